import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { flag } from '../kinds/flag.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** The seven kinds of material that go with a transfer (移送材料, 17号 Art. 6). */
const kinds = {
  TRANSFER_LETTER: 'Letter of transfer. 案件移送书',
  INVESTIGATION_REPORT: 'Report of the investigation. 案件调查报告',
  SCENE_RECORDS:
    'Records of inspection, questioning and sampling, plan of the scene. 现场检查（勘察）笔录、调查询问笔录、现场勘验图、采样记录单',
  ITEM_LIST: 'List of items with the papers of coercive measures. 涉案物品清单',
  SCENE_IMAGES: 'Photographs and recordings with their list. 现场照片或者录音录像资料及清单',
  TECHNICAL_REPORTS:
    'Reports of monitoring, tests and incidents, expert determinations. 监测、检验报告、突发环境事件调查报告、认定意见',
  OTHER: 'Other material. 其他有关材料',
};

export const enclosureKinds: readonly string[] = Object.keys(kinds);

/** One line of the checklist of a transfer (移送材料, 17号 Art. 6). */
@ObjectType('EnclosureItem', {
  description: 'One line of the checklist of a transfer (17号 Art. 6). 移送材料',
})
@InputType('EnclosureItemInput')
export class EnclosureItem {
  @Part(choice('EnclosureKind', kinds), 'Kind of enclosure. 材料种类', { required: true })
  kind?: string;

  @Part(flag(), 'Whether it is enclosed. 是否附卷', { required: true })
  present?: boolean;

  @Part(text(500), 'Why it is not enclosed. 未附原因')
  reason?: string;
}
