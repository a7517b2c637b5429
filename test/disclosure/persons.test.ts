import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { Judgment } from '../../src/entities/court/Judgment.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ProsecutionReferral } from '../../src/entities/police/ProsecutionReferral.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { at, listAt } from '../fixtures/at.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { walk } from './caseWalk.ts';
import { type Act, entryOf } from './publishCase.ts';

const charges = ['污染环境罪'];
const first = { kind: 'NATURAL', name: '先行', idNo: idNumberOf(11) };
const second = { kind: 'NATURAL', name: '后行', idNo: idNumberOf(12) };
const child = { kind: 'NATURAL', name: '幼行', idNo: '370303200908080035' };

const court = { courtOrganId: 'court-370303' };
const prosecute = (party: object): Act => ({
  of: ProsecutionDecision,
  input: { party, result: 'PROSECUTED', charges, ...court },
});
const arrest = (party: object): readonly Act[] => [
  { of: ArrestRequest, input: { party } },
  { of: ArrestDecision, input: { party, result: 'APPROVED' } },
];
const opening: readonly Act[] = [
  { of: CrimeTransfer, input: walk.S4.transfer?.input ?? {} },
  { of: FilingDecision, input: { result: 'FILED', charges, parties: [first, second, child] } },
];

let hub: TestHub;
let caseId = '';
beforeAll(async () => {
  hub = await openTestHub();
  await enter(...opening);
});
afterAll(() => hub.close());

async function enter(...acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    const receipt = await publish(hub, act.of, { ...entryOf(act), ...(caseId && { caseId }) });
    caseId = receipt.caseId;
  }
}

const query = `query ($case: ID!) { case(id: $case) { stage } parties(where: { caseId: { eq: $case } }) {
  nodes { id name idNo stage minor withheld { field reason } } }
  arrestRequests(where: { caseId: { eq: $case } }) { nodes { party { name } } } }`;
const read = async (login: string) => (await hub.ask(login, query, { case: caseId })).body.data;
/** The names and numbers that a reader is shown, as `name number`. */
const shownTo = async (login: string) =>
  listAt(await read(login), 'parties.nodes')
    .map((party) => [at(party, 'name'), at(party, 'idNo')].filter((one) => one !== null).join(' '))
    .filter((text) => text !== '')
    .toSorted();
const full = ({ name, idNo }: { name: string; idNo: string }) => `${name} ${idNo}`;
const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const judge = 'court-judge-370303';

describe('two suspects at different stages', () => {
  beforeAll(async () => {
    await enter(...arrest(first), { of: ProsecutionReferral, input: { parties: [first] } });
    await enter(prosecute(first), { of: CourtAcceptance, input: { parties: [first] } });
    await enter(
      { of: Judgment, input: { party: first } },
      { of: ArrestRequest, input: { party: second } },
    );
  });

  test('each have their own; the case is as far as the furthest', async () => {
    const data = await read(police);
    const stages = listAt(data, 'parties.nodes').map((party) => [
      at(party, 'name'),
      at(party, 'stage'),
    ]);
    expect(Object.fromEntries(stages)).toEqual({ 先行: 'S12', 后行: 'S7', 幼行: 'S7' });
    expect(at(data, 'case.stage')).toBe('S12');
  });

  test('are shown to bureau and court each at their own time', async () => {
    expect(await shownTo(bureau)).toEqual([full(first)]);
    expect(await shownTo(judge)).toEqual([full(first)]);
    expect(listAt(await read(bureau), 'parties.nodes')).toHaveLength(3);
    expect(listAt(await read(judge), 'parties.nodes')).toHaveLength(1);
  });

  test('are asked to be arrested without the bureau’s learning of it before the decision', async () => {
    const known = async (login: string) =>
      listAt(await read(login), 'arrestRequests.nodes').map((one) => at(one, 'party.name'));
    expect(await known(bureau)).toEqual(['先行']);
    expect(await known(judge)).toEqual(['先行']);
    expect(new Set(await known(police))).toEqual(new Set(['先行', '后行']));
    expect(new Set(await known(prosecutor))).toEqual(new Set(['先行', '后行']));
    await enter({ of: ArrestDecision, input: { party: second, result: 'NOT_APPROVED' } });
    expect(new Set(await known(bureau))).toEqual(new Set(['先行', null]));
    expect(await known(judge)).toEqual(['先行']);
  });
});

describe('a minor', () => {
  const others = [
    'environment-officer-370300',
    'police-officer-370300',
    'procuratorate-prosecutor-370300',
    'court-judge-370300',
    'procuratorate-prosecutor-000000',
    'court-judge-000000',
    'analyst-370300',
    'partner-370300',
    'auditor-370300',
  ];

  test('is known to the organs that handle the case, each from its stage on', async () => {
    expect(await shownTo(police)).toContain(full(child));
    expect(await shownTo(prosecutor)).toContain(child.name);
    expect((await shownTo(bureau)).join()).not.toContain(child.name);
    await enter(...arrest(child));
    expect(await shownTo(prosecutor)).toContain(full(child));
    expect((await shownTo(bureau)).join()).not.toContain(child.name);
    await enter(prosecute(child), { of: CourtAcceptance, input: { parties: [child] } });
    expect(await shownTo(bureau)).toContain(full(child));
    expect(await shownTo(judge)).toContain(full(child));
  });

  test.each(others)('is at no stage known to %s', async (login) => {
    expect((await hub.ask(login, query, { case: caseId })).text).not.toContain(child.name);
    const find = `query ($name: String!, $id: String!) { a: parties(where: { name: { eq: $name } }) { totalCount }
      b: parties(where: { idNo: { prefix: $id } }) { totalCount } c: parties(where: { minor: { eq: true } }) { totalCount }
      d: arrestRequests(where: { party: { name: { prefix: $name } } }) { totalCount } }`;
    const { body } = await hub.ask(login, find, { name: child.name, id: child.idNo.slice(0, 14) });
    const none = { totalCount: 0 };
    expect(body.data).toEqual({ a: none, b: none, c: none, d: none });
  });

  test('is withheld for being one from a superior who sees the others', async () => {
    const nodes = listAt(await read('procuratorate-prosecutor-370300'), 'parties.nodes');
    const [minors = [], adults = []] = [true, false].map((hidden) =>
      nodes.filter((party) => (at(party, 'name') === null) === hidden),
    );
    expect(adults.map((party) => at(party, 'name')).toSorted()).toEqual(['先行', '后行']);
    expect(minors).toHaveLength(1);
    const reasons = listAt(minors[0], 'withheld').map((one) => at(one, 'reason'));
    expect(new Set(reasons)).toEqual(new Set(['MINOR']));
  });
});
