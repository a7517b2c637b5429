import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, StreamError } from '../../src/client/createClient.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { inputOf } from '../../test/fixtures/inputOf.ts';
import type { World } from './openWorld.ts';

const feed = feedOf(EnvironmentalViolation);
const document = `mutation ($inputs: [${feed.name}Input!]!, $key: String!) {
  batch: publish${feed.plural}(inputs: $inputs, idempotencyKey: $key, allOrNothing: true) {
    rows { receipt { recordId } } } }`;
const waitMs = 200;

/**
 * Makes the database hold every publication up for a while before it commits, and fail a share of
 * them, so that transactions commit in another order than they wrote in.
 */
export async function troublePublications(
  world: World,
  { mostDelayMs, lostShare }: { readonly mostDelayMs: number; readonly lostShare: number },
): Promise<void> {
  await world.admin.query(`CREATE FUNCTION public.trouble() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_sleep(random() * ${mostDelayMs / 1_000});
      IF random() < ${lostShare} THEN RAISE EXCEPTION 'trouble'; END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER trouble AFTER INSERT ON environment.environmental_violation
      FOR EACH STATEMENT EXECUTE FUNCTION public.trouble()`);
}

/** Publishes through the API, each batch under one key until it has its receipt. */
export class Publisher {
  /** Records whose receipts came. */
  readonly acknowledged: string[] = [];
  /** Calls that failed and were made again. */
  repeated = 0;
  #serial = 1;

  /** Publishes some records, by any of the clients that answers. */
  async publish(clients: readonly Client[], records: number, until = Infinity): Promise<void> {
    const inputs = Array.from({ length: records }, () => {
      this.#serial += 1;
      return inputOf(feed, this.#serial);
    });
    const key = randomUUID();
    for (let attempt = 0; attempt === 0 || Date.now() < until; attempt += 1) {
      const client = clients[Math.floor(Math.random() * clients.length)];
      try {
        const { batch } = (await client?.query(document, { inputs, key })) ?? {};
        const rows: unknown = Reflect.get(Object(batch), 'rows');
        for (const row of Array.isArray(rows) ? rows : []) {
          const id = Reflect.get(Object(row?.receipt), 'recordId');
          if (typeof id !== 'string') throw new Error(`A sound row was refused: ${row}`);
          this.acknowledged.push(id);
        }
        return;
      } catch (error) {
        this.repeated += 1;
        if (error instanceof StreamError && error.code === 'INPUT_REJECTED') throw error;
        await delay(waitMs);
      }
    }
  }
}
