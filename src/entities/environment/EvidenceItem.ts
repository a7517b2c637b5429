import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** A piece of evidence that criminal procedure can use (证据, 17号 Art. 20). */
@ObjectType('EvidenceItem', {
  description: 'A piece of evidence that criminal procedure can use (17号 Art. 20). 证据',
})
@InputType('EvidenceItemInput')
export class EvidenceItem {
  @Part(
    choice('EvidenceKind', {
      PHYSICAL: 'Physical evidence. 物证',
      DOCUMENTARY: 'Documentary evidence. 书证',
      AUDIO_VISUAL: 'Audio-visual material. 视听资料',
      ELECTRONIC: 'Electronic data. 电子数据',
      MONITORING_REPORT: 'Monitoring report. 监测报告',
      TEST_REPORT: 'Test report. 检验报告',
      DETERMINATION: 'Determination. 认定意见',
      APPRAISAL: 'Expert appraisal. 鉴定意见',
      SCENE_RECORD: 'Record of the scene. 勘验笔录',
      INSPECTION_RECORD: 'Record of an inspection. 检查笔录',
    }),
    'Kind of evidence. 证据种类',
    { required: true },
  )
  kind?: string;

  @Part(text(200), 'Name. 证据名称', { required: true })
  name?: string;

  @Part(text(1000), 'What it proves. 证明内容')
  proves?: string;

  @Part(dateTime(), 'When it was collected. 收集时间')
  collectedAt?: string;
}
