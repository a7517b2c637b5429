import { Alarm } from '../../db/changes/Alarm.ts';
import { chaseRecalls, openOrders, sendRecalls } from '../../db/recalls/recallSql.ts';
import { recallPass } from '../../policy/recallPass.ts';
import type { Services } from '../Context.ts';
import { recallDue } from './recallDue.ts';
import { graceMs, recipientsOf } from './recipientsOf.ts';

type Desk = Pick<Services, 'pool' | 'calendar' | 'readings' | 'changes'>;

const sleepMs = 1_000;

/**
 * Sends the recalls that were ordered and chases those that are overdue; returns the way to stop it.
 * An order is searched again until answers that were on their way when it was given are on the log.
 * Of several nodes each may do it, for an organ gets one recall of an order.
 */
export function startRecalls(desk: Desk, report: (error: unknown) => void) {
  const alarm = new Alarm();
  let stopped = false;
  // One line for an outage, not one for each attempt to end it.
  let ill = false;
  const running = (async () => {
    while (!stopped) {
      try {
        if ((await sendAll(desk)) > 0) desk.changes?.log.wake();
        ill = false;
      } catch (error) {
        if (!stopped && !ill) report(error);
        ill = true;
      }
      if (!stopped) await alarm.sleep(sleepMs);
    }
  })();
  return async (): Promise<void> => {
    stopped = true;
    alarm.ring();
    await running;
  };
}

async function sendAll({ pool, ...days }: Desk): Promise<number> {
  let sent = 0;
  for (const order of await openOrders(pool, recallPass)) {
    const close = Date.now() > Date.parse(order.orderedAt) + 2 * graceMs;
    const to = await recipientsOf(pool, order);
    const dueAt = recallDue(order.orderedAt, days);
    if (to.length > 0 || close) {
      sent += await sendRecalls(pool, recallPass, order, { to, dueAt, close });
    }
  }
  return sent + (await chaseRecalls(pool, recallPass));
}
