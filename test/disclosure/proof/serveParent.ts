import type { Pool } from 'pg';
import { createPool } from '../../../src/db/createPool.ts';
import { type FromHub, isOrder, type Order } from './Order.ts';

/** Tells the parent something. */
export const say = (message: FromHub) => process.send?.(message);

/** Tells the parent where it answers, does what the parent orders, and ends with it. */
export function serveParent(url: string, obey: (order: Order) => Promise<string>): void {
  process.on('message', (order: unknown) => {
    if (!isOrder(order)) return;
    obey(order).then(
      (value) => say({ id: order.id, value }),
      (error: unknown) => say({ id: order.id, failure: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  say({ url });
}

/** Sessions for which many may wait: a busy machine must not be taken for a lost database. */
export function patientPool(url: string, options: Parameters<typeof createPool>[1]): Pool {
  const pool = createPool(url, options);
  return Object.assign(pool, { options: { ...pool.options, connectionTimeoutMillis: 0 } });
}

/** A pool that stands for whichever is the right one at the moment. */
export function exchangeable(now: () => Pool): Pool {
  return new Proxy(now(), {
    get: (_, key) => {
      const pool = now();
      const member: unknown = Reflect.get(pool, key);
      return typeof member === 'function' ? member.bind(pool) : member;
    },
  });
}
