import { InputType, ObjectType } from 'type-graphql';
import { quantity } from '../kinds/number.ts';
import { Part } from '../Part.ts';

/** A place on the map (经纬度), in the bounds of China. */
@ObjectType('GeoPoint', { description: 'A place on the map (CGCS2000). 经纬度' })
@InputType('GeoPointInput')
export class GeoPoint {
  @Part(quantity(73, 136), 'Longitude in degrees east. 经度', { required: true })
  longitude?: number;

  @Part(quantity(3, 54), 'Latitude in degrees north. 纬度', { required: true })
  latitude?: number;
}
