import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { AdministrativeDetention } from '../../src/entities/police/AdministrativeDetention.ts';
import { at, listAt } from '../fixtures/at.ts';
import { idNumberOf, usccOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const firm = { kind: 'LEGAL', name: '某电镀厂', role: 'COUNTERPART', uscc: usccOf(77) };
const person = { kind: 'NATURAL', name: '某甲', role: 'COUNTERPART', idNo: idNumberOf(77) };
const year = new Date().getFullYear();
const prosecutor = 'procuratorate-prosecutor-370303';

let hub: TestHub;
let now: string;
let long: string;
let elsewhere: string;

let serial = 60;
async function penalise(input: Input): Promise<string> {
  serial += 1;
  const sample = inputOf(feedOf(AdministrativePenalty), serial);
  const parties = [firm, person];
  const { caseId } = await publish(hub, AdministrativePenalty, { ...sample, parties, ...input });
  return caseId;
}

beforeAll(async () => {
  hub = await openTestHub();
  long = await penalise({ decidedOn: `${year - 4}-03-02` });
  const paid = { paidAmount: 20_000, paidAt: `${year - 1}-04-02T10:00:00+08:00` };
  now = await penalise({ decidedOn: `${year - 1}-03-02`, ...paid });
  elsewhere = await penalise({ decidedOn: `${year - 1}-06-02` });
  for (const [table, key] of [
    ['"case"', 'id'],
    ['party', 'case_id'],
  ]) {
    await hub.admin.query(
      `UPDATE coordination.${table} SET division_code = '370302' WHERE ${key} = $1`,
      [elsewhere],
    );
  }
});
afterAll(() => hub.close());

/** Of each party of the case the other cases in which a reader finds it. */
async function related(login: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const query = `{ case(id: "${now}") { parties { kind relatedParties { totalCount nodes { caseId } } } } }`;
  const { body } = await hub.ask(login, query);
  expect(body.errors).toBeUndefined();
  const parties = listAt(body, 'data.case.parties');
  return Object.fromEntries(
    parties.map((party) => {
      const cases = listAt(party, 'relatedParties.nodes').map((one) => at(one, 'caseId'));
      expect(at(party, 'relatedParties.totalCount')).toBe(cases.length);
      return [String(at(party, 'kind')), cases.toSorted()];
    }),
  );
}

test('a unit and a person are found in the other cases that the reader sees, and in no others', async () => {
  expect(await related('environment-officer-370303')).toEqual({ LEGAL: [long], NATURAL: [long] });
  const all = [long, elsewhere].toSorted();
  const city = await related('environment-officer-370300');
  expect(city.LEGAL).toEqual(all);
});

test('nobody is found by a number that the reader is not shown, or in part only', async () => {
  // Before the request for arrest the procuratorate is not shown who a suspect is.
  expect(await related(prosecutor)).toEqual({ LEGAL: [long], NATURAL: [] });
  expect(await related('police-reviewer-370303')).toEqual({ LEGAL: [long], NATURAL: [] });
  expect(await related('analyst-370300')).toEqual({ LEGAL: [], NATURAL: [] });
});

test('prior penalties of the same party within two years are a filter away', async () => {
  const query = `query ($since: Date!) { case(id: "${long}") { parties { kind relatedParties {
    nodes { administrativePenalties(where: { decidedOn: { gte: $since } }) { nodes { decisionNo } } } } } } }`;
  const { body } = await hub.ask(prosecutor, query, { since: `${year - 2}-01-01` });
  const unit = listAt(body, 'data.case.parties').find((one) => at(one, 'kind') === 'LEGAL');
  expect(listAt(unit, 'relatedParties.nodes')).toEqual([
    { administrativePenalties: { nodes: [{ decisionNo: expect.any(String) }] } },
  ]);
});

test('fines that were paid and detention that was served are shown to procuratorate and court, to be set off', async () => {
  await publish(hub, AdministrativeDetention, {
    ...inputOf(feedOf(AdministrativeDetention), 88),
    ...{ caseId: now, result: 'DETAINED', days: 10, party: { ...person, role: 'SUSPECT' } },
  });
  await hub.admin.query('UPDATE coordination."case" SET stage_rank = 110 WHERE id = $1', [now]);
  await hub.admin.query('UPDATE coordination.party SET stage_rank = 110 WHERE case_id = $1', [now]);
  const query = `{ case(id: "${now}") { administrativePenalties { nodes { paidAmount } }
    administrativeDetentions { nodes { days } } } }`;
  for (const login of [prosecutor, 'court-judge-370303']) {
    const { body } = await hub.ask(login, query);
    expect([login, at(body, 'data.case')]).toEqual([
      login,
      {
        administrativePenalties: { nodes: [{ paidAmount: 20_000 }] },
        administrativeDetentions: { nodes: [{ days: 10 }] },
      },
    ]);
  }
});
