import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { forkNeighbour } from './forkNeighbour.ts';
import { openReceiver } from './openReceiver.ts';

const bureau = 'environment-officer-370303';
const env = { XIANJIE_WEBHOOK_NETWORKS: '127.0.0.0/8', XIANJIE_WEBHOOK_HTTP: 'yes' };
const limits = { webhookRetryMs: [50, 100] };

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ env, limits });
});
afterAll(() => hub.close());

const feed = feedOf(EnvironmentalViolation);
let serial = 2_000;
const input = () => {
  serial += 1;
  return inputOf(feed, serial);
};
const publishOne = () => publish(hub, EnvironmentalViolation, input());
const idsOf = (events: readonly { event: unknown }[]) =>
  events.map(({ event }) => at(event, 'recordId'));

const shown = '{ id state cursor failure deliveredAt deadLetters }';
const ask = async (login: string, query: string, variables: object = {}) =>
  (await hub.ask(login, query, variables)).body;
const change = (name: string, id: string, login = bureau) =>
  ask(login, `mutation ($id: ID!) { done: ${name}(id: $id) ${shown} }`, { id });

async function register(login: string, url: string, more: object = {}) {
  const body = await ask(
    login,
    `mutation ($url: String!, $filter: ChangeFilter, $select: String) {
      made: registerWebhook(url: $url, filter: $filter, select: $select) { secret webhook { id state cursor } } }`,
    { url, ...more },
  );
  return {
    body,
    id: String(at(body, 'data.made.webhook.id')),
    cursor: String(at(body, 'data.made.webhook.cursor')),
    secret: String(at(body, 'data.made.secret')),
  };
}

const webhookOf = async (id: string, login = bureau): Promise<unknown> =>
  listAt(await ask(login, `{ webhooks ${shown} }`), 'data.webhooks').find(
    (one) => at(one, 'id') === id,
  );
const stateOf = async (id: string, login = bureau) => at(await webhookOf(id, login), 'state');
const untilState = (id: string, state: string, login = bureau) =>
  expect.poll(() => stateOf(id, login), { timeout: 10_000 }).toBe(state);

/** Whether a stock library accepts the signature. */
function accepts(secret: string, { headers, body }: { headers: object; body: string }): boolean {
  const given = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
      name,
      String(at(headers, name)),
    ]),
  );
  try {
    new Webhook(secret).verify(body, given);
    return true;
  } catch {
    return false;
  }
}

describe('a webhook', () => {
  test('is challenged, then sent what its reader may see, in order and signed', async () => {
    const receiver = await openReceiver();
    const none = await openReceiver();
    const { id, secret } = await register(bureau, receiver.url, {
      filter: { feeds: ['EnvironmentalViolation'] },
      select: 'record { hubCaseNo }',
    });
    const court = await register('court-judge-370303', none.url);
    await untilState(id, 'ACTIVE');
    await expect.poll(() => stateOf(court.id, 'court-judge-370303')).toBe('ACTIVE');
    const inputs = Array.from({ length: 10 }, input);
    const receipts = await publishAll(hub, EnvironmentalViolation, inputs);
    const events = await receiver.events(10);
    expect(idsOf(events)).toEqual(receipts.map(({ recordId }) => recordId));
    expect(receiver.all.every((one) => accepts(secret, one))).toBe(true);
    expect(at(events[0]?.event, 'record.hubCaseNo')).toBe(receipts[0]?.hubCaseNo);
    expect(events.map(({ headers }) => headers['webhook-id'])).toEqual(
      events.map(({ event }) => at(event, 'id')),
    );
    expect(none.all).toHaveLength(1);
    await Promise.all([change('deleteWebhook', id), change('deleteWebhook', court.id)]);
    await Promise.all([receiver.close(), none.close()]);
  });

  test('is signed with both secrets while they rotate, and keeps neither openly', async () => {
    const receiver = await openReceiver();
    const first = await register(bureau, receiver.url);
    await untilState(first.id, 'ACTIVE');
    const rotated = await ask(
      bureau,
      'mutation ($id: ID!) { made: rotateWebhookSecret(id: $id) { secret } }',
      { id: first.id },
    );
    const second = textAt(rotated, 'data.made.secret');
    await publishOne();
    const [event] = await receiver.events(1);
    expect(event && [accepts(first.secret, event), accepts(second, event)]).toEqual([true, true]);
    expect(second).not.toBe(first.secret);
    const { rows } = await hub.admin.query(
      'SELECT secret, earlier_secret FROM coordination.webhook',
    );
    const plain = [first.secret, second].map((one) => Buffer.from(one.slice(6), 'base64'));
    for (const { secret, earlier_secret: earlier } of rows) {
      expect(plain.some((one) => secret.includes(one) || earlier?.includes(one))).toBe(false);
    }
    await change('deleteWebhook', first.id);
    await receiver.close();
  });

  test('tries again under the same id, then puts the event by and goes on', async () => {
    let refusing: unknown;
    const receiver = await openReceiver(({ event }) =>
      at(event, 'recordId') === refusing ? 500 : 200,
    );
    const { id } = await register(bureau, receiver.url, {
      filter: { kinds: ['PUBLISHED'] },
    });
    await untilState(id, 'ACTIVE');
    const inputs = [input(), input(), input()];
    // The middle one is refused: known only once it comes, so it is told by its place.
    refusing = 'unknown';
    await change('disableWebhook', id);
    const receipts = await publishAll(hub, EnvironmentalViolation, inputs);
    refusing = receipts[1]?.recordId;
    await change('enableWebhook', id);
    const events = await receiver.events(5);
    const ids = receipts.map(({ recordId }) => recordId);
    expect(idsOf(events)).toEqual([ids[0], ids[1], ids[1], ids[1], ids[2]]);
    expect(new Set(events.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    const dead = await ask(
      bureau,
      'query ($id: ID!) { deadLetters(webhook: $id) { eventId failure } }',
      {
        id,
      },
    );
    expect(listAt(dead, 'data.deadLetters')).toEqual([
      { eventId: at(events[1]?.event, 'id'), failure: 'the address answered 500' },
    ]);
    refusing = undefined;
    const again = await ask(bureau, 'mutation ($id: ID!) { replayDeadLetters(id: $id) }', { id });
    expect(at(again, 'data.replayDeadLetters')).toBe(1);
    expect(idsOf(await receiver.events(6)).at(5)).toBe(ids[1]);
    await expect.poll(async () => at(await webhookOf(id), 'deadLetters')).toBe(0);
    await change('deleteWebhook', id);
    await receiver.close();
  });

  test('is sent everything after a cursor again', async () => {
    const receiver = await openReceiver();
    const { id, cursor } = await register(bureau, receiver.url);
    await untilState(id, 'ACTIVE');
    await publishOne();
    await publishOne();
    const first = idsOf(await receiver.events(2)).slice(0, 2);
    const replay = await ask(
      bureau,
      'mutation ($id: ID!, $after: String!) { replayWebhook(id: $id, after: $after) { id } }',
      { id, after: cursor },
    );
    expect(replay.errors).toBeUndefined();
    expect(idsOf(await receiver.events(4)).slice(2, 4)).toEqual(first);
    await change('deleteWebhook', id);
    await receiver.close();
  });

  test('follows no redirection', async () => {
    const inner = await openReceiver();
    const receiver = await openReceiver(() => ({ location: inner.url }));
    const { id } = await register(bureau, receiver.url);
    await untilState(id, 'ACTIVE');
    await publishOne();
    await expect
      .poll(async () => at(await webhookOf(id), 'deadLetters'), { timeout: 10_000 })
      .toBe(1);
    expect(inner.all).toEqual([]);
    await change('deleteWebhook', id);
    await Promise.all([inner.close(), receiver.close()]);
  });

  test('that answers 410, or whose reader is suspended, is sent no more', async () => {
    const receiver = await openReceiver(() => 410);
    const suspended = await openReceiver();
    const other = 'environment-officer-370302';
    const { id } = await register(bureau, receiver.url);
    const theirs = await register(other, suspended.url);
    await untilState(id, 'ACTIVE');
    await publishOne();
    await untilState(id, 'DISABLED');
    await hub.admin.query(`UPDATE coordination.reader SET status = 'SUSPENDED' WHERE login = $1`, [
      other,
    ]);
    const state = () =>
      hub.admin
        .query('SELECT state, failure FROM coordination.webhook WHERE id = $1', [theirs.id])
        .then(({ rows }) => rows[0]);
    await expect
      .poll(
        async () => {
          await publishOne();
          return state();
        },
        { timeout: 10_000 },
      )
      .toEqual({ state: 'DISABLED', failure: 'READER_INACTIVE' });
    expect(suspended.all.filter(({ event }) => event !== undefined)).toEqual([]);
    await hub.admin.query(`UPDATE coordination.reader SET status = 'ACTIVE' WHERE login = $1`, [
      other,
    ]);
    await Promise.all([receiver.close(), suspended.close()]);
  });

  test('is sent no more of what was read before its reader was suspended, however slow it is', async () => {
    const receiver = await openReceiver(() => delay(200, 204));
    const other = 'environment-officer-370300';
    const { id } = await register(other, receiver.url);
    await untilState(id, 'ACTIVE', other);
    const setStatus = (status: string) =>
      hub.admin.query('UPDATE coordination.reader SET status = $2 WHERE login = $1', [
        other,
        status,
      ]);
    const inputs = Array.from({ length: 100 }, input);
    await publishAll(hub, EnvironmentalViolation, inputs);
    await receiver.events(2);
    await setStatus('SUSPENDED');
    await expect
      .poll(
        () =>
          hub.admin
            .query('SELECT state FROM coordination.webhook WHERE id = $1', [id])
            .then(({ rows }) => rows[0]?.state),
        { timeout: 30_000 },
      )
      .toBe('DISABLED');
    expect((await receiver.events(0)).length).toBeLessThan(inputs.length);
    await setStatus('ACTIVE');
    await receiver.close();
  });

  test('goes on after a restart, and two hubs send each event once and in order', async () => {
    const receiver = await openReceiver();
    const { id } = await register(bureau, receiver.url, { filter: { kinds: ['PUBLISHED'] } });
    await untilState(id, 'ACTIVE');
    const kill = await forkNeighbour(hub, env);
    const first = await publishAll(hub, EnvironmentalViolation, Array.from({ length: 20 }, input));
    await receiver.events(20);
    const second = await publishAll(hub, EnvironmentalViolation, Array.from({ length: 20 }, input));
    await receiver.events(25);
    await hub.closeDoor();
    const events = await receiver.events(40);
    await kill();
    await receiver.close();
    const all = [...first, ...second].map(({ recordId }) => recordId);
    const told = idsOf(events);
    // At least once: what was under way when a node ended may come again.
    expect([...new Set(told)]).toEqual(all);
    expect(told.slice(0, 20)).toEqual(all.slice(0, 20));
  });
});
