import { derivedId } from '../../codes/derivedId.ts';
import type { Calendar } from '../Calendar.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import { dayNumberOf, dayText, instantText } from '../limits/chinaDay.ts';
import type { Readings } from '../limits/Readings.ts';
import { validityOf } from '../limits/validityOf.ts';
import { askedEvents } from '../transitions/acts.ts';
import type { Clock, ToldEvent } from './Clock.ts';
import { endingsOf, type RunningLimit, runningLimits, turnsOf } from './clockworks.ts';
import { eventSources, eventsOf, receiversOf, type Values } from './eventSources.ts';
import { endBy } from './settle.ts';
import { type ClockTimes, timesOf } from './timesOf.ts';

/** A record as far as clocks look at it. */
export interface Telling {
  readonly feed: string;
  readonly agency: string;
  readonly id: string;
  readonly caseId: string;
  readonly divisionCode: string;
  readonly ownerOrganId: string;
  readonly partyIds: readonly string[];
  readonly values: Values;
}

/** The case before the record, and by what its days are counted. */
export interface Surroundings {
  readonly indicators: number;
  /** The organ of an agency that takes part in the case. */
  readonly organOf: (agency: string) => string | undefined;
  /** Events that earlier records of the case told: what they began is not begun again. */
  readonly told: readonly ToldEvent[];
  readonly calendar: Calendar;
  readonly readings: Readings;
}

/** The clocks that a record begins and the events that it tells; what ends both it has ended. Pure. */
export function windClocks(
  telling: Telling,
  around: Surroundings,
): { clocks: readonly Clock[]; events: readonly ToldEvent[] } {
  const plan = planOf(telling.feed);
  if (plan === undefined) return { clocks: [], events: [] };
  const instants = eventsOf(telling.feed, telling.values);
  const events = toldEvents(telling, instants, plan);
  const clocks: Clock[] = [];
  for (const running of plan.begun) {
    const { limit, work } = running;
    const began = limit.from.find((event) => instants.has(event));
    const at = began === undefined ? undefined : instants.get(began);
    if (at === undefined || !isInForce(running, at)) continue;
    if (work.when !== undefined && !work.when(telling.values, around.indicators)) continue;
    if (work.within === 'case' && isTold(began, at, telling.caseId, around.told)) continue;
    const times = timesOf(running, at, {
      ...around,
      happened: happenedTo(running, instants, around),
    });
    const parties = work.within === 'suspect' ? telling.partyIds : [];
    for (const partyId of parties.length > 0 ? parties : [undefined]) {
      const clock = clockRow(running, telling, { at, times, partyId }, around);
      for (const [event, ending] of endingsOf(running)) {
        const ended = instants.get(event);
        if (ended !== undefined)
          endBy(clock, { at: instantText(ended), ending, recordId: telling.id });
      }
      clocks.push(clock);
    }
  }
  return { clocks, events };
}

/** What a clock may stand still for: events of the record, or of its case. */
function happenedTo(
  { work }: RunningLimit,
  instants: ReadonlyMap<CaseEvent, number>,
  { told }: Surroundings,
): readonly { readonly event: CaseEvent; readonly at: number }[] {
  if (work.pauses === undefined) return [];
  const own = [...instants].map(([event, at]) => ({ event, at }));
  if (work.within === 'record') return own;
  return [...told.map(({ event, at }) => ({ event, at: Date.parse(at) })), ...own];
}

/** The same act, told by several records (a receipt, then a request to complete it), is one. */
function isTold(
  event: CaseEvent | undefined,
  at: number,
  caseId: string,
  told: readonly ToldEvent[],
): boolean {
  return told.some(
    (one) => one.event === event && one.caseId === caseId && Date.parse(one.at) === at,
  );
}

/** The events of a case that clocks begun by this feed ask for: those that end them, or began them. */
export function awaitedBy(feed: string): readonly CaseEvent[] {
  return planOf(feed)?.awaited ?? [];
}

interface Plan {
  readonly begun: readonly RunningLimit[];
  readonly awaited: readonly CaseEvent[];
  /** What the feed tells that may end clocks of other records, and whether suspect by suspect. */
  readonly told: ReadonlyMap<CaseEvent, { readonly bySuspect: boolean }>;
}

const plans = new Map<string, Plan | undefined>();

function planOf(feed: string): Plan | undefined {
  if (!plans.has(feed)) plans.set(feed, makePlan(feed));
  return plans.get(feed);
}

function makePlan(feed: string): Plan | undefined {
  const sources = eventSources[feed];
  if (sources === undefined) return undefined;
  const own = new Set(sources.map(({ event }) => event));
  const begun = runningLimits.filter(({ limit }) => limit.from.some((event) => own.has(event)));
  const beyond = runningLimits.filter(({ work }) => work.within !== 'record');
  const awaited = begun
    .filter(({ work }) => work.within !== 'record')
    .flatMap((running) => [
      ...endingsOf(running).map(([event]) => event),
      ...(running.work.within === 'case' ? running.limit.from : []),
      ...turnsOf(running),
    ]);
  // A record by which clocks stand still or go on needs to know when they began.
  const turned = beyond.filter((running) => turnsOf(running).some((event) => own.has(event)));
  awaited.push(...turned.flatMap((running) => [...running.limit.from, ...turnsOf(running)]));
  const told = new Map<CaseEvent, { bySuspect: boolean }>();
  for (const running of beyond) {
    for (const [event] of endingsOf(running)) {
      if (!own.has(event)) continue;
      const bySuspect = running.work.within === 'suspect' || told.get(event)?.bySuspect === true;
      told.set(event, { bySuspect });
    }
  }
  for (const event of own) {
    // Those within a record are kept as well: by them the hub counts a limit again.
    const turns =
      runningLimits.some((running) => turnsOf(running).includes(event)) ||
      beyond.some(({ work, limit }) => work.pauses !== undefined && limit.from.includes(event));
    if (turns || askedEvents.has(event))
      told.set(event, told.get(event) ?? { bySuspect: isOfSuspect(event) });
  }
  return { begun, awaited: [...new Set(awaited)], told };
}

function toldEvents(
  { caseId, partyIds, id, feed, ownerOrganId, values }: Telling,
  instants: ReadonlyMap<CaseEvent, number>,
  plan: Plan,
): ToldEvent[] {
  return [...plan.told].flatMap(([event, { bySuspect }]) => {
    const at = instants.get(event);
    if (at === undefined) return [];
    const parties = bySuspect && partyIds.length > 0 ? partyIds : [null];
    const toOrgans = receiversOf(feed, event, values);
    const told = {
      caseId,
      event,
      at: instantText(at),
      recordId: id,
      organId: ownerOrganId,
      toOrgans,
    };
    return parties.map((partyId) => ({ ...told, partyId }));
  });
}

/** From the request for arrest on, what happens concerns suspects one by one. */
const ofSuspects = new Set<CaseEvent>([
  ...(['ARREST_REQUESTED', 'ARREST_DECIDED', 'REFERRED', 'PROSECUTION_DECIDED'] as const),
  ...(['PROSECUTED', 'NOT_PROSECUTED', 'PENALTY_OPINION', 'INDICTMENT_ACCEPTED'] as const),
  ...(['INDICTMENT_SETTLED', 'JUDGED', 'JUDGMENT_EFFECTIVE'] as const),
]);

function isOfSuspect(event: CaseEvent): boolean {
  return ofSuspects.has(event);
}

interface Beginning {
  readonly at: number;
  readonly times: ClockTimes;
  readonly partyId: string | undefined;
}

function clockRow(
  { limit, work }: RunningLimit,
  telling: Telling,
  { at, times, partyId }: Beginning,
  { organOf }: Surroundings,
): Clock {
  const { obliged } = limit;
  const named = work.owedBy === undefined ? undefined : telling.values[work.owedBy];
  const own = obliged === telling.agency ? telling.ownerOrganId : undefined;
  const owner = typeof named === 'string' ? named : own;
  return {
    id: derivedId('Clock', telling.id, `${limit.id} ${partyId ?? ''}`),
    rule: limit.id,
    caseId: telling.caseId,
    partyId,
    divisionCode: telling.divisionCode,
    feed: telling.feed,
    recordId: telling.id,
    obligedAgency: obliged,
    obligedOrganId: owner ?? (obliged && organOf(obliged)),
    startedAt: instantText(at),
    ...times,
    optional: limit.right === true,
    conditional: work.conditional === true,
  };
}

const validity = new Map<string, { from?: string; to?: string }>();

function isInForce({ limit }: RunningLimit, at: number): boolean {
  const known = validity.get(limit.id) ?? validityOf(limit);
  validity.set(limit.id, known);
  const day = dayText(dayNumberOf(at));
  return day >= (known.from ?? '') && (known.to === undefined || day <= known.to);
}
