import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { date } from '../kinds/date.ts';
import { key } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** An instrument that records may rest on (法律依据) with its validity. */
@Entity({ schema: 'coordination', name: 'legal_basis' })
@ObjectType('LegalBasis', { description: 'A law, interpretation or rule. 法律依据' })
export class LegalBasis {
  @Cell(key(20), 'Short code, such as A17 for 环环监〔2017〕17号. 代码', { primary: true })
  id!: string;

  @Cell(text(200), 'Title. 名称', { notNull: true })
  title!: string;

  @Cell(text(100), 'Document number. 文号')
  documentNo?: string;

  @Cell(date('any'), 'First day in force. 施行日期')
  validFrom?: string;

  @Cell(date('any'), 'Last day in force. 失效日期')
  validTo?: string;

  @Cell(key(20), 'Code of the instrument that took its place. 替代文件')
  replacedById?: string;
}
