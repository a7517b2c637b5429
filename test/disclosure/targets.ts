import type { hidden } from './secrets.ts';

export const bureau = 'environment-officer-370303';
export const police = 'police-officer-370303';
export const analyst = 'analyst-370300';
const prosecutor = 'procuratorate-prosecutor-370303';

/** One cell of one record, a reader from whom it is withheld, and one to whom it is shown. */
export interface Target {
  readonly list:
    | 'FilingDecision'
    | 'ArrestRequest'
    | 'EnvironmentalViolation'
    | 'AdministrativePenalty';
  readonly row: string;
  readonly cell: keyof typeof hidden;
  readonly from: string;
  readonly to: string;
}

/** A text, an instant and a number; withheld by stage, by the reader’s part, and by a mark. */
export const targets: readonly Target[] = [
  { list: 'FilingDecision', row: 'filing', cell: 'leadOfficer', from: bureau, to: prosecutor },
  { list: 'ArrestRequest', row: 'request', cell: 'caseBrief', from: bureau, to: police },
  { list: 'ArrestRequest', row: 'request', cell: 'detainedAt', from: bureau, to: prosecutor },
  {
    list: 'EnvironmentalViolation',
    row: 'violation',
    cell: 'amountInvolved',
    from: police,
    to: bureau,
  },
  {
    list: 'AdministrativePenalty',
    row: 'plain',
    cell: 'counterpartName',
    from: analyst,
    to: police,
  },
  {
    list: 'AdministrativePenalty',
    row: 'secret',
    cell: 'fineAmount',
    from: analyst,
    to: prosecutor,
  },
  {
    list: 'AdministrativePenalty',
    row: 'narrow',
    cell: 'fineAmount',
    from: prosecutor,
    to: police,
  },
];

/** The field of Query that lists a type. */
export const lists = {
  FilingDecision: 'filingDecisions',
  ArrestRequest: 'arrestRequests',
  EnvironmentalViolation: 'environmentalViolations',
  AdministrativePenalty: 'administrativePenalties',
};
