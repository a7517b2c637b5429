import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listAt } from '../fixtures/at.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishMarkedWorld } from './markedWorld.ts';
import { joinAll, readTruth, rollUpAnswer, type Truth } from './rollUpAnswer.ts';

let hub: TestHub;
let cases: readonly string[];
let truth: ReadonlyMap<string, Truth>;

beforeAll(async () => {
  hub = await openTestHub();
  cases = await publishMarkedWorld(hub);
  truth = await readTruth(hub);
});

afterAll(() => hub.close());

const some = (...cells: string[]) =>
  fc
    .subarray(cells)
    .map((of) => ['__typename', 'id', ...of, 'withheld { field reason }'].join(' '));
const parties = some('name', 'idNo', 'kind', 'role', 'birthDate', 'legalRepName').map(
  (cells) => `parties { ${cells} }`,
);
const penalty = some('decidedOn', 'facts', 'counterpartName', 'legalRepName', 'fineAmount');
const filing = fc
  .tuple(some('result', 'decidedAt', 'investigatingUnit', 'leadOfficer'), fc.option(parties))
  .map((parts) => parts.join(' ').replace('null', ''));
const theCase = fc
  .record({
    own: some('hubCaseNo'),
    parties: fc.option(parties, { nil: '' }),
    penalties: fc.option(
      penalty.map((of) => `administrativePenalties(first: 2) { nodes { ${of} } }`),
      { nil: '' },
    ),
    filings: fc.option(
      filing.map((of) => `filingDecisions { edges { node { ${of} } } }`),
      { nil: '' },
    ),
  })
  .map((parts) => Object.values(parts).join(' '));
const place = fc.nat({ max: 5 });
const root = fc.oneof(
  theCase.map((of) => `cases { nodes { ${of} } }`),
  fc.tuple(place, theCase).map(([n, of]) => `case(id: "#${n}") { ${of} }`),
  fc
    .tuple(place, theCase)
    .map(([n, of]) => `node(id: "#${n}") { __typename ... on Case { ${of} } }`),
  fc
    .tuple(penalty, fc.integer({ min: 1, max: 9 }))
    .map(([of, first]) => `administrativePenalties(first: ${first}) { nodes { ${of} } }`),
  filing.map((of) => `filingDecisions { nodes { ${of} } }`),
);
const query = fc
  .array(root, { minLength: 1, maxLength: 3 })
  .map((roots) => `{ ${roots.map((one, n) => `r${n}: ${one}`).join(' ')} }`);
const login = fc.constantFrom(
  ...(['environment', 'police', 'procuratorate', 'court'] as const).map((of) => officerOf(of)),
  'analyst-cleared',
  'partner-370300',
);

describe('extensions.marking', () => {
  beforeAll(async () => {
    await hub.admin.query(`INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
      VALUES ('analyst-cleared', 'OFFICER', 'coordination-370300', '{analyst}', 'INVESTIGATION', 'ACTIVE')`);
  });

  test('is what the cells of the answer roll up to, part by part and as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(query, login, async (text, who) => {
        const document = text.replaceAll(/#(\d)/g, (_, n) => cases[Number(n)] ?? '');
        const { body } = await hub.ask(who, document);
        expect(body.errors).toBeUndefined();
        const told = who.startsWith('partner') ? 'PUBLIC' : 'INTERNAL';
        const expected = rollUpAnswer(body.data, truth, told);
        const { portions, ...whole } = Object(at(body, 'extensions.marking'));
        expect(whole).toEqual(joinAll(expected.values()));
        const byPath = [...expected].map(([path, banner]) => ({ path, ...banner }));
        const order = (list: readonly unknown[]) =>
          list.toSorted((a, b) => (String(at(a, 'path')) < String(at(b, 'path')) ? -1 : 1));
        expect(order(portions)).toEqual(order(byPath));
      }),
      { numRuns: 120 },
    );
  });

  test('stands on every answer with data, also where the hub speaks of itself', async () => {
    const bottom = { level: 'PUBLIC', restrictions: [], audience: null, portions: [] };
    for (const text of ['{ me { login } }', '{ __schema { queryType { name } } }']) {
      const { body } = await hub.ask(officerOf('police'), text);
      expect(at(body, 'extensions.marking')).toEqual(bottom);
    }
    const { body } = await hub.ask(officerOf('police'), '{ nonsense }');
    expect(at(body, 'extensions')).toBeUndefined();
  });
});

describe('the marking of a record', () => {
  const text =
    '{ administrativePenalties(first: 50) { nodes { id marking { level restrictions audience reason } } } }';

  test('says level, restrictions, audience and reason of what the reader may see', async () => {
    const { body } = await hub.ask(officerOf('police'), text);
    for (const row of listAt(body, 'data.administrativePenalties.nodes')) {
      const known = truth.get(String(at(row, 'id')));
      expect(at(row, 'marking.level')).toBe(known?.level);
      expect(at(row, 'marking.audience')).toEqual(known?.audience ?? null);
      const reason = known?.audience || /SECRET|INV/.test(known?.level ?? '');
      expect(typeof at(row, 'marking.reason')).toBe(reason ? 'string' : 'object');
    }
  });

  test('is withheld with the cells that it speaks of', async () => {
    await hub.admin.query(
      `UPDATE environment.administrative_penalty SET owner_organ_id = 'environment-370302'`,
    );
    const { body } = await hub.ask(officerOf('environment'), text);
    const paths = listAt(body, 'extensions.withheld').map((one) => at(one, 'path'));
    expect(paths).toContain('administrativePenalties.nodes.marking.reason');
    for (const row of listAt(body, 'data.administrativePenalties.nodes')) {
      const known = truth.get(String(at(row, 'id')));
      const hidden = known?.audience || known?.level === 'INVESTIGATION';
      if (hidden)
        expect(at(row, 'marking')).toMatchObject({
          audience: null,
          reason: null,
          restrictions: [],
        });
    }
  });
});
