import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { openSession } from '../openSession.ts';
import { Alarm } from './Alarm.ts';
import { changeChannel, sequence, writtenChannel } from './sequence.ts';

export interface SequencerOptions {
  readonly pool: pg.Pool;
  /** How long changes are kept, in days. */
  readonly keepDays: number;
  /** Called with the newest position when any node's sequencer has placed changes. */
  readonly onPlaced: (position: number) => void;
  readonly report: (error: unknown) => void;
}

export interface Sequencer {
  /** Says that this node has written changes: whichever node leads need not come upon them. */
  wake(): void;
  stop(): Promise<void>;
}

/** Any number that no other advisory lock of the hub's database uses. */
const sequencerLock = 0x7365_7175;
/** How long changes are gathered into one batch. */
const gatherMs = 25;
/** How soon changes are found that no node tells of, such as those of an import. */
const lookMs = 250;
/** How soon a session that broke off is opened again. */
const reopenMs = 100;
/** How soon the lock of a sequencer that is gone is found free. */
const standByMs = 500;
/** A sequencer that says nothing for so long is dead; PostgreSQL ends its session, and so its lock. */
const longestSilenceMs = 1_200;
const maintainEveryMs = 3_600_000;
/** How late what ends by time is told of. */
const endsEveryMs = 1_000;

/**
 * Places changes in the log while this node holds the lock, and stands by while another does. A
 * sequencer that died is replaced within 2 seconds. What stays undone while there is none waits in
 * its table: nothing is lost, only late.
 */
export function startSequencer({ pool, keepDays, onPlaced, report }: SequencerOptions): Sequencer {
  const alarm = new Alarm();
  let stopped = false;
  // One line for an outage, not one for each attempt to end it.
  let ill = false;

  const serve = async (session: pg.Client): Promise<void> => {
    let alive = true;
    session.once('end', () => {
      alive = false;
      alarm.ring();
    });
    session.on('notification', ({ channel, payload }) => {
      if (channel === changeChannel) onPlaced(Number(payload));
      else alarm.ring();
    });
    await session.query(`LISTEN ${changeChannel}`);
    let leads = false;
    let maintainAt = 0;
    let endsAt = 0;
    while (!stopped && alive) {
      leads ||= await takeLead(session);
      if (!leads) {
        if (!(await alarm.sleep(standByMs))) continue;
        await session.query(`NOTIFY ${writtenChannel}`);
        await delay(gatherMs);
        continue;
      }
      if (performance.now() >= maintainAt) {
        await session.query('SELECT coordination.keep_changes($1)', [keepDays]);
        maintainAt = performance.now() + maintainEveryMs;
      }
      if (performance.now() >= endsAt) {
        await session.query('SELECT coordination.enter_ends()');
        endsAt = performance.now() + endsEveryMs;
      }
      // Changes that come close together are placed together: a batch costs what a single one does.
      if ((await sequence(session)) > 0) await delay(gatherMs);
      else await alarm.sleep(lookMs);
      ill = false;
    }
  };

  const running = (async () => {
    while (!stopped) {
      try {
        const session = await openSession(pool);
        let silenced = false;
        session.once('error', (error) => {
          silenced = isSilenced(error);
        });
        try {
          await serve(session);
        } catch (error) {
          // Held up for so long that it was taken for dead: it stands for the lead again.
          if (!silenced && !isSilenced(error)) throw error;
        } finally {
          await session.end();
        }
      } catch (error) {
        if (!stopped && !ill) report(error);
        ill = true;
      }
      if (!stopped) await alarm.sleep(reopenMs);
    }
  })();

  return {
    wake: () => alarm.ring(),
    stop: async () => {
      stopped = true;
      alarm.ring();
      await running;
    },
  };
}

async function takeLead(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${sequencerLock}) AS taken`,
  );
  const taken = rows[0]?.taken === true;
  if (taken) {
    await session.query(`LISTEN ${writtenChannel}`);
    await session.query(`SET idle_session_timeout = ${longestSilenceMs}`);
  }
  return taken;
}

/** Whether PostgreSQL ended the session because it said nothing for too long (57P05). */
function isSilenced(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P05';
}
