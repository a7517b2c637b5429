/** The document whose events a webhook is sent: the usual fields, and those that it asks for. */
export function eventDocument(select: string): string {
  return `subscription ($filter: ChangeFilter) { event: changes(filter: $filter) {
    id cursor kind feed recordId version caseId partyId changedAt ${select} } }`;
}
