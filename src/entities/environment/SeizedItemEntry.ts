import { InputType, ObjectType } from 'type-graphql';
import { flag } from '../kinds/flag.ts';
import { quantity } from '../kinds/number.ts';
import { documentNo } from '../kinds/printed.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** One line of the list of items of a case (涉案物品清单, 17号 Art. 6(4)). */
@ObjectType('SeizedItemEntry', {
  description: 'One line of the list of items of a case. 涉案物品',
})
@InputType('SeizedItemEntryInput')
export class SeizedItemEntry {
  @Part(text(200), 'Name. 名称', { required: true })
  name?: string;

  @Part(quantity(), 'Quantity, in the unit beside it. 数量')
  quantity?: number;

  @Part(text(40), 'Unit of the quantity. 单位')
  unit?: string;

  @Part(text(500), 'Features. 特征')
  features?: string;

  @Part(text(300), 'Where it is kept. 存放地')
  storagePlace?: string;

  @Part(flag(), 'Whether it is dangerous. 是否危险物品')
  dangerous?: boolean;

  @Part(documentNo('ANY'), 'Number of the measure that secured it. 强制措施文书号')
  measureNo?: string;
}
