import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { quantity } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { wasteCode } from '../kinds/wasteCode.ts';
import { Part } from '../Part.ts';

/** A pollutant that was found (污染物, 环发〔2013〕126号 一(三)). */
@ObjectType('Pollutant', { description: 'A pollutant that was found. 污染物' })
@InputType('PollutantInput')
export class Pollutant {
  @Part(text(100), 'Name. 名称', { required: true })
  name?: string;

  @Part(
    choice('PollutedMedium', {
      WATER: 'Water. 水',
      AIR: 'Air. 大气',
      SOIL: 'Soil. 土壤',
      SOLID_WASTE: 'Solid waste. 固体废物',
      NOISE: 'Noise. 噪声',
      RADIATION: 'Radiation. 辐射',
      OTHER: 'Other. 其他',
    }),
    'Medium. 环境介质',
  )
  medium?: string;

  @Part(quantity(), 'Concentration that was measured. 浓度')
  concentration?: number;

  @Part(text(40), 'Unit of concentration and standard, such as mg/L. 浓度单位')
  unit?: string;

  @Part(quantity(), 'Limit of the standard, in the same unit. 标准限值')
  standardValue?: number;

  @Part(quantity(), 'Times over the limit: (concentration − limit) ÷ limit. 超标倍数')
  timesOver?: number;

  @Part(quantity(), 'Amount. 数量')
  amount?: number;

  @Part(text(40), 'Unit of the amount, such as t. 数量单位')
  amountUnit?: string;

  @Part(
    wasteCode(),
    'Category and code of the hazardous waste, such as HW08 900-249-08. 危险废物代码',
  )
  wasteCode?: string;
}
