import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Alarm } from '../../db/changes/Alarm.ts';
import { type Leased, leaseSql } from '../../db/webhooks/deliverySql.ts';
import { Delivery, type DeliveryParts } from './Delivery.ts';

export interface Webhooks {
  wake(): void;
  /** Lets the deliveries under way end, and begins none. */
  close(): Promise<void>;
}

/** How many webhooks one node delivers to at once. */
const mostAtOnce = 16;
/** How soon what is due again, or was left by another node, is found. */
const lookMs = 500;
/** How long changes are gathered before the next look: many may come, and few webhooks wait for them. */
const gatherMs = 50;

/** Delivers changes to webhooks: each is leased by one node at a time, so its events keep their order. */
export function openWebhooks(
  parts: Omit<DeliveryParts, 'node' | 'stopped'>,
  report: (error: unknown) => void,
): Webhooks {
  const alarm = new Alarm();
  const node = randomUUID();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const unfollow = parts.changes.log.follow(() => alarm.ring());

  const lease = async (): Promise<void> => {
    const free = mostAtOnce - running.size;
    if (free === 0) return;
    const { rows } = await parts.services.pool.query<Leased>(leaseSql, [node, free]);
    for (const hook of rows) {
      const delivery = new Delivery({ ...parts, node, stopped: () => stopped }, hook)
        .run()
        .catch(report)
        .finally(() => {
          if (running.size === mostAtOnce) alarm.ring();
          running.delete(delivery);
        });
      running.add(delivery);
    }
  };

  // One line for an outage, not one for each look.
  let ill = false;
  const looking = (async () => {
    while (!stopped) {
      await lease().then(
        () => {
          ill = false;
        },
        (error: unknown) => {
          if (!ill) report(error);
          ill = true;
        },
      );
      if (!stopped) await delay(gatherMs);
      if (!stopped) await alarm.sleep(lookMs);
    }
  })();

  return {
    wake: () => alarm.ring(),
    close: async () => {
      stopped = true;
      unfollow();
      alarm.ring();
      await looking;
      await Promise.all(running);
    },
  };
}
