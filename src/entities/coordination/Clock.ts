import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { agency } from '../kinds/agency.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { key, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';
import { Node } from '../Node.ts';
import { Case } from './Case.ts';
import { Organ } from './Organ.ts';
import { TimeLimit } from './TimeLimit.ts';

const byHub = { entered: false } as const;

const states = {
  RUNNING: 'In time. 期限内',
  AMBER: 'Two thirds of it are over, or a stricter rule has ended. 预警',
  RED: 'About to fall due. 即将到期',
  PAUSED: 'It stands still until the ground for it is gone. 中止计算',
  OVERDUE: 'Not done in time. 逾期未办',
  MET: 'Done in time. 按期办结',
  MET_LATE: 'Done late. 超期办结',
  VOID: 'No longer owed, or a right that was not used. 期限失效',
} as const;

/** Follows from the stored times and from now, so nothing need happen when a limit passes. */
const stateSql = (row: string): string => `CASE
  WHEN ${row}.ended_as = 'LAPSED' THEN 'VOID'
  WHEN ${row}.ended_at <= ${row}.due_at OR ${row}.ended_at >= ${row}.paused_at THEN 'MET'
  WHEN ${row}.ended_at IS NOT NULL THEN 'MET_LATE'
  WHEN ${row}.paused_at IS NOT NULL THEN 'PAUSED'
  WHEN now() > ${row}.due_at THEN CASE WHEN ${row}.optional THEN 'VOID' ELSE 'OVERDUE' END
  WHEN now() > ${row}.red_at THEN 'RED'
  WHEN now() > ${row}.amber_at THEN 'AMBER'
  ELSE 'RUNNING' END`;

/** A time limit that runs in a case (时限). Only who may know its beginning and end may see it. */
@Entity({ schema: 'coordination', name: 'clock' })
@ObjectType('Clock', {
  implements: Node,
  description: 'A time limit that runs, or ran, in a case. 时限',
})
export class Clock {
  @Cell(reference(), 'Id of the clock, a UUID. 编号', { ...byHub, primary: true })
  id!: string;

  @Cell(key(60), 'Id of the rule, such as TL-17. 规则', { ...byHub, notNull: true })
  rule!: string;

  @Field(() => TimeLimit, { nullable: true, description: 'The rule. 规则' })
  limit?: TimeLimit;

  @Cell(reference(), 'Id of the case. 案件', { ...byHub, notNull: true })
  caseId!: string;

  @Field(() => Case, { nullable: true, description: 'The case. 案件' })
  case?: Case;

  @Cell(reference(), 'Id of the suspect whom it concerns, if one. 当事人', byHub)
  partyId?: string;

  @Cell(key(6), 'Division of the case (GB/T 2260). 行政区划', { ...byHub, notNull: true })
  divisionCode!: string;

  @Cell(text(60), 'Feed of the record that began it. 起算信息类别', { ...byHub, notNull: true })
  feed!: string;

  @Cell(reference(), 'Id of that record. 起算记录', { ...byHub, notNull: true })
  recordId!: string;

  @Cell(agency(), 'Agency that owes it. 义务机关', byHub)
  obligedAgency?: string;

  @Cell(key(40), 'Id of the organ that owes it, if known. 义务单位', byHub)
  obligedOrganId?: string;

  @Field(() => Organ, { nullable: true, description: 'The organ that owes it. 义务单位' })
  obligedOrgan?: Organ;

  @Cell(dateTime(), 'When it began. 起算时间', { ...byHub, notNull: true })
  startedAt!: string;

  @Cell(dateTime('any'), 'Its last moment. 届满时间', { ...byHub, notNull: true })
  dueAt!: string;

  @Cell(dateTime('any'), 'From when it is amber. 预警时间', { ...byHub, notNull: true })
  amberAt!: string;

  @Cell(dateTime('any'), 'From when it is red. 临期时间', { ...byHub, notNull: true })
  redAt!: string;

  @Cell(
    dateTime('any'),
    'Since when it stands still; the last moment moves once it goes on. 中止时间',
    byHub,
  )
  pausedAt?: string;

  @Cell(choice('ClockState', states), 'How it stands now. 状态', { ...byHub, derive: stateSql })
  state!: string;

  @Cell(flag(), 'A right that need not be used, so that nobody is late with it. 可以行使的权利', {
    ...byHub,
    notNull: true,
  })
  optional!: boolean;

  @Cell(
    flag(),
    'The hub is not told whether it is owed or was prolonged: do not count it against anybody. 附条件',
    { ...byHub, notNull: true },
  )
  conditional!: boolean;

  @Cell(dateTime(), 'When it ended. 终结时间', byHub)
  endedAt?: string;

  @Cell(reference(), 'Id of the record that ended it. 终结记录', byHub)
  endedById?: string;

  @Cell(text(10), 'Met or lapsed', { internal: true })
  endedAs?: string;

  @Cell(flag(), 'Whether it has been told that the limit passed', { internal: true, notNull: true })
  overdueTold!: boolean;
}
