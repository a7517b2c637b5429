import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { agency, level } from '../kinds/agency.ts';
import { uscc } from '../kinds/printed.ts';
import { key } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** An office of an agency (办案单位). */
@Entity({ schema: 'coordination', name: 'organ' })
@ObjectType('Organ', { description: 'An office of an agency, in its place in the tree. 单位' })
export class Organ {
  @Cell(key(40), 'Id of the organ: agency and division, or agency and number. 单位编号', {
    primary: true,
  })
  id!: string;

  @Cell(text(200), 'Full name. 名称', { notNull: true })
  name!: string;

  @Cell(agency(), 'Agency. 所属机关', { notNull: true })
  agency!: string;

  @Cell(level(), 'Level. 级别', { notNull: true })
  level!: string;

  @Cell(key(40), 'Division that the organ is in charge of (GB/T 2260). 行政区划', { notNull: true })
  divisionCode!: string;

  @Cell(key(40), 'Id of the organ above it. 上级单位')
  parentId?: string;

  @Cell(text(20), 'Code in court case numbers, such as 鲁0303. 法院代字')
  courtCode?: string;

  @Cell(uscc(), 'Unified social credit code. 统一社会信用代码')
  uscc?: string;

  @Cell(text(200), 'Whom to call: liaison and telephone. 联系方式')
  contact?: string;
}
