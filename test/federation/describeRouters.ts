import { request } from 'node:http';
import { expect, test } from 'vitest';
import { at } from '../fixtures/at.ts';
import type { Answer } from '../setup/testHub.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import type { Federation } from './openFederation.ts';
import type { Routers } from './openRouters.ts';
import { type Operation, operationsOn, type Subjects } from './operations.ts';
import { publications } from './publications.ts';

/** How many questions are under way at a time. */
const lanes = 4;
const least = 200;
const timeoutMs = 300_000;

/** Whatever the router, the answer is that of the hub of all agencies, byte for byte. */
export function describeRouters(opened: () => Federation, routers: () => Routers): void {
  let compared = 0;

  test(
    'Reads give the same data in one process, through Hive and through Apollo Gateway',
    async () => {
      const federation = opened();
      const { hive, apollo } = routers();
      for (const [kind, operations] of operationsOn(await subjectsIn(federation))) {
        await inLanes(operations, async ({ login, query, variables }) => {
          const more = { variables };
          const whole = told(await federation.all.ask(login, query, variables));
          for (const url of [hive, apollo]) {
            const other = told(await federation.askAt(url, login, query, more));
            expect(difference(whole, other), `${kind}, ${login}: ${query}`).toBe('');
          }
          compared += 1;
        });
      }
    },
    timeoutMs,
  );

  test(
    'Publications give the same data and the same refusals',
    async () => {
      const federation = opened();
      const { hive, apollo } = routers();
      const { rows } = await federation.all.admin.query(
        `SELECT id FROM coordination."case" WHERE division_code = '370303' ORDER BY id DESC`,
      );
      const cases = rows.map(({ id }) => String(id));
      for (const [turn, url] of [hive, apollo].entries()) {
        for (const { login, query, variables } of publications(cases, turn)) {
          const whole = told(await federation.all.ask(login, query, variables));
          const other = told(await federation.askAt(url, login, query, { variables }));
          expect(difference(whole, other), `${login}: ${query}`).toBe('');
          compared += 1;
        }
      }
    },
    timeoutMs,
  );

  test(`There are ${least} such operations and more`, () => {
    expect(compared).toBeGreaterThanOrEqual(least);
  });

  test('Through Hive the banner and the reasons are those of the hub in one process', async () => {
    const federation = opened();
    const login = 'environment-officer-370303';
    const question = `{ cases(first: 5, where: { stageNumber: { gte: 12 } }) { nodes {
      hubCaseNo stage parties { name idNo } filingDecisions { nodes { result leadOfficer } }
      arrestDecisions { nodes { result charges } } judgments { nodes { caseNo months } } } } }`;
    const whole = await federation.all.ask(login, question);
    const joined = await federation.askAt(routers().hive, login, question);
    const bannerOf = ({ body }: Answer) => {
      const { level, restrictions, audience } = Object(at(body, 'extensions.marking'));
      return { level, restrictions, audience };
    };
    expect(bannerOf(joined)).toEqual(bannerOf(whole));
    const reasons = ({ body }: Answer) =>
      body.extensions?.withheld?.map(({ path, reason }) => [path.split('.').at(-1), reason]).sort();
    expect(reasons(joined)).toEqual(reasons(whole));
  });

  test.each([
    ['that does not end', '{ me { login }', {}],
    ['that asks for what there is not', '{ nobody }', {}],
    ['that is too long', `{ ${'me { login } '.repeat(2_100)} }`, {}],
    ['without a variable that it needs', page, {}],
    ['with a variable of another type', page, { first: 'secret' }],
    ['with a value of another type', '{ cases(first: "secret") { totalCount } }', {}],
  ])(
    'Hive refuses a document %s as the hub does, and tells no value',
    async (_, query, variables) => {
      const login = 'police-officer-370303';
      const whole = await opened().all.ask(login, query, variables);
      const { body } = await opened().askAt(routers().hive, login, query, { variables });
      expect(codesIn(body)).toEqual(codesIn(whole.body));
      expect(JSON.stringify(body)).not.toContain('secret');
    },
  );

  test.each([
    ['no JSON', '{ "query": secret'],
    ['no object', '"secret"'],
    ['several questions', '[{ "query": "{ secret }" }]'],
    ['no question', '{ "secret": 1 }'],
    ['nothing', ''],
  ])(
    'Hive refuses a body that is %s in the hub’s words, and does not repeat it',
    async (_, body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${routers().hive}/graphql`, { method: 'POST', headers, body });
      const text = await answer.text();
      expect([answer.status, at(JSON.parse(text), 'errors.0.extensions.code')]).toEqual([
        400,
        'BAD_REQUEST',
      ]);
      expect(text).not.toContain('secret');
    },
  );

  test('Hive refuses a body that is too long before it comes in', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': 2 ** 26 };
      const sent = request(`${routers().hive}/graphql`, { method: 'POST', headers });
      sent.once('response', ({ statusCode }) => {
        resolve(statusCode);
        sent.destroy();
      });
      sent.once('error', reject);
      sent.flushHeaders();
    });
    expect(status).toBe(413);
  });

  test('Hive tells the schema, but not the schema and cases at once', async () => {
    const ask = (query: string) => opened().askAt(routers().hive, 'police-officer-370303', query);
    const { body } = await ask('{ __schema { queryType { name } } }');
    expect(body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
    const both = await ask('{ __schema { queryType { name } } cases(first: 1) { totalCount } }');
    expect(codesIn(both.body)).toEqual(['BAD_REQUEST']);
  });
}

const page = 'query ($first: Int!) { cases(first: $first) { totalCount } }';

/** The data of an answer, and the codes of what was refused: routers place errors each in its way. */
function told({ body }: Answer): string {
  const codes = new Set(codesIn(body));
  return `${JSON.stringify(at(body, 'data') ?? null)} ${[...codes].sort().join()}`;
}

function codesIn({ errors = [] }: Answer['body']): readonly string[] {
  return errors.map((one) => String(at(one, 'extensions.code')));
}

/** Where two answers part, for the one who reads the report. */
function difference(one: string, other: string): string {
  if (one === other) return '';
  const from = [...one].findIndex((letter, place) => letter !== other[place]);
  const start = Math.max(0, from - 100);
  return `${one.slice(start, start + 300)}\n≠\n${other.slice(start, start + 300)}`;
}

async function subjectsIn({ all }: Federation): Promise<Subjects> {
  const some = async (sql: string) =>
    (await all.admin.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const records = new Map<string, readonly string[]>();
  for (const { name } of usualRegistry.feeds) {
    const { schema, table } = usualRegistry.model(name);
    const sql = `SELECT DISTINCT id FROM ${schema}.${table} ORDER BY id LIMIT 1`;
    records.set(name, await some(sql));
  }
  const farthest = `FROM coordination."case" WHERE division_code = '370303'
    ORDER BY stage_rank DESC, id LIMIT 6`;
  return {
    cases: await some(`SELECT id ${farthest}`),
    numbers: await some(`SELECT hub_case_no AS id ${farthest}`),
    parties: await some(
      `SELECT id FROM coordination.party WHERE case_id IN (SELECT id ${farthest}) ORDER BY id LIMIT 6`,
    ),
    records,
  };
}

async function inLanes(
  operations: readonly Operation[],
  ask: (operation: Operation) => Promise<void>,
): Promise<void> {
  const left = [...operations];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await ask(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
