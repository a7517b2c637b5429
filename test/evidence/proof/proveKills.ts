import { setTimeout as delay } from 'node:timers/promises';
import { demoReaders } from '../../../src/demo/demoReaders.ts';
import { Random } from '../../../src/generate/Random.ts';
import { sdl } from '../../disclosure/proof/operations/sdl.ts';
import { logSize, readLog } from '../readLog.ts';
import { AnswerTap } from './AnswerTap.ts';
import { goOn } from './busyCity.ts';
import { compareLog } from './compareLog.ts';
import { EventTap } from './EventTap.ts';
import type { EvidenceHub } from './EvidenceHub.ts';
import { watchers } from './watchedEvents.ts';

/** A hub in a process of its own, and what may befall it. */
export interface Mortal {
  readonly hub: EvidenceHub;
  /** SIGKILL; a new process may follow at the same address. */
  kill(): Promise<void>;
  /** PostgreSQL ends at once and recovers, while the hub goes on. */
  crashDatabase?(): Promise<void>;
}

export interface Toll {
  readonly kills: number;
  readonly crashes: number;
  /** Answers that came whole, and those that were cut after their first byte or before. */
  readonly whole: number;
  readonly cut: number;
  readonly begun: number;
  readonly events: number;
  readonly differences: readonly string[];
}

const documents = [
  'query Look { cases(first: 5) { nodes { hubCaseNo name stage parties { name idNo } administrativePenalties(first: 3) { nodes { decisionNo facts fineAmount } } filingDecisions(first: 3) { nodes { result leadOfficer } } } } }',
  'query List { administrativePenalties(first: 400, orderBy: [DECIDED_AT_DESC]) { totalCount nodes { decisionNo facts counterpartName personIdNo case { hubCaseNo } } } }',
  'query Since { changesSince(first: 30) { cursor events { cursor version record { hubCaseNo enteredBy } case { name } } } }',
  'query Count { statistics(measure: CASES, groupBy: [STAGE]) { groups { keys count } } }',
];
const readers = demoReaders.filter(({ posts }) => posts.includes('handler'));
const followers = ['police-officer-370303', 'environment-officer-370303', 'court-judge-370303'];
const lanes = 6;
/** After its start the hub is given this long at most, and once it has answered. */
const longestLoadMs = 1_200;

/**
 * Kills the hub at random moments while readers of all ways are being answered, and holds what each
 * of them received, to the last byte, against what the log holds.
 */
export async function proveKills(
  { hub, kill, crashDatabase }: Mortal,
  { kills, seed, untilMs }: { kills: number; seed: number; untilMs: number },
): Promise<Toll> {
  const random = new Random(seed);
  const from = await logSize(hub.admin);
  const tap = new AnswerTap(hub, sdl);
  const taps = watchers(followers).map((one) => new EventTap(sdl, one));
  const closing = new AbortController();
  const following = taps.map((one) => one.follow(hub, closing.signal));
  let ended = false;
  let asked = 0;
  const lane = async () => {
    while (!ended) {
      asked += 1;
      const query = documents[asked % documents.length] ?? '';
      const login = readers[asked % readers.length]?.login ?? '';
      const { reached } = await tap.ask({ login, query });
      if (!reached) await delay(20);
    }
  };
  const city = async () => {
    while (!ended) {
      await goOn(hub, tap).catch(() => undefined);
      await delay(50);
    }
  };
  const load = [...Array.from({ length: lanes }, lane), city()];
  const toll = { kills: 0, crashes: 0 };
  while (toll.kills < kills && Date.now() < untilMs) {
    const before = tap.answered;
    while (tap.answered === before) await delay(5);
    await delay(random.integer(0, longestLoadMs));
    if (crashDatabase !== undefined && toll.kills % 10 === 9) {
      await crashDatabase();
      toll.crashes += 1;
      await delay(random.integer(20, longestLoadMs));
    }
    await kill();
    toll.kills += 1;
  }
  ended = true;
  await Promise.all(load);
  closing.abort();
  await Promise.all(following);
  const { answers } = tap;
  const came = answers.filter(({ request, text }) => request !== undefined && text !== '');
  const { events, differences } = compareLog(sdl, await readLog(hub.admin), {
    ...{ answers, taps, from },
    cut: true,
  });
  return {
    ...toll,
    events,
    whole: tap.answered,
    cut: answers.length - answers.filter(({ whole }) => whole).length,
    begun: came.filter(({ whole }) => !whole).length,
    differences,
  };
}
