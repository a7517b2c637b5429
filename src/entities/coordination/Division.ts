import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { level } from '../kinds/agency.ts';
import { listOf } from '../kinds/code.ts';
import { flag } from '../kinds/flag.ts';
import { key } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** An administrative division (行政区划, GB/T 2260), also one that has been abolished. */
@Entity({ schema: 'coordination', name: 'division' })
@ObjectType('Division', {
  description:
    'An administrative division of GB/T 2260, with its successors if abolished. 行政区划',
})
export class Division {
  @Cell(key(6), 'Six-digit code. 代码', { primary: true })
  id!: string;

  @Cell(text(100), 'Name. 名称', { notNull: true })
  name!: string;

  @Cell(level(), 'Level. 级别', { notNull: true })
  level!: string;

  @Cell(key(6), 'Code of the division above it. 上级代码')
  parentId?: string;

  @Cell(flag(), 'Whether the code is in force; abolished codes are still printed. 是否现行', {
    notNull: true,
  })
  current!: boolean;

  @Cell(flag(), 'A local code that is not in GB/T 2260, such as a development zone. 非标代码', {
    notNull: true,
  })
  nonStandard!: boolean;

  @Cell(listOf(text(6)), 'Codes of the divisions that took its place. 后继代码', { notNull: true })
  successors!: readonly string[];
}
