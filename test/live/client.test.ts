import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangeEvent, createClient } from '../../src/client/createClient.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ limits: { heartbeatMs: 200 } });
});

afterAll(() => hub.close());

const feed = feedOf(EnvironmentalViolation);
const filter = { feeds: ['EnvironmentalViolation'] };

describe('xianjie/client', () => {
  test('publishes, follows, and after a restart goes on where its store says', async () => {
    let serial = 0;
    const client = createClient({
      url: hub.url,
      token: () => hub.token('environment-officer-370303'),
    });
    const publish = () => {
      serial += 1;
      return client.publish(feed.name, inputOf(feed, serial), `client-test-${serial}`);
    };
    let kept: string | undefined;
    const store = {
      load: async () => kept,
      save: async (cursor: string) => {
        kept = cursor;
      },
    };
    const take = async (count: number): Promise<ChangeEvent[]> => {
      const events: ChangeEvent[] = [];
      for await (const event of client.follow(filter, { store, select: 'record { hubCaseNo }' })) {
        events.push(event);
        if (events.length === count) break;
      }
      return events;
    };
    const { changesSince } = await client.query(
      'query ($filter: ChangeFilter) { changesSince(filter: $filter, first: 1) { cursor } }',
      { filter },
    );
    kept = String(Reflect.get(Object(changesSince), 'cursor'));
    const receipts = [await publish(), await publish(), await publish()];
    const first = await take(2);
    receipts.push(await publish());
    const second = await take(3);
    expect(first.map(({ recordId }) => recordId)).toEqual(
      receipts.slice(0, 2).map(({ recordId }) => recordId),
    );
    // The event at which the first run broke off was not handled to its end, so it comes again.
    expect(second.map(({ recordId }) => recordId)).toEqual(
      receipts.slice(1, 4).map(({ recordId }) => recordId),
    );
    expect(second[0]?.record?.hubCaseNo).toBe(receipts[1]?.hubCaseNo);
  });

  test('tells why it cannot go on', async () => {
    const token = () => hub.token('environment-officer-370303');
    const client = createClient({ url: hub.url, token });
    const stream = client.follow(filter, { after: 'AAAAAAAAAAAAAAAAAAAAAA' });
    await expect(stream.next()).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });
});
