import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admitsAddress } from '../../src/policy/webhookTarget.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { openReceiver } from './openReceiver.ts';

const bureau = 'environment-officer-370303';
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ limits: { webhookRetryMs: [50, 100] } });
});
afterAll(() => hub.close());

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['ff02::1', false],
])('%s is public: %s', (address, isPublic) => {
  expect(admitsAddress(address, { networks: [], http: false })).toBe(isPublic);
});

test('a network that is configured is reached', () => {
  const rules = { networks: ['10.0.0.0/8'], http: false };
  expect(admitsAddress('10.1.2.3', rules)).toBe(true);
  expect(admitsAddress('192.168.0.1', rules)).toBe(false);
});

describe('who registers a webhook', () => {
  const registration = (url: string, select = '') =>
    `mutation { registerWebhook(url: "${url}", select: "${select}") { webhook { id } } }`;
  const codeOf = async (login: string, url: string, select?: string) =>
    at((await hub.ask(login, registration(url, select))).body, 'errors.0.extensions.code');

  test('reads content: auditors and administrators do not', async () => {
    const url = 'https://partner.example/changes';
    expect(await codeOf('auditor-370300', url)).toBe('FORBIDDEN');
    expect(await codeOf('administrator-370300', url)).toBe('FORBIDDEN');
    expect(await codeOf('partner-370300', url)).toBeUndefined();
  });

  test.each([
    'http://partner.example/changes',
    'https://10.0.0.8/changes',
    'https://[::1]/changes',
    'https://[::ffff:127.0.0.1]/changes',
    'https://2130706433/changes',
    'https://login:word@partner.example/',
    'file:///etc/passwd',
    'nonsense',
  ])('does not lead it to %s', async (url) => {
    expect(await codeOf(bureau, url)).toBe('BAD_WEBHOOK');
  });

  test('asks for fields of the schema', async () => {
    const url = 'https://partner.example/changes';
    expect(await codeOf(bureau, url, 'record { password }')).toBe('BAD_WEBHOOK');
    expect(await codeOf(bureau, url, '} other: changes { id')).toBe('BAD_WEBHOOK');
  });

  test('cannot lead it inwards by a name: what the name means is checked when it is connected to', async () => {
    const receiver = await openReceiver();
    await hub.ask(bureau, registration(`https://localhost:${receiver.port}/`));
    const failure = async () => {
      const { body } = await hub.ask(bureau, '{ webhooks { url failure } }');
      const list = listAt(body, 'data.webhooks');
      return at(
        list.find((one) => textAt(one, 'url').includes('localhost')),
        'failure',
      );
    };
    await expect.poll(failure, { timeout: 10_000 }).toBe('the address is not public');
    expect(receiver.all).toEqual([]);
    await receiver.close();
  });

  test('does not see, change or replay what another registered', async () => {
    const url = 'https://partner.example/own';
    const made = await hub.ask(bureau, registration(url));
    const id = textAt(made.body, 'data.registerWebhook.webhook.id');
    for (const name of ['disableWebhook', 'deleteWebhook', 'enableWebhook']) {
      const { body } = await hub.ask(
        'police-officer-370303',
        `mutation { ${name}(id: "${id}") { id } }`,
      );
      expect(at(body, 'errors.0.extensions.code')).toBe('NOT_FOUND');
    }
    const { body } = await hub.ask('police-officer-370303', '{ webhooks { id } }');
    expect(at(body, 'data.webhooks')).toEqual([]);
  });
});
