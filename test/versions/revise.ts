import type { FeedDefinition } from '../../src/entities/Feed.ts';
import { newKey } from '../fixtures/publish.ts';
import type { Answer, TestHub } from '../setup/testHub.ts';

const receipt = '{ recordId version enteredAt lateDays replayed warnings { code } }';
const reason = '经核查原录入内容有误，予以更正';

export interface Correction {
  readonly id: string;
  readonly version?: number;
  readonly patch?: object;
  readonly key?: string;
  readonly reason?: string;
}

/** Corrects a record as an officer; without a patch withdraws it. */
export function revise(
  hub: Pick<TestHub, 'ask'>,
  login: string,
  feed: FeedDefinition,
  { id, version = 1, patch, key = newKey(), reason: why = reason }: Correction,
): Promise<Answer> {
  const of = { id, version, key, why };
  const given = '$id: ID!, $version: Int!, $key: String!, $why: String!';
  const shared = 'id: $id, expectedVersion: $version, reason: $why, idempotencyKey: $key';
  if (patch === undefined) {
    const query = `mutation (${given}) { receipt: withdraw${feed.name}(${shared}) ${receipt} }`;
    return hub.ask(login, query, of);
  }
  const query = `mutation (${given}, $patch: ${feed.name}Input!) {
    receipt: correct${feed.name}(${shared}, patch: $patch) ${receipt} }`;
  return hub.ask(login, query, { ...of, patch });
}
