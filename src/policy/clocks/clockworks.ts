import { has } from '../../entities/FeedRule.ts';
import { indicatorBit } from '../../entities/kinds/progress.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import type { TimeLimit } from '../limits/TimeLimit.ts';
import { timeLimits } from '../timeLimits.ts';
import { entryLimits } from './entryLimits.ts';
import type { Values } from './eventSources.ts';

/** How the hub runs a time limit as a clock, beyond what the rule itself says. */
interface Clockwork {
  /** Whether the events that end it come from the same record, the case, or the same suspect. */
  readonly within: 'record' | 'case' | 'suspect';
  /** The field that names the organ that owes it; else the owner, or the agency's organ in the case. */
  readonly owedBy?: string;
  /** Events after which the duty no longer exists. */
  readonly lapses?: readonly CaseEvent[];
  /** Events that make it stand still, and those that set it going again. */
  readonly pauses?: { readonly by: readonly CaseEvent[]; readonly until: readonly CaseEvent[] };
  /** Whether the record begins it, in a case with these indicators. */
  readonly when?: (values: Values, indicators: number) => boolean;
  /** The hub cannot know whether the duty exists, or whether it was prolonged. */
  readonly conditional?: true;
}

const transferred = (_: Values, indicators: number) =>
  (indicators & indicatorBit('TRANSFER')) !== 0;
const passedOn = ['FORWARDED', 'RETURNED'] as const;
const asksForPapers = ({ supplement }: Values) =>
  typeof supplement === 'object' &&
  supplement !== null &&
  Reflect.get(supplement, 'kind') === 'PAPERS';
const notDetained = (values: Values) => !has('detainedAt')(values);

/** The rules that run as clocks; of the others no feed tells the beginning or the end. */
const clockworks: Readonly<Record<string, Clockwork>> = {
  'TL-01': { within: 'record' },
  // The time of criminal handling does not count, and the penalty waits for its end (17号 Art. 16).
  'TL-02': {
    within: 'case',
    pauses: {
      by: ['TRANSFERRED', 'FILED'],
      until: [
        'RETURNED',
        'NOT_FILED',
        'WITHDRAWN',
        'TRANSFERRED_BACK',
        'NOT_PROSECUTED',
        'ACQUITTED',
      ],
    },
    lapses: ['CONVICTED'],
    conditional: true,
  },
  'TL-03': { within: 'record' },
  // It begins by itself; that the publication was taken down elsewhere nobody tells the hub.
  'TL-05': { within: 'record', conditional: true },
  'TL-10': { within: 'record' },
  'TL-11': { within: 'record' },
  'TL-12': { within: 'case', owedBy: 'receivingPoliceId' },
  'TL-13': { within: 'record', when: has('supplement') },
  // Three days are for papers; of a further investigation the law fixes no end (17号 Art. 8).
  'TL-14': { within: 'case', when: asksForPapers, lapses: ['FILING_DECIDED', ...passedOn] },
  'TL-15': { within: 'record', when: has('forward') },
  'TL-16': { within: 'record', when: has('returned') },
  // Under which of the three limits a case falls is known from the decision: the others lapse.
  'TL-17': { within: 'case', lapses: [...passedOn, 'DECIDED_VERIFIED', 'DECIDED_MAJOR'] },
  'TL-18': {
    within: 'case',
    lapses: [...passedOn, 'DECIDED_ORDINARY', 'DECIDED_MAJOR'],
    conditional: true,
  },
  'TL-19': {
    within: 'case',
    lapses: [...passedOn, 'DECIDED_ORDINARY', 'DECIDED_VERIFIED'],
    conditional: true,
  },
  'TL-20': { within: 'record', when: transferred },
  'TL-22': { within: 'case', lapses: ['SUPERVISION_SUGGESTED'] },
  'TL-23': { within: 'case', owedBy: 'targetPoliceId' },
  'TL-24': { within: 'case', lapses: ['RECONSIDERATION_REQUESTED'] },
  'TL-25': { within: 'case' },
  'TL-26': { within: 'case' },
  'TL-27': { within: 'case', owedBy: 'targetPoliceId', lapses: ['FILING_ORDERED'] },
  'TL-29': { within: 'case', owedBy: 'targetPoliceId' },
  'TL-31': { within: 'case', lapses: ['FILING_ORDERED'], conditional: true },
  'TL-32': { within: 'case' },
  'TL-33': { within: 'case', owedBy: 'toEnvironmentId' },
  'TL-40': { within: 'record' },
  'TL-42': { within: 'record' },
  'TL-43': {
    within: 'case',
    owedBy: 'receivingPoliceId',
    lapses: ['DETENTION_DECIDED'],
    conditional: true,
  },
  // Three days, or up to 37 on grounds that no feed tells (刑事诉讼法 Art. 91).
  'TL-50': { within: 'record', conditional: true },
  'TL-51': { within: 'suspect', owedBy: 'toProcuratorateId', when: has('detainedAt') },
  'TL-52': { within: 'suspect', owedBy: 'toProcuratorateId', when: notDetained },
  'TL-56': { within: 'suspect', conditional: true },
  'TL-57': { within: 'suspect' },
  'TL-58': {
    within: 'suspect',
    owedBy: 'toProcuratorateId',
    lapses: ['PROSECUTION_DECIDED_EXTENDED'],
  },
  'TL-59': { within: 'record', when: transferred },
  'TL-60': { within: 'suspect', conditional: true },
  'TL-61': { within: 'record', pauses: { by: ['REVIEW_SUSPENDED'], until: ['REVIEW_RESUMED'] } },
  'TL-62': { within: 'case', owedBy: 'toOrganId' },
  'TL-63': { within: 'record' },
  'TL-64': { within: 'suspect', conditional: true },
  'TL-65': { within: 'suspect', conditional: true },
  'TL-66': { within: 'suspect', conditional: true },
  'TL-70': { within: 'record' },
};

/** A time limit with the way in which it runs. */
export interface RunningLimit {
  readonly limit: TimeLimit;
  readonly work: Clockwork;
}

/** The limits that run as clocks, in the order of the table. */
export const runningLimits: readonly RunningLimit[] = [
  ...timeLimits.flatMap((limit) => {
    const work = clockworks[limit.id];
    return work === undefined ? [] : [{ limit, work }];
  }),
  ...entryLimits.map((limit) => ({ limit, work: { within: 'case' } as const })),
];

/** The events by which a clock stands still or goes on. */
export function turnsOf({ work: { pauses } }: RunningLimit): readonly CaseEvent[] {
  return pauses === undefined ? [] : [...pauses.by, ...pauses.until];
}

/** What an event does to clocks: which it ends, and how. */
export type Ending = 'MET' | 'LAPSED';

/** The events that end a clock, the lapses first: they win over what would meet it. */
export function endingsOf({
  limit,
  work,
}: RunningLimit): readonly (readonly [CaseEvent, Ending])[] {
  return [
    ...(work.lapses ?? []).map((event) => [event, 'LAPSED'] as const),
    ...limit.to.map((event) => [event, 'MET'] as const),
  ];
}
