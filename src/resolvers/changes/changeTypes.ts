import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Case } from '../../entities/coordination/Case.ts';
import { Clock } from '../../entities/coordination/Clock.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { FeedRecord } from '../../entities/FeedRecord.ts';
import { scalars } from '../../entities/kinds/scalars.ts';
import type { Registry } from '../../policy/Registry.ts';
import { eventKinds } from './eventKinds.ts';

type ObjectClass = new () => object;

const kinds = Object.fromEntries(Object.keys(eventKinds).map((name) => [name, name]));
registerEnumType(kinds, {
  name: 'ChangeKind',
  description: 'What an event tells. 变更类型',
  valuesConfig: Object.fromEntries(
    Object.entries(eventKinds).map(([name, description]) => [name, { description }]),
  ),
});

interface ChangeTypes {
  readonly change: ObjectClass;
  readonly page: ObjectClass;
  /** Limits to feeds, divisions, cases and kinds. */
  readonly filter: ObjectClass;
  /** The same without feeds, for a stream of one. */
  readonly feedFilter: ObjectClass;
  readonly ofFeed: (feed: FeedDefinition) => ObjectClass;
}

/** The types in which changes are told. */
export function changeTypes(registry: Registry): ChangeTypes {
  const change = eventType('Change', 'Something that happened in a case. 变更', FeedRecord);
  const page = class {};
  ObjectType('ChangePage', { description: 'The next changes after a cursor. 变更页' })(page);
  field(page, 'events', () => [change], 'The events, oldest first. 变更');
  field(page, 'cursor', () => String, 'Where the next page goes on. 游标');
  field(page, 'hasMore', () => Boolean, 'Whether more events are there already. 是否还有');
  return {
    change,
    page,
    filter: filterType('ChangeFilter', feedNames(registry)),
    feedFilter: filterType('FeedChangeFilter', undefined),
    ofFeed: (feed) => eventType(`${feed.name}Change`, `A change of ${feed.description}`, feed.of),
  };
}

function eventType(name: string, description: string, record: abstract new () => object) {
  const type: ObjectClass = class {};
  ObjectType(name, { description })(type);
  field(type, 'id', () => ID, 'Id of the event: the same when it is delivered again. 事件号');
  field(type, 'cursor', () => String, 'Go on after this event with this cursor. 游标');
  field(type, 'kind', () => kinds, 'What happened. 类型');
  const more: readonly [string, () => unknown, string][] = [
    ['changedAt', () => scalars.dateTime, 'When it happened (UTC). 时间'],
    ['feed', () => String, 'Name of the record’s type. 信息类别'],
    ['recordId', () => ID, 'Id of the record. 记录号'],
    ['version', () => Int, 'Version that the change made. 版本'],
    ['caseId', () => ID, 'Id of the case. 案件编号'],
    ['partyId', () => ID, 'The party that came further, if it was not the case. 当事人编号'],
    ['record', () => record, 'The record as you may see it now. 记录'],
    ['clock', () => Clock, 'The time limit that has passed, as you may see it now. 时限'],
    ['case', () => Case, 'The case as you may see it now. 案件'],
  ];
  for (const [key, of, text] of more) field(type, key, of, text, true);
  return type;
}

function filterType(name: string, feeds: object | undefined): ObjectClass {
  const type = class {};
  InputType(name, { description: 'Which changes; all that is given must hold. 变更筛选' })(type);
  if (feeds) field(type, 'feeds', () => [feeds], 'Of these feeds. 信息类别', true);
  field(type, 'divisions', () => [String], 'In these divisions (GB/T 2260). 行政区划', true);
  field(type, 'cases', () => [ID], 'In these cases. 案件', true);
  field(type, 'kinds', () => [kinds], 'Of these kinds. 类型', true);
  return type;
}

function feedNames({ feeds }: Registry): object {
  const names = Object.fromEntries(feeds.map(({ name }) => [name, name]));
  const valuesConfig = Object.fromEntries(
    feeds.map(({ name, description }) => [name, { description }]),
  );
  registerEnumType(names, { name: 'FeedName', description: 'A feed. 信息类别', valuesConfig });
  return names;
}

function field(
  of: ObjectClass,
  name: string,
  type: () => unknown,
  description: string,
  nullable = false,
) {
  Field(() => type() as never, { description, nullable })(of.prototype, name);
}
