import type { EventTransport } from './EventTap.ts';

const record = `... on AdministrativePenalty { decisionNo fineAmount facts legalRepName personIdNo marking { level reason }
    case { stage indicators parties { name idNo } } }
  ... on FilingDecision { result charges leadOfficer parties { name idNo } }
  ... on EnvironmentalViolation { documentNo harm { intake } clocks { rule state dueAt } history { enteredBy } }`;

const documents = [
  `subscription All { event: changes { id cursor version partyId changedAt record { hubCaseNo enteredBy ${record} }
    case { hubCaseNo name stage } clock { rule dueAt endedAt pausedAt } } }`,
  'subscription Bare { event: changes { id kind cursor recordId } }',
  `subscription Penalties { event: administrativePenaltyPublished { cursor record { counterpartName content
    parties { name } } case { name } } }`,
  `subscription Records { event: changes { cursor record { decidedAt markingReason notes { category } ${record} } } }`,
] as const;

/** The event's own fields, and what a webhook asks for beside them. */
const selected = `record { __typename id version withheld { field reason } hubCaseNo
  ... on AdministrativePenalty { decisionNo fineAmount facts } ... on FilingDecision { result leadOfficer } }
  case { __typename id withheld { field reason } name }`;

export const webhookSelect = selected;
export const webhookQuery = `subscription { event: changes { cursor ${selected} } }`;

/** Who follows by which way and document: each differs from the others in one of them. */
export function watchers(logins: readonly string[]) {
  const ways: readonly EventTransport[] = ['WEBSOCKET', 'SSE'];
  return logins.flatMap((login, place) =>
    ways.map((transport, way) => ({
      login,
      transport,
      query: documents[(place + way) % documents.length] ?? documents[0],
    })),
  );
}
