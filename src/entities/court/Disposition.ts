import { InputType, ObjectType } from 'type-graphql';
import { chargeName } from '../kinds/chargeNames.ts';
import { integer, yuan } from '../kinds/number.ts';
import { Part } from '../Part.ts';
import { principalPenalty } from './principalPenalty.ts';
import { supplementaryPenalties } from './supplementaryPenalties.ts';

/** What a judgment imposes for one charge (判处结果). */
@ObjectType('Disposition', {
  description: 'What a judgment imposes for one charge. 各罪判处结果',
})
@InputType('DispositionInput')
export class Disposition {
  @Part(chargeName(), 'Charge by its name. 罪名', { required: true })
  charge?: string;

  @Part(principalPenalty(), 'Principal penalty. 主刑')
  penaltyKind?: string;

  @Part(integer(), 'Its length in months. 刑期（月）')
  months?: number;

  @Part(integer(), 'Probation in months. 缓刑考验期（月）')
  probationMonths?: number;

  @Part(yuan(), 'Fine in yuan. 罚金（元）')
  fineYuan?: number;

  @Part(supplementaryPenalties(), 'Supplementary penalties. 附加刑')
  supplementary?: readonly string[];
}
