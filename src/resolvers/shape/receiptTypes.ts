import { Field, Int, ObjectType } from 'type-graphql';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { ProblemType, receiptFields } from './Problem.ts';

type ObjectClass = new () => object;

interface ReceiptTypes {
  readonly one: ObjectClass;
  readonly batch: ObjectClass;
}

const known = new WeakMap<FeedDefinition, ReceiptTypes>();

/** The types of a feed's receipts: of one record, of one row of a batch, of a batch. */
export function receiptTypes(feed: FeedDefinition): ReceiptTypes {
  const types = known.get(feed) ?? makeTypes(feed);
  known.set(feed, types);
  return types;
}

function makeTypes(feed: FeedDefinition): ReceiptTypes {
  const one = class {};
  ObjectType(`${feed.name}Receipt`, { description: `Receipt of one ${feed.name}. 回执` })(one);
  for (const [name, type, description] of receiptFields) {
    Field(() => type() as never, { description })(one.prototype, name);
  }
  const row = class {};
  ObjectType(`${feed.name}Row`, { description: 'What became of one row of a batch.' })(row);
  const rowFields: readonly [string, () => unknown, boolean, string][] = [
    ['index', () => Int, false, 'Place in the batch, from 0. 行号'],
    ['receipt', () => one, true, 'The receipt, if the row was stored. 回执'],
    ['problems', () => [ProblemType], false, 'Why it was not stored. 问题'],
  ];
  for (const [name, type, nullable, description] of rowFields) {
    Field(() => type() as never, { nullable, description })(row.prototype, name);
  }
  const batch = class {};
  ObjectType(`${feed.name}BatchReceipt`, { description: 'Receipt of a batch. 批量回执' })(batch);
  const batchFields: readonly [string, () => unknown, string][] = [
    ['accepted', () => Int, 'Rows that are stored. 成功行数'],
    ['rejected', () => Int, 'Rows that were refused. 失败行数'],
    ['rows', () => [row], 'Each row, in the order of the batch. 各行结果'],
  ];
  for (const [name, type, description] of batchFields) {
    Field(() => type() as never, { description })(batch.prototype, name);
  }
  return { one, batch };
}
