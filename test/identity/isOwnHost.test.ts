import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { isOwnHost } from '../../src/server/isOwnHost.ts';
import { openTestHub } from '../setup/testHub.ts';

test.each([
  ['localhost:4000', true],
  ['LOCALHOST', true],
  ['demo.localhost:4000', true],
  ['127.0.0.1:4000', true],
  ['[::1]:4000', true],
  ['192.168.3.7:4000', true],
  ['hub.example.gov.cn', true],
  ['hub.example.gov.cn.evil.example', false],
  ['localhost.evil.example:4000', false],
  ['evil.example', false],
  ['', false],
  [undefined, false],
])('Host %s is the hub’s own: %s', (header, own) => {
  expect(isOwnHost(header, 'Hub.example.gov.cn')).toBe(own);
});

test('a page that reaches the trial hub under a name of its own gets no token', async () => {
  const hub = await openTestHub();
  try {
    for (const path of ['/explorer/token?login=court-judge-370303', '/graphql', '/']) {
      const answer = await new Promise<string>((resolve, reject) => {
        const asked = request(`${hub.url}${path}`, { headers: { host: 'evil.example' } });
        asked
          .on('error', reject)
          .on('response', (got) => resolve(text(got)))
          .end();
      });
      expect(answer).toContain('HOST_UNKNOWN');
    }
  } finally {
    await hub.close();
  }
});
