import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExplorerServer, openServer } from './openServer.ts';

const logins = ['environment-officer-370303', 'police-officer-370303'];
let open: ExplorerServer;
let closed: ExplorerServer;

beforeAll(async () => {
  open = await openServer({ logins, issueToken: async (login) => `token of ${login}` });
  closed = await openServer({ logins });
});

afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
});

describe('the page', () => {
  test('lets no script run that is not a file of this server', async () => {
    const { headers } = await fetch(`${open.url}/`);
    const policy = headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]),
    );
  });

  test('names no file that the server does not have, and none elsewhere', async () => {
    const html = await (await fetch(`${open.url}/`)).text();
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link ?? '');
    const files = links.filter((link) => link !== 'data:,');
    const statuses = await Promise.all(files.map(async (file) => (await get(file)).status));
    expect(files.every((file) => file.startsWith('/explorer/'))).toBe(true);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('has no script, style or handler in its text', async () => {
    const html = await (await fetch(`${open.url}/`)).text();
    expect(html).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|style=|javascript:/i);
  });

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?query=1', 'text/html; charset=utf-8'],
    ['/explorer/explorer.js', 'text/javascript; charset=utf-8'],
    ['/explorer/explorer.css', 'text/css; charset=utf-8'],
    ['/explorer/examples/caseExamples.js', 'text/javascript; charset=utf-8'],
    ['/explorer/graphiql.min.js', 'text/javascript; charset=utf-8'],
    ['/explorer/graphiql.min.css', 'text/css; charset=utf-8'],
    ['/explorer/react.production.min.js', 'text/javascript; charset=utf-8'],
    ['/explorer/react-dom.production.min.js', 'text/javascript; charset=utf-8'],
  ])('%s is sent as %s', async (path, type) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test('finds every module that its scripts import', async () => {
    const statuses = await importedFrom('/explorer/explorer.js');
    expect(statuses.length).toBeGreaterThan(5);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('is not sent again to whoever has it', async () => {
    const etag = (await get('/explorer/graphiql.min.js')).headers.get('etag') ?? '';
    const again = await fetch(`${open.url}/explorer/graphiql.min.js`, {
      headers: { 'if-none-match': `"other", ${etag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('is the same compressed and plain', async () => {
    const plain = { headers: { 'accept-encoding': 'gzip;q=0, identity' } };
    const [one, other] = await Promise.all([get('/'), fetch(`${open.url}/`, plain)]);
    expect([one.headers.get('content-encoding'), other.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ]);
    expect(await one.text()).toBe(await other.text());
  });

  test('answers HEAD with the headers alone', async () => {
    const response = await fetch(`${open.url}/explorer/explorer.css`, { method: 'HEAD' });
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('answers nothing but GET and HEAD', async () => {
    const response = await fetch(`${open.url}/`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('outside the page', () => {
  test.each(['/graphql', '/explorer', '/explorers/x', '/favicon.ico', '//explorer/explorer.js'])(
    '%s is left to the server',
    async (path) => {
      expect(await open.raw(path)).toMatch(/^HTTP\/1\.1 418 /);
    },
  );

  test.each([
    '/explorer/',
    '/explorer/none.js',
    '/explorer/explorer.html',
    '/explorer/../package.json',
    '/explorer/../../package.json',
    '/explorer/..%2f..%2fpackage.json',
    '/explorer/%2e%2e/package.json',
    '/explorer/..\\package.json',
    '/explorer//etc/passwd',
    '/explorer/examples/../explorer.js',
    '/explorer/graphiql.min.js%00.css',
    '/explorer/__proto__',
  ])('%s names no file', async (path) => {
    expect(await open.raw(path)).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('tokens of the development issuer', () => {
  test('go to the officers of the page, and are kept by nobody', async () => {
    const response = await get(`/explorer/token?login=${logins[1]}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ token: 'token of police-officer-370303' });
  });

  test.each(['', '?login=', '?login=administrator', '?login=police-officer-370303x'])(
    'go to nobody else: %j',
    async (query) => {
      expect((await get(`/explorer/token${query}`)).status).toBe(404);
    },
  );

  test('may not be read by a page of another origin', async () => {
    const { headers } = await get(`/explorer/token?login=${logins[0]}`);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('do not exist where the issuer is closed', async () => {
    const token = await fetch(`${closed.url}/explorer/token?login=${logins[0]}`);
    const offered = await fetch(`${closed.url}/explorer/logins`);
    expect(token.status).toBe(404);
    expect(await offered.json()).toEqual([]);
  });
});

function get(path: string): Promise<Response> {
  return fetch(`${open.url}${path}`);
}

/** The statuses of a module and of all that it imports. */
async function importedFrom(path: string): Promise<readonly number[]> {
  const response = await get(path);
  const source = await response.text();
  const imported = [...source.matchAll(/from '(\.[^']+)'/g)].map(
    ([, name]) => new URL(name ?? '', `${open.url}${path}`).pathname,
  );
  const below = await Promise.all(imported.map(importedFrom));
  return [response.status, ...below.flat()];
}
