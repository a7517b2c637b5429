import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

/** Text that breaks what pastes it into SQL, JSON, LIKE patterns, arrays or HTML. */
const hostile = [
  "'; DROP TABLE environment.administrative_penalty; --",
  "' OR '1'='1",
  '$1 $$ $tag$ :name ?',
  '\\',
  "\\'; SELECT 1 --",
  '{"a": "b"}',
  '{a,b,"c",NULL}',
  'NULL',
  '%_%',
  'line\nbreak\ttab\r\nend',
  '\u0001\u001f\u007f',
  'a\u2028\u2029\ufeff.',
  '😀👨‍👩‍👧‍👦𠮷野家',
  '</script><script>alert(1)</script>',
  '__proto__',
  'case',
  '{{7*7}} #{7*7} <%= 7*7 %>',
  '‮right to left',
];

const publishNamed = (n: number, text: string): Promise<unknown> => {
  const input: Input = {
    ...inputOf(feed, n),
    facts: text,
    counterpartName: text,
    legalBasis: [text, 'second'],
    appraised: { kind: text, result: text },
    parties: [{ kind: 'LEGAL', name: text }],
  };
  return hub.ask(officer, publication(feed).one, { input, key: newKey() }).then(({ body }) => body);
};

describe.each(hostile.map((text, n) => [JSON.stringify(text), text, n] as const))(
  '%s',
  (_, text, n) => {
    test('is stored, found and shown as it is, and does nothing', async () => {
      const id = textAt(await publishNamed(n, text), 'data.receipt.recordId');
      const fields =
        '{ nodes { id facts counterpartName legalBasis appraised { kind result } parties { name } } }';
      const query = `query ($text: String!) {
      equal: administrativePenalties(where: { counterpartName: { eq: $text } }) ${fields}
      among: administrativePenalties(where: { facts: { in: [$text] } }) { nodes { id } }
      held: administrativePenalties(where: { legalBasis: { has: $text } }) { nodes { id } }
      begun: administrativePenalties(where: { facts: { prefix: $text } }) { nodes { id } }
      named: administrativePenalties(where: { parties: { name: { eq: $text } } }) { nodes { id } }
      inline: administrativePenalties(where: { facts: { eq: ${JSON.stringify(text)} } }) { nodes { id } }
      number: caseByNumber(number: $text) { id }
      case(id: ${JSON.stringify(text)}) { id }
    }`;
      const { body } = await hub.ask(officer, query, { text });
      expect(body.errors).toBeUndefined();
      const one = [{ id }];
      const shown = { facts: text, counterpartName: text, legalBasis: [text, 'second'] };
      expect(body.data).toEqual({
        equal: {
          nodes: [
            { id, ...shown, appraised: { kind: text, result: text }, parties: [{ name: text }] },
          ],
        },
        among: { nodes: one },
        held: { nodes: one },
        begun: { nodes: one },
        named: { nodes: one },
        inline: { nodes: one },
        number: null,
        case: null,
      });
    });
  },
);

test('after all of them every table stands', async () => {
  const counts = await countRows(hub);
  expect(counts['environment.administrative_penalty']).toBe(hostile.length);
});

describe.each([
  ['a NUL character', 'a\0b'],
  ['half of a surrogate pair', 'a\ud83d'],
])('%s', (_, text) => {
  test('is refused wherever text is entered, with nothing stored', async () => {
    const before = await countRows(hub);
    const body = await publishNamed(500, text);
    expect(at(body, 'errors.0.extensions.code')).toBe('INPUT_REJECTED');
    const refused = listAt(body, 'errors.0.extensions.problems').filter(
      (one) => at(one, 'severity') === 'reject',
    );
    expect(refused.map((one) => at(one, 'field')).toSorted()).toEqual([
      'appraised.kind',
      'appraised.result',
      'counterpartName',
      'facts',
      'legalBasis.0',
      'parties.0.name',
    ]);
    expect(await countRows(hub)).toEqual(before);
  });

  test.each(['eq', 'prefix'])('finds nothing as %s', async (operator) => {
    const query = `query ($text: String) { administrativePenalties(where: { facts: { ${operator}: $text } }) { totalCount } }`;
    const { body } = await hub.ask(officer, query, { text });
    expect(
      at(body, 'errors.0.extensions.code') ?? at(body, 'data.administrativePenalties.totalCount'),
    ).toBe(text.includes('\0') ? 'BAD_FILTER' : 0);
  });
});
