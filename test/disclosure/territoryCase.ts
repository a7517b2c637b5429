import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { textAt } from '../fixtures/at.ts';
import type { TestHub } from '../setup/testHub.ts';
import { type Act, publishCase } from './publishCase.ts';

/** A case of one district, and everything by which it may be found. */
export interface TerritoryCase {
  readonly id: string;
  readonly hubCaseNo: string;
  readonly penaltyId: string | undefined;
  /** Ids of the case, its records and its parties. */
  readonly ids: readonly string[];
  /** Numbers of the case and its documents, as they are kept and as they are printed. */
  readonly numbers: readonly string[];
}

/** One number of a court in several styles of brackets, width and zeros. */
export const courtNumbers = [
  '（2026）鲁0303刑初5号',
  '(2026)鲁0303刑初5号',
  '[2026]鲁0303刑初第005号',
  '〔２０２６〕鲁0303刑初5号',
] as const;

const party = { kind: 'NATURAL', name: '张域内' };
const acceptedAt = '2026-11-20T09:00:00+08:00';
const [caseNo] = courtNumbers;
const accepted = { caseNo, receivedAt: acceptedAt, acceptedAt, procedure: 'ORDINARY' };

/** Publishes a record of every feed into one case of 370303. */
export async function publishTerritoryCase(hub: TestHub): Promise<TerritoryCase> {
  const acts = regulation.map(({ feed: of }): Act => {
    const concerned = feedOf(of).perSuspect ? { party } : { parties: [party] };
    return { of, input: of === CourtAcceptance ? { ...concerned, ...accepted } : concerned };
  });
  const receipts = await publishCase(hub, acts);
  const [first] = receipts;
  if (first === undefined) throw new Error('Nothing was published');
  const { caseId: id, hubCaseNo } = first;
  const found = async (sql: string) =>
    (await hub.admin.query(sql, [id])).rows.map((row: unknown) => textAt(row, 'found'));
  const parties = await found('SELECT id AS found FROM coordination.party WHERE case_id = $1');
  const keys = await found('SELECT key AS found FROM coordination.case_number WHERE case_id = $1');
  return {
    id,
    hubCaseNo,
    penaltyId: receipts[acts.findIndex(({ of }) => of === AdministrativePenalty)]?.recordId,
    ids: [id, ...receipts.map(({ recordId }) => recordId), ...parties],
    numbers: [...keys, ...courtNumbers],
  };
}
