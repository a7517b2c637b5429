import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { at, listAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish, type Receipt } from '../fixtures/publish.ts';
import type { TestHub } from '../setup/testHub.ts';

let serial = 500;

const next = () => {
  serial += 1;
  return serial;
};

/** A transfer decided and handed over on 14 September 2026, and copied at once. */
export function publishTransfer(hub: TestHub, input: Input = {}): Promise<Receipt> {
  return publish(hub, CrimeTransfer, {
    ...inputOf(feedOf(CrimeTransfer), next()),
    reportReceivedAt: '2026-09-11T09:00:00+08:00',
    decidedAt: '2026-09-14T09:30:00+08:00',
    approvalDecision: 'APPROVE',
    transferNo: `张环移〔2026〕${serial}号`,
    receivingPoliceId: 'police-370303',
    lawfulSubject: true,
    lawfulEvidence: true,
    sentAt: '2026-09-14T15:00:00+08:00',
    copyToProcuratorateAt: '2026-09-14T15:30:00+08:00',
    ...input,
  });
}

export function publishAcceptance(hub: TestHub, input: Input): Promise<Receipt> {
  return publish(hub, TransferAcceptance, {
    ...inputOf(feedOf(TransferAcceptance), next()),
    receivedAt: '2026-09-14T16:20:00+08:00',
    ...input,
  });
}

export function publishFiling(hub: TestHub, input: Input): Promise<Receipt> {
  return publish(hub, FilingDecision, {
    ...inputOf(feedOf(FilingDecision), next()),
    decidedAt: '2026-09-16T10:00:00+08:00',
    result: 'FILED',
    limitClass: 'NORMAL3',
    charges: ['污染环境罪'],
    ...input,
  });
}

/** The clocks of a case as a reader sees them, by their rules: state and last moment. */
export async function clocksSeen(
  hub: TestHub,
  login: string,
  caseId: string,
): Promise<Readonly<Record<string, string>>> {
  const query = `query ($id: ID!) { clocks(where: { caseId: { eq: $id } }) {
    nodes { rule state dueAt obligedOrganId limit { article } } } }`;
  const { body } = await hub.ask(login, query, { id: caseId });
  const nodes = listAt(body, 'data.clocks.nodes');
  return Object.fromEntries(nodes.map((node) => [at(node, 'rule'), String(at(node, 'state'))]));
}
