import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { date } from '../kinds/date.ts';
import { key } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** A criminal charge (罪名) with its validity. */
@Entity({ schema: 'coordination', name: 'charge' })
@ObjectType('Charge', { description: 'A criminal charge of the Criminal Law (刑法). 罪名' })
export class Charge {
  @Cell(key(20), 'Code of the hub: CL, article, paragraph. 代码', { primary: true })
  id!: string;

  @Cell(text(100), 'Name of the charge. 罪名', { notNull: true })
  name!: string;

  @Cell(text(40), 'Article of the Criminal Law. 条文', { notNull: true })
  article!: string;

  @Cell(date('any'), 'First day of acts to which it applies. 施行日期', { notNull: true })
  validFrom!: string;

  @Cell(date('any'), 'Last such day; null: in force. 失效日期')
  validTo?: string;

  @Cell(key(20), 'Code of the charge that took its place. 后继罪名')
  successorId?: string;

  @Cell(text(40), 'Official code of FYB/T 51203.1, where known. 官方代码')
  officialCode?: string;
}
