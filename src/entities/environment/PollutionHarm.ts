import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { flag } from '../kinds/flag.ts';
import { integer, quantity } from '../kinds/number.ts';
import { Part } from '../Part.ts';

/** What a pollution did (污染后果, 法释〔2023〕7号 Art. 1–3). */
@ObjectType('PollutionHarm', {
  description: 'What a pollution did (法释〔2023〕7号 Art. 1–3). 污染后果',
})
@InputType('PollutionHarmInput')
export class PollutionHarm {
  @Part(
    choice('IntakeLevel', {
      TOWNSHIP: 'Of a township. 乡镇集中式饮用水水源',
      COUNTY: 'Of a county town. 县级城区集中式饮用水水源',
      CITY: 'Of a city divided into districts. 设区的市级城区集中式饮用水水源',
    }),
    'Which intake of drinking water was interrupted. 取水中断的水源',
  )
  intake?: string;

  @Part(quantity(), 'For how many hours. 取水中断时长（小时）')
  intakeHours?: number;

  @Part(flag(), 'In a river or lake that the State lists as important. 国家确定的重要江河、湖泊')
  listedWater?: boolean;

  @Part(
    flag(),
    'The ecology of the area is degraded, or wild life gravely destroyed. 生态功能退化或者野生生物资源严重破坏',
  )
  ecologyDegraded?: boolean;

  @Part(
    quantity(),
    'Permanent basic farmland and public-welfare forest destroyed, in mu. 永久基本农田、公益林地（亩）',
  )
  basicFarmlandMu?: number;

  @Part(quantity(), 'Other agricultural land destroyed, in mu. 其他农用地（亩）')
  otherFarmlandMu?: number;

  @Part(quantity(), 'Other land destroyed, in mu. 其他土地（亩）')
  otherLandMu?: number;

  @Part(quantity(), 'Trees killed, in cubic metres. 林木死亡（立方米）')
  treesCubicMetres?: number;

  @Part(integer(), 'Saplings killed. 幼树死亡（株）')
  saplings?: number;

  @Part(integer(), 'People evacuated. 疏散、转移群众（人）')
  evacuated?: number;

  @Part(integer(), 'People poisoned. 中毒（人）')
  poisoned?: number;

  @Part(integer(), 'People slightly injured. 轻伤（人）')
  slightlyInjured?: number;

  @Part(integer(), 'People seriously injured or ill. 重伤、严重疾病（人）')
  seriouslyInjured?: number;

  @Part(integer(), 'People severely disabled or killed. 严重残疾、死亡（人）')
  disabledOrKilled?: number;
}
