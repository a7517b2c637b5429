import { CourtAcceptance } from '../../../src/entities/court/CourtAcceptance.ts';
import { AdministrativePenalty } from '../../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../../src/entities/Feed.ts';
import { FilingDecision } from '../../../src/entities/police/FilingDecision.ts';
import { steps, walk } from '../../disclosure/caseWalk.ts';
import { publishCase } from '../../disclosure/publishCase.ts';
import { at } from '../../fixtures/at.ts';
import { inputOf } from '../../fixtures/inputOf.ts';
import { newKey, publication, type Receipt } from '../../fixtures/publish.ts';
import { withNotes } from '../../fixtures/withNotes.ts';
import { publishMarkedWorld } from '../../marking/markedWorld.ts';
import { revise } from '../../versions/revise.ts';
import type { AnswerTap } from './AnswerTap.ts';
import type { EvidenceHub } from './EvidenceHub.ts';

/** Cases of every stage, marked in every way. */
export async function openCity(hub: EvidenceHub): Promise<readonly Receipt[]> {
  await publishMarkedWorld(hub);
  return publishCase(
    hub,
    steps.flatMap((step) => Object.values(walk[step])),
  );
}

const officer = 'environment-officer-370303';
const penalty = feedOf(AdministrativePenalty);
const filing = feedOf(FilingDecision);
let serial = 5_000;

/** What goes on in a city beside the reading: entries, corrections, markings, withdrawals. */
export async function goOn(hub: EvidenceHub, tap: AnswerTap): Promise<void> {
  serial += 1;
  const input = { ...inputOf(penalty, serial), fineAmount: 1_000 };
  const published = await tap.ask({
    login: officer,
    query: publication(penalty).one.replace(
      'record { id enteredBy }',
      'record { id enteredBy facts counterpartName case { name stage } }',
    ),
    variables: { input, key: newKey() },
    headers: { 'xianjie-receipt': 'yes' },
  });
  const { recordId: id, caseId } = Object(at(JSON.parse(published.text), 'data.receipt'));
  if (typeof id !== 'string') throw new Error(`A sound entry was refused: ${published.text}`);
  const next = withNotes(filing, { ...inputOf(filing, serial), caseId });
  await tap.ask({
    login: 'police-officer-370303',
    query: publication(filing).one,
    variables: { input: next, key: newKey() },
  });
  const read = `query ($id: ID!) { administrativePenalty(id: $id) { fineAmount facts history { fineAmount } } }`;
  for (const login of ['police-officer-370303', 'environment-officer-370300', officer]) {
    await tap.ask({ login, query: read, variables: { id } });
  }
  await revise(hub, officer, penalty, { id, patch: { fineAmount: 2_000 } });
  await hub.ask(officer, markDocument, { id });
  await hub.admin.query(fallDueSql);
  if (serial % 3 === 0) await revise(hub, officer, penalty, { id, version: 2 });
  if (serial % 4 === 0) await publishCase(hub, [{ of: CourtAcceptance }]);
}

/** Some running clocks fall due now, and their passing is told. */
const fallDueSql = `UPDATE coordination.clock c SET due_at = now(), overdue_told = false WHERE id IN (
  SELECT id FROM coordination.clock WHERE ended_at IS NULL AND NOT conditional ORDER BY random() LIMIT 3)`;

const markDocument = `mutation ($id: ID!) { markRecord(record: $id, reason: "企业提出保密申请并附证明",
  notes: [{ fields: ["facts"], category: BUSINESS, reason: "涉及企业工艺配方，属商业秘密", readers: ["police"] }]) { id } }`;
