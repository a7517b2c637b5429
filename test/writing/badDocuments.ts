import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';

const feed = feedOf(AdministrativePenalty);
const { one, batch } = publication(feed);
const input = inputOf(feed, 2);
const list = (args: string) => `{ administrativePenalties(${args}) { totalCount } }`;
const deep = (levels: number): string =>
  levels === 0 ? '{ serious: { eq: true } }' : `{ and: [${deep(levels - 1)}] }`;
const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const roots = (count: number) =>
  Array.from({ length: count }, (_, n) => `r${n}: cases { totalCount }`).join(' ');
const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}: id`).join(' ');

/** What is wrong, the document, its variables, and the code that answers it. */
export const badDocuments: readonly (readonly [string, string, object, string])[] = [
  ['a syntax error', '{ me { login }', {}, 'GRAPHQL_PARSE_FAILED'],
  ['more tokens than 8000', `{ ${'me { login } '.repeat(3000)} }`, {}, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', '{ me { password } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown root', '{ secrets { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown argument', '{ cases(limit: 3) { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a fragment in a circle',
    '{ ...A } fragment A on Query { ...A }',
    {},
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a subscription', 'subscription { cases { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'several operations and no name',
    'query A { me { login } } query B { me { login } }',
    {},
    'BAD_REQUEST',
  ],
  ['no variable where one must be', one, { input }, 'BAD_USER_INPUT'],
  ['a number as key', one, { input, key: 12345678 }, 'BAD_USER_INPUT'],
  ['a list as record', one, { input: [input, input], key: newKey() }, 'BAD_USER_INPUT'],
  [
    'text as amount',
    one,
    { input: { ...input, fineAmount: 'much' }, key: newKey() },
    'BAD_USER_INPUT',
  ],
  [
    'an unknown field of the record',
    one,
    { input: { ...input, colour: 'red' }, key: newKey() },
    'BAD_USER_INPUT',
  ],
  [
    'a field that the hub sets',
    one,
    { input: { ...input, lateDays: 0 }, key: newKey() },
    'BAD_USER_INPUT',
  ],
  [
    'an unknown choice',
    one,
    { input: { ...input, counterpartType: 'ROBOT' }, key: newKey() },
    'BAD_USER_INPUT',
  ],
  [
    'a bad row in a batch of another type',
    batch,
    { inputs: [input, 7], key: newKey() },
    'BAD_USER_INPUT',
  ],
  ['a key of 7 characters', one, { input, key: '1234567' }, 'BAD_IDEMPOTENCY_KEY'],
  ['a key of 201 characters', one, { input, key: 'k'.repeat(201) }, 'BAD_IDEMPOTENCY_KEY'],
  ['a key with a NUL', batch, { inputs: [input], key: 'key\0of\0nul' }, 'BAD_IDEMPOTENCY_KEY'],
  ['a cursor that is none', list('first: 1, after: "abc"'), {}, 'BAD_CURSOR'],
  [
    'a cursor of another order',
    list(`first: 1, after: "${cursorOf(['x true', '1', '2'])}"`),
    {},
    'BAD_CURSOR',
  ],
  [
    'a cursor with objects in it',
    list(`last: 1, before: "${cursorOf(['decided_at true,id true', {}, {}])}"`),
    {},
    'BAD_CURSOR',
  ],
  [
    'a cursor with other values',
    list(`first: 1, after: "${cursorOf(['decided_at true,id true', 'x', 'y'])}"`),
    {},
    'BAD_CURSOR',
  ],
  ['a page of 1001', list('first: 1001'), {}, 'BAD_PAGE'],
  ['a page of less than none', list('last: -1'), {}, 'BAD_PAGE'],
  ['both ends at once', list('first: 1, last: 1'), {}, 'BAD_PAGE'],
  ['a filter nine levels deep', list(`where: ${deep(10)}`), {}, 'QUERY_TOO_LARGE'],
  ['21 root fields', `{ ${roots(21)} }`, {}, 'QUERY_TOO_LARGE'],
  [
    '21 root fields beside one that is not planned',
    `{ me { login } ${roots(20)} }`,
    {},
    'QUERY_TOO_LARGE',
  ],
  [
    '2001 fields of a record',
    `{ administrativePenalties { nodes { ${fields(2001)} } } }`,
    {},
    'QUERY_TOO_LARGE',
  ],
  [
    'an alias of 64 characters',
    `{ case(id: "x") { ${'a'.repeat(64)}: id } }`,
    {},
    'QUERY_TOO_LARGE',
  ],
  [
    'an impossible date in a filter',
    list('where: { decidedOn: { gt: "2026-02-30" } }'),
    {},
    'BAD_FILTER',
  ],
  [
    'a time without offset in a filter',
    list('where: { paidAt: { lt: "2026-02-01T00:00:00" } }'),
    {},
    'BAD_FILTER',
  ],
  ['a NUL in a filter', list('where: { facts: { eq: "a\\u0000" } }'), {}, 'BAD_FILTER'],
];
