import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const officer = 'environment-officer-370303';
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  const feed = feedOf(AdministrativePenalty);
  const inputs = [1, 2, 3, 4, 5].map((n) => ({
    ...inputOf(feed, n),
    ...(n < 5 && { fineAmount: n * 1000 }),
    counterpartType: n % 2 === 0 ? 'LEGAL' : 'NATURAL',
  }));
  await publishAll(hub, AdministrativePenalty, inputs);
});

afterAll(() => hub.close());

/** The fines that a list shows, for arguments written in the document and given as variables. */
const fines = async (declared: string, args: string, variables: object): Promise<unknown> => {
  const head = declared === '' ? '' : `(${declared})`;
  const query = `query ${head} { administrativePenalties${args} { nodes { fineAmount } } }`;
  const { body } = await hub.ask(officer, query, variables);
  const [error] = body.errors ?? [];
  if (error !== undefined) return error.extensions.code;
  return listAt(body, 'data.administrativePenalties.nodes').map((node) => at(node, 'fineAmount'));
};

const all = [null, 4000, 3000, 2000, 1000];

/** Declaration, arguments, variables, and the fines that are expected, newest decision first. */
const table: readonly (readonly [string, string, object, unknown])[] = [
  ['$w: AdministrativePenaltyWhere', '(where: $w)', {}, all],
  ['$w: AdministrativePenaltyWhere', '(where: $w)', { w: null }, all],
  ['$w: AdministrativePenaltyWhere', '(where: $w)', { w: {} }, all],
  ['$w: AdministrativePenaltyWhere', '(where: $w)', { w: { fineAmount: null } }, all],
  ['$w: AdministrativePenaltyWhere', '(where: $w)', { w: { fineAmount: {} } }, all],
  [
    '$w: AdministrativePenaltyWhere',
    '(where: $w)',
    { w: { fineAmount: { gt: 2500 } } },
    [4000, 3000],
  ],
  ['$w: AdministrativePenaltyWhere = {fineAmount: {lt: 1500}}', '(where: $w)', {}, [1000]],
  ['$f: YuanFilter', '(where: { fineAmount: $f })', {}, all],
  ['$f: YuanFilter', '(where: { fineAmount: $f })', { f: null }, all],
  ['$f: YuanFilter', '(where: { fineAmount: $f })', { f: { isNull: true } }, [null]],
  ['$v: Yuan', '(where: { fineAmount: { eq: $v } })', { v: 2000 }, [2000]],
  ['$v: Yuan', '(where: { fineAmount: { eq: $v } })', {}, all],
  [
    '$v: Yuan, $u: Yuan',
    '(where: { fineAmount: { gte: $v, lte: $u } })',
    { v: 2000, u: 3000 },
    [3000, 2000],
  ],
  [
    '$v: Yuan, $u: Yuan',
    '(where: { fineAmount: { gte: $v, lte: $u } })',
    { v: 3000 },
    [4000, 3000],
  ],
  [
    '$v: Yuan, $u: Yuan',
    '(where: { fineAmount: { gte: $v, lte: $u } })',
    { u: 2000 },
    [2000, 1000],
  ],
  ['$v: Yuan!', '(where: { fineAmount: { in: [$v, 4000] } })', { v: 1000 }, [4000, 1000]],
  ['$v: [Yuan!]', '(where: { fineAmount: { in: $v } })', { v: [1000, 3000] }, [3000, 1000]],
  ['$v: [Yuan!]', '(where: { fineAmount: { in: $v } })', { v: 1000 }, [1000]],
  ['$v: [Yuan!]', '(where: { fineAmount: { in: $v } })', { v: [] }, []],
  ['', '(where: { fineAmount: { in: 2000 } })', {}, [2000]],
  ['', '(where: { or: { fineAmount: { eq: 2000 } } })', {}, [2000]],
  ['$w: [AdministrativePenaltyWhere!]', '(where: { or: $w })', { w: [] }, []],
  ['$w: [AdministrativePenaltyWhere!]', '(where: { and: $w })', { w: [] }, all],
  ['$w: [AdministrativePenaltyWhere!]', '(where: { or: $w })', {}, all],
  ['$b: Boolean', '(where: { fineAmount: { isNull: $b } })', { b: true }, [null]],
  ['$b: Boolean', '(where: { fineAmount: { isNull: $b } })', { b: false }, all.slice(1)],
  ['$b: Boolean', '(where: { fineAmount: { isNull: $b } })', {}, all],
  ['$t: CounterpartType', '(where: { counterpartType: { eq: $t } })', { t: 'LEGAL' }, [4000, 2000]],
  [
    '$o: [AdministrativePenaltyOrder!]',
    '(orderBy: $o)',
    { o: ['FINE_AMOUNT_ASC'] },
    [1000, 2000, 3000, 4000, null],
  ],
  [
    '$o: [AdministrativePenaltyOrder!]',
    '(orderBy: $o)',
    { o: ['FINE_AMOUNT_DESC'] },
    [4000, 3000, 2000, 1000, null],
  ],
  ['$o: [AdministrativePenaltyOrder!]', '(orderBy: $o)', { o: [] }, all],
  ['$o: [AdministrativePenaltyOrder!]', '(orderBy: $o)', { o: null }, all],
  [
    '$o: AdministrativePenaltyOrder!',
    '(orderBy: [COUNTERPART_TYPE_ASC, $o])',
    { o: 'FINE_AMOUNT_ASC' },
    [2000, 4000, 1000, 3000, null],
  ],
  ['$n: Int', '(first: $n)', { n: 2 }, [null, 4000]],
  ['$n: Int', '(first: $n)', { n: 0 }, []],
  ['$n: Int', '(first: $n)', {}, all],
  ['$n: Int', '(first: $n)', { n: null }, all],
  ['$n: Int = 1', '(last: $n)', {}, [1000]],
  ['$n: Int, $c: String', '(first: $n, after: $c)', { n: 1, c: null }, [null]],
  ['$v: Yuan!', '(where: { fineAmount: { eq: $v } })', {}, 'BAD_USER_INPUT'],
  ['$n: Int', '(first: $n)', { n: 'two' }, 'BAD_USER_INPUT'],
  ['$w: AdministrativePenaltyWhere', '(where: $w)', { w: { finance: 1 } }, 'BAD_USER_INPUT'],
];

describe('variables of every shape', () => {
  // Twice in both orders: no plan that one shape left behind may serve another.
  test.each([...table, ...table.toReversed()])(
    '%s in %s given %j',
    async (declared, args, variables, expected) => {
      expect(await fines(declared, args, variables)).toEqual(expected);
    },
  );
});
