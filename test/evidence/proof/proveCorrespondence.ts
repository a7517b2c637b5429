import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { demoOrgans, demoReaders } from '../../../src/demo/demoReaders.ts';
import { usualPurpose } from '../../../src/policy/purposes.ts';
import type { Operation } from '../../disclosure/proof/operations/Asked.ts';
import { anyOperation } from '../../disclosure/proof/operations/anyOperation.ts';
import { printOperations } from '../../disclosure/proof/operations/printOperations.ts';
import { sdl } from '../../disclosure/proof/operations/sdl.ts';
import { Values } from '../../disclosure/proof/operations/Values.ts';
import { readWorld } from '../../disclosure/proof/World.ts';
import { openReceiver } from '../../live/openReceiver.ts';
import { logSize, readLog } from '../readLog.ts';
import { AnswerTap } from './AnswerTap.ts';
import { goOn } from './busyCity.ts';
import { type Compared, compareLog } from './compareLog.ts';
import { EventTap } from './EventTap.ts';
import type { EvidenceHub } from './EvidenceHub.ts';
import { count } from './LoggedCells.ts';
import { watchers, webhookQuery, webhookSelect } from './watchedEvents.ts';

export interface Extent {
  /** Answers and events to capture at least. */
  readonly responses: number;
  readonly seed: number;
  /** How many readers follow, each by two ways. */
  readonly followers: number;
  /** When to stop capturing, enough or not. */
  readonly untilMs: number;
  readonly say?: (line: string) => void;
}

const readers = demoReaders.filter(({ status }) => status === 'ACTIVE');
/** Questions under way at one time. */
const lanes = 4;
/** Each document costs a plan for each reader, so it is asked again, with other values. */
const rounds = 12;
const settledMs = 1_500;

/**
 * Captures what readers of every post are told by every way, while the city goes on, and holds each
 * cell of it against the log, both ways.
 */
export async function proveCorrespondence(hub: EvidenceHub, extent: Extent): Promise<Compared> {
  const from = await logSize(hub.admin);
  const tap = new AnswerTap(hub, sdl);
  const closing = new AbortController();
  const taps = watchers(followersOf(extent.followers)).map((one) => new EventTap(sdl, one));
  const hooks = ['environment-officer-370303', 'police-officer-370303', 'partner-370300'].map(
    (login) => new EventTap(sdl, { login, transport: 'WEBHOOK', query: webhookQuery }),
  );
  const following = taps.map((one) => one.follow(hub, closing.signal));
  const receivers = await Promise.all(hooks.map((hook) => receive(hub, hook)));
  const all = [...taps, ...hooks];
  while (taps.some(({ beats, news }) => beats + news === 0)) await delay(50);
  const client = await hub.admin.connect();
  const values = new Values(await readWorld(client));
  client.release();
  const questions = new Questions(values, extent.seed);
  const captured = () => tap.answered + all.reduce((sum, { news }) => sum + news, 0);
  const over = () => captured() >= extent.responses || Date.now() >= extent.untilMs;
  const lane = async () => {
    while (!over()) await tap.ask(questions.next());
  };
  const city = async () => {
    while (!over()) {
      await goOn(hub, tap);
      await delay(extent.responses / 10);
    }
  };
  await Promise.all([...Array.from({ length: lanes }, lane), city()]);
  for (let before = -1; before !== captured(); await delay(settledMs)) before = captured();
  closing.abort();
  await Promise.all(following);
  await Promise.all(receivers.map((one) => one.close()));
  const by = Map.groupBy(all, ({ transport }) => transport);
  for (const [transport, of] of by) {
    extent.say?.(`${transport}: ${of.reduce((sum, { news }) => sum + news, 0)} events`);
  }
  const kinds = new Map<string, number>();
  for (const { changes } of all) {
    for (const [change, times] of changes) count(kinds, change.replace(/.*\./, ''), times);
  }
  extent.say?.([...kinds].map(([kind, times]) => `${kind} ${times}`).join(', '));
  return compareLog(sdl, await readLog(hub.admin), {
    answers: tap.answers,
    taps: all,
    cut: false,
    from,
  });
}

/** Some of the readers, from all over the list. */
function followersOf(count: number): readonly string[] {
  const step = Math.max(1, Math.floor(readers.length / count));
  return readers.filter((_, place) => place % step === 0).map(({ login }) => login);
}

/** Has events sent to a receiver, which hands them to the tap. */
async function receive(hub: EvidenceHub, tap: EventTap) {
  const seen = new Set<string>();
  const receiver = await openReceiver(({ body, headers }) => {
    const id = String(headers['webhook-id']);
    if (!seen.has(id)) tap.take(JSON.parse(body));
    seen.add(id);
    return 204;
  });
  await hub.ask(
    tap.login,
    'mutation ($url: String!, $select: String!) { registerWebhook(url: $url, select: $select) { webhook { id } } }',
    { url: receiver.url, select: webhookSelect },
  );
  return receiver;
}

/** Operations over the whole contract, each asked by one reader with several values: the same for the same seed. */
class Questions {
  readonly #any: ReturnType<typeof anyOperation>;
  readonly #seed: number;
  #place = 0;
  #some: readonly Operation[] = [];

  constructor(values: Values, seed: number) {
    this.#any = anyOperation(values);
    this.#seed = seed;
  }

  next() {
    const place = this.#place;
    this.#place += 1;
    const document = Math.floor(place / rounds);
    if (place % rounds === 0) {
      const length = 1 + (document % 2);
      const several = fc.array(this.#any, { minLength: length, maxLength: length });
      const seed = this.#seed * 1_000_003 + document;
      this.#some = fc.sample(several, { seed, numRuns: 1 })[0] ?? [];
    }
    const reader = readers[(document * 7) % readers.length] ?? readers[0];
    const manner = { cursors: [], round: place % rounds, byVariables: true };
    const agency = demoOrgans.find(({ id }) => id === reader?.organId)?.agency ?? 'coordination';
    const purpose = reader && usualPurpose({ ...reader, agency });
    const headers: Record<string, string> =
      place % 2 === 0 && purpose !== undefined ? { 'xianjie-purpose': purpose } : {};
    return { login: reader?.login ?? '', ...printOperations(this.#some, manner), headers };
  }
}
