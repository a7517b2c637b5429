import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, type Receipt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { fragments, selections } from './selections.ts';

const officer = 'environment-officer-370303';
let hub: TestHub;
let penalty: Receipt;
let filing: Receipt;

const parties = [{ kind: 'LEGAL', name: '某化工有限公司' }];
const entry = (n: number) => ({
  ...inputOf(feedOf(AdministrativePenalty), n),
  fineAmount: n,
  parties,
});

beforeAll(async () => {
  hub = await openTestHub();
  penalty = await publish(hub, AdministrativePenalty, entry(1));
  const { caseId } = penalty;
  await publish(hub, AdministrativePenalty, { ...entry(2), caseId });
  filing = await publish(hub, FilingDecision, { ...inputOf(feedOf(FilingDecision), 1), caseId });
});

afterAll(() => hub.close());

const data = async (query: string, variables: object = {}): Promise<unknown> => {
  const { body } = await hub.ask(officer, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
};

const whole = (fields: string) => (fields.includes('...Header') ? fragments : '');

describe.each(selections)('case { %s }', (fields) => {
  test('answers alike beside a root field that is not planned', async () => {
    const alone = await data(`query ($id: ID!) { case(id: $id) { ${fields} } } ${whole(fields)}`, {
      id: penalty.caseId,
    });
    const mixed = await data(
      `query ($id: ID!) { me { login } case(id: $id) { ${fields} } __typename } ${whole(fields)}`,
      { id: penalty.caseId },
    );
    expect(at(alone, 'case')).not.toBeNull();
    expect(mixed).toEqual({ me: { login: officer }, case: at(alone, 'case'), __typename: 'Query' });
  });
});

describe('a record in a receipt', () => {
  test.each([
    'a: id b: id',
    'w: withheld { field } v: withheld { reason }',
    '... on Node { id } case { p: parties { kind } q: parties { name } }',
  ])('is selected as anywhere: %s', async (fields) => {
    const variables = { input: entry(3 + fields.length), key: `operations-${fields.length}` };
    const published = await data(
      `mutation ($input: AdministrativePenaltyInput!, $key: String!) {
        receipt: publishAdministrativePenalty(input: $input, idempotencyKey: $key) { recordId record { ${fields} } } }`,
      variables,
    );
    const id = at(published, 'receipt.recordId');
    const read = await data(`query ($id: ID!) { administrativePenalty(id: $id) { ${fields} } }`, {
      id,
    });
    expect(at(published, 'receipt.record')).toEqual(at(read, 'administrativePenalty'));
  });
});

describe('fragments and directives', () => {
  test('node(id) takes the fields of its own type only', async () => {
    const query = `query ($id: ID!) { node(id: $id) { __typename id
      ... on AdministrativePenalty { decisionNo } ... on FilingDecision { result } ... on Case { stage } ... on FeedRecord { hubCaseNo } } }`;
    const { hubCaseNo, recordId, caseId } = penalty;
    const node = async (id: string, text = query) => at(await data(text, { id }), 'node');
    const { decisionNo } = inputOf(feedOf(AdministrativePenalty), 1);
    const record = { __typename: 'AdministrativePenalty', id: recordId, decisionNo, hubCaseNo };
    expect(await node(recordId)).toEqual(record);
    expect(await node(caseId)).toEqual({ __typename: 'Case', id: caseId, stage: 'S6' });
    const beside = query.replace('{ node', '{ me { login } node');
    expect(await node(filing.recordId, beside)).toEqual(await node(filing.recordId));
    expect(await node(filing.recordId)).toMatchObject({ __typename: 'FilingDecision', hubCaseNo });
  });

  test.each([true, false])('@skip and @include follow their variable (%s)', async (flag) => {
    const query = `query ($id: ID!, $flag: Boolean!, $other: Boolean = true) { case(id: $id) {
      id @include(if: $flag) hubCaseNo @skip(if: $flag) stage @include(if: $other) divisionCode @skip(if: true)
      ... on Case @include(if: $flag) { openedOn } ...Name @skip(if: $flag) } } fragment Name on Case { name }`;
    const keys = Object.keys(at(await data(query, { id: penalty.caseId, flag }), 'case') ?? {});
    expect(keys.toSorted()).toEqual(
      flag ? ['id', 'openedOn', 'stage'] : ['hubCaseNo', 'name', 'stage'],
    );
  });

  test('a root field that is skipped is not asked', async () => {
    const query = 'query ($no: Boolean!) { me { login } cases @include(if: $no) { totalCount } }';
    expect(await data(query, { no: false })).toEqual({ me: { login: officer } });
    const planned =
      'query ($no: Boolean!) { organs(first: 0) { nodes { id } } cases @include(if: $no) { totalCount } }';
    expect(await data(planned, { no: false })).toEqual({ organs: { nodes: [] } });
  });
});

describe('documents', () => {
  const document =
    'query One { cases { totalCount } } query Two { parties { totalCount } } query Me { me { login } }';

  test('of several operations answer the one that is named', async () => {
    for (const [operationName, key] of [
      ['One', 'cases'],
      ['Two', 'parties'],
      ['Me', 'me'],
    ] as const) {
      const { body } = await hub.send({
        headers: {
          authorization: `Bearer ${await hub.token(officer)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query: document, operationName }),
      });
      expect(Object.keys(body.data ?? {})).toEqual([key]);
    }
  });

  test('of several root fields answer each, in the order of the document', async () => {
    const answer = await data(
      '{ b: cases { totalCount } __typename me { login } a: parties { totalCount } organs(first: 1) { nodes { id } } }',
    );
    expect(Object.keys(answer ?? {})).toEqual(['b', '__typename', 'me', 'a', 'organs']);
  });

  test('are introspected beside data', async () => {
    const answer = await data(
      '{ __schema { queryType { name } } cases { totalCount } __type(name: "Case") { name } }',
    );
    expect(at(answer, '__schema.queryType.name')).toBe('Query');
    expect(at(answer, 'cases.totalCount')).toBeGreaterThan(0);
    expect(
      listAt(await data('{ __schema { types { name } } }'), '__schema.types').length,
    ).toBeGreaterThan(100);
  });
});
