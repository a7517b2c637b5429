import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoReaders } from '../../src/demo/demoReaders.ts';
import { cellsOf } from '../../src/entities/Cell.ts';
import { Case } from '../../src/entities/coordination/Case.ts';
import { Party } from '../../src/entities/coordination/Party.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const { feeds } = buildRegistry(regulation);
const told =
  'withheld { field reason article until } marking { level restrictions audience reason }';
const spineTold = 'withheld { field reason until }';

/** Every field of every list, nested ones too. */
const queries = [
  ...feeds.map(
    ({ plural, cells }) =>
      `{ ${lowerFirst(plural)}(first: 5) { totalCount nodes { ${fieldsOf(cells)} ${told} case { name } organ { name } } edges { cursor } } }`,
  ),
  `{ cases { totalCount nodes { ${fieldsOf(cellsOf(Case))} ${spineTold} pointers { kind ownerOrganId ownerName contact handle } parties { name } ${feeds
    .slice(0, 12)
    .map(({ plural }) => `${lowerFirst(plural)} { totalCount nodes { id withheld { field } } }`)
    .join(' ')} } } }`,
  `{ parties { totalCount nodes { ${fieldsOf(cellsOf(Party))} ${spineTold} case { id } } } }`,
];

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  let caseId: string | undefined;
  for (const feed of feeds) {
    const input = { ...inputOf(feed, 40), ...(caseId && { caseId }) };
    const receipt = await publish(
      hub,
      feed.of,
      feed.agency === 'environment' ? input : inputOf(feed, 40),
    );
    caseId ??= receipt.caseId;
  }
});
afterAll(() => hub.close());

test.each(demoReaders.map(({ login }) => login))('%s may ask for everything', async (login) => {
  const answers = await Promise.all(queries.map((query) => hub.ask(login, query)));
  expect(answers.map(({ body }) => body.errors)).toEqual(queries.map(() => undefined));
  expect(hub.failures.filter((line) => line.includes('failed'))).toEqual([]);
});

test.each(['administrator-370300', 'auditor-370300', 'analyst-370300', 'partner-370300'])(
  '%s takes no part in requests for access',
  async (login) => {
    const { body } = await hub.ask(login, '{ accessRequests { id reason } }');
    expect(at(body, 'errors.0.extensions.code')).toBe('FORBIDDEN');
  },
);

test.each(demoReaders.map(({ login }) => login))(
  '%s may filter and order by what it is shown in part',
  async (login) => {
    const { body } = await hub.ask(
      login,
      `{ administrativePenalties(where: { personIdNo: { isNull: false } }, orderBy: [PERSON_ID_NO_ASC]) { totalCount }
        parties(where: { idNo: { isNull: false }, name: { prefix: "张" } }, orderBy: [ADDRESS_DESC]) { totalCount } }`,
    );
    expect(body.errors).toBeUndefined();
  },
);
