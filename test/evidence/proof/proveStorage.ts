import { setTimeout as delay } from 'node:timers/promises';
import { demoReaders } from '../../../src/demo/demoReaders.ts';
import { sdl } from '../../disclosure/proof/operations/sdl.ts';
import { at } from '../../fixtures/at.ts';
import { logSize, readLog } from '../readLog.ts';
import { type Answered, AnswerTap, isAnswered } from './AnswerTap.ts';
import { goOn } from './busyCity.ts';
import { compareLog } from './compareLog.ts';
import { EventTap } from './EventTap.ts';
import type { EvidenceHub } from './EvidenceHub.ts';
import { watchers } from './watchedEvents.ts';

/** A way in which the log can't be written; its result takes it back. */
export interface Fault {
  readonly name: string;
  begin(): Promise<() => Promise<void>>;
}

export interface StorageFinding {
  readonly fault: string;
  /** Requests that were refused for the log, and how long the hub took to say so. */
  readonly refused: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What was answered all the same, for a page had room left: each with its entry. */
  readonly answered: number;
  /** Publications that went on and were given their receipts. */
  readonly published: number;
  /** After how long the first answer came once the log could be written again. */
  readonly recoveredMs: number;
  readonly differences: readonly string[];
}

const query = `query Look { cases(first: 5) { nodes { hubCaseNo name parties { name idNo }
  administrativePenalties(first: 3) { nodes { decisionNo facts fineAmount } } } } }`;
const readers = demoReaders.filter(({ posts }) => posts.includes('handler'));
const followers = ['police-officer-370303', 'environment-officer-370300'];
const lanes = 4;
const recoveryMs = 30_000;

/**
 * Asks, follows and publishes before, during and after a fault of the log's storage: what can't be
 * entered is not answered, what needs no entry goes on, and all of it is held against the log.
 */
export async function proveStorage(
  hub: EvidenceHub,
  fault: Fault,
  faultMs: number,
): Promise<StorageFinding> {
  const from = await logSize(hub.admin);
  const tap = new AnswerTap(hub, sdl);
  const taps = watchers(followers).map((one) => new EventTap(sdl, one));
  const closing = new AbortController();
  const following = taps.map((one) => one.follow(hub, closing.signal));
  while (taps.some(({ beats, news }) => beats + news === 0)) await delay(50);
  const differences: string[] = [];
  const mend = await fault.begin();
  // What was on its way when the fault began may still have been entered.
  await untilRefused(tap, differences);
  const begun = tap.answers.length;
  const untilMs = Date.now() + faultMs;
  const lane = async (way: number) => {
    for (let turn = way; Date.now() < untilMs; turn += 1) {
      await tap.ask({ login: readers[turn % readers.length]?.login ?? '', query });
    }
  };
  const city = async () => {
    while (Date.now() < untilMs) {
      await goOn(hub, tap);
      const health = await fetch(`${hub.url}/health`);
      if (!health.ok) differences.push(`health answers ${health.status}`);
      const me = await hub.ask('police-officer-370303', '{ me { login } }');
      if (me.body.errors) differences.push('who asks is not told who it is');
    }
  };
  await Promise.all([...Array.from({ length: lanes }, (_, way) => lane(way)), city()]);
  const during = tap.answers.slice(begun);
  await mend();
  const recoveredMs = await untilAnswered(tap, differences);
  for (let before = -1, now = 0; before !== now; await delay(1_500)) {
    [before, now] = [now, taps.reduce((sum, { news }) => sum + news, 0)];
  }
  closing.abort();
  await Promise.all(following);
  const { answers } = tap;
  const compared = compareLog(sdl, await readLog(hub.admin), { answers, taps, from, cut: false });
  const refused = during.filter(isRefused);
  const ms = refused.map((one) => one.ms).sort((a, b) => a - b);
  return {
    fault: fault.name,
    refused: refused.length,
    answered: during.filter((one) => isAnswered(one) && !hasReceipt(one)).length,
    p50Ms: Math.round(ms[Math.floor(ms.length / 2)] ?? 0),
    p99Ms: Math.round(ms[Math.floor(ms.length * 0.99)] ?? 0),
    published: during.filter(hasReceipt).length,
    recoveredMs,
    differences: [...differences, ...compared.differences],
  };
}

function isRefused({ text }: Answered): boolean {
  return text.startsWith('{"errors"') && text.includes('"AUDIT_UNAVAILABLE"');
}

function hasReceipt({ text, whole }: Answered): boolean {
  return whole && typeof at(JSON.parse(text), 'data.receipt.recordId') === 'string';
}

async function untilRefused(tap: AnswerTap, differences: string[]): Promise<void> {
  for (const end = Date.now() + recoveryMs; Date.now() < end; ) {
    if (isRefused(await tap.ask({ login: 'police-officer-370303', query }))) return;
  }
  differences.push('the fault kept nothing from being answered');
}

async function untilAnswered(tap: AnswerTap, differences: string[]): Promise<number> {
  const from = performance.now();
  while (performance.now() - from < recoveryMs) {
    if (isAnswered(await tap.ask({ login: 'police-officer-370303', query }))) {
      return Math.round(performance.now() - from);
    }
    await delay(20);
  }
  differences.push('nothing is answered after the fault');
  return recoveryMs;
}
