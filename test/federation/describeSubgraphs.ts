import { beforeAll, expect, test } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { newId } from '../../src/codes/newId.ts';
import type { FeedDefinition } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { at, listAt } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import type { Federation } from './openFederation.ts';

const { feeds } = usualRegistry;
const publishers = agencyNames.filter((name) => name !== 'coordination');
const logins = ['environment-officer-370303', 'police-officer-370302', 'partner-370300'];
const mostRecords = 2;
const entities = (fragment: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ${fragment} } }`;
const content = ({ cells }: FeedDefinition) =>
  `${fieldsOf(cells)} organ { name } withheld { field reason article until }`;

const served = (agency: Agency) => feeds.filter((feed) => feed.agency === agency);

/** What each agency's subgraph tells, beside what the hub of all agencies tells. */
export function describeSubgraphs(opened: () => Federation): void {
  let federation: Federation;
  const cases: string[] = [];
  const records = new Map<string, string[]>();

  beforeAll(async () => {
    federation = opened();
    const { rows } = await federation.all.admin.query(
      'SELECT id FROM coordination."case" ORDER BY id',
    );
    cases.push(...rows.map(({ id }) => String(id)).filter((_, place) => place % 24 === 0));
    for (const { name, agency } of feeds) {
      const table = `${agency}.${name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()}`;
      const found = await federation.all.admin.query(
        `SELECT DISTINCT id FROM ${table} ORDER BY id`,
      );
      records.set(
        name,
        found.rows.map(({ id }) => String(id)),
      );
    }
  });
  test('What an agency tells of a case is what the hub of all agencies tells each reader', async () => {
    expect(cases.length).toBeGreaterThan(5);
    for (const agency of publishers) {
      const lists = served(agency)
        .map(
          (feed) =>
            `${lowerFirst(feed.plural)}(first: 5) { totalCount nodes { ${content(feed)} } }`,
        )
        .join(' ');
      const of = cases.map((id) => ({ __typename: 'Case', id }));
      for (const login of logins) {
        const whole = await federation.all.ask(
          login,
          `query ($ids: [ID!]) { cases(first: 1000, where: { id: { in: $ids } }) { nodes { id __typename ${lists} } } }`,
          { ids: cases },
        );
        if (refusal(whole.body) !== undefined) {
          const part = await federation
            .of(agency)
            .ask(login, entities(`... on Case { id ${lists} }`), { of });
          expect(refusal(part.body)).toBe(refusal(whole.body));
          continue;
        }
        const seen = new Map(
          listAt(whole.body, 'data.cases.nodes').map((one) => [at(one, 'id'), JSON.stringify(one)]),
        );
        const part = await federation
          .of(agency)
          .ask(login, entities(`... on Case { id ${lists} }`), { of });
        const answered = listAt(part.body, 'data._entities');
        expect(answered).toHaveLength(cases.length);
        cases.forEach((id, place) => {
          const row = answered[place];
          const text = row === null ? undefined : JSON.stringify(row);
          expect(text && sorted(text), `${login} ${id}`).toBe(sorted(seen.get(id)));
        });
      }
    }
  });

  test('A record asked for by its key is what its reader sees of it, and null to all others', async () => {
    let hidden = 0;
    for (const feed of feeds) {
      const ids = (records.get(feed.name) ?? []).slice(0, mostRecords);
      const of = ids.map((id) => ({ __typename: feed.name, id }));
      const fields = content(feed);
      for (const login of logins) {
        const roots = ids.map(
          (id, n) => `r${n}: ${lowerFirst(feed.name)}(id: "${id}") { __typename ${fields} }`,
        );
        const whole = await federation.all.ask(login, `{ me { login } ${roots.join(' ')} }`);
        const part = await federation
          .of(feed.agency)
          .ask(login, entities(`... on ${feed.name} { ${fields} }`), { of: of });
        expect(refusal(part.body)).toBe(refusal(whole.body));
        if (refusal(whole.body) !== undefined) continue;
        const expected = ids.map((_, n) => at(whole.body, `data.r${n}`));
        hidden += expected.filter((one) => one === null).length;
        expect(listAt(part.body, 'data._entities'), `${login} ${feed.name}`).toEqual(expected);
      }
    }
    expect(hidden).toBeGreaterThan(10);
  });

  test('A forged representation learns nothing', async () => {
    const [record = ''] = records.get('ArrestRequest') ?? [];
    const [login, outsider] = ['police-officer-370303', 'police-officer-370302'];
    const query = entities('... on ArrestRequest { id caseBrief }');
    const ask = (who: string, of: unknown) => federation.of('police').ask(who, query, { of });
    const told = await ask(login, [{ __typename: 'ArrestRequest', id: record }]);
    expect(at(told.body, 'data._entities.0.id')).toBe(record);
    const unknown = await ask(outsider, [
      { __typename: 'ArrestRequest', id: newId('ArrestRequest') },
    ]);
    const forgeries = [
      { __typename: 'ArrestRequest', id: record },
      {
        __typename: 'ArrestRequest',
        id: record,
        ownerOrganId: 'police-370302',
        divisionCode: '370302',
      },
      { __typename: 'ArrestRequest', id: record.toUpperCase(), caseBrief: '甲' },
      { __typename: 'FilingDecision', id: record },
      { __typename: 'Judgment', id: record },
      { __typename: 'RegisteredReader', id: login },
      { __typename: 'ArrestRequest', id: `${record}' OR true --` },
      { __typename: 'ArrestRequest', id: { eq: record } },
      { __typename: 'ArrestRequest' },
      { id: record },
      'ArrestRequest',
      [record],
    ];
    for (const forged of forgeries) {
      const answer = await ask(outsider, [forged]);
      expect(answer.text, JSON.stringify(forged)).toBe(unknown.text);
    }
  });

  test('A subgraph has neither the roots nor the tables of others', async () => {
    for (const agency of publishers) {
      const { ask, admin } = federation.of(agency);
      const foreign = feeds.filter((feed) => feed.agency !== agency);
      for (const { plural } of foreign) {
        const answer = await ask(
          `${agency}-officer-370303`,
          `{ ${lowerFirst(plural)} { totalCount } }`,
        );
        expect(answer.status, plural).not.toBe(200);
      }
      const { rows } = await admin.query(
        `SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_schema = ANY($1)`,
        [agencyNames],
      );
      expect(rows.map(({ table_schema }) => table_schema).sort()).toEqual(
        [agency, 'coordination'].sort(),
      );
    }
  });

  test('The coordinating body keeps the standing of records and no content', async () => {
    const whole = federation.all.admin;
    const { admin } = federation.of('coordination');
    const outlines = `SELECT count(*)::int AS n FROM procuratorate.arrest_decision WHERE supplement_outline <> ''`;
    const one = (sql: string) => (pool: typeof admin) =>
      pool.query(sql).then(({ rows }) => rows[0]);
    const briefs = one('SELECT count(case_brief)::int AS n FROM police.arrest_request');
    expect((await briefs(whole)).n).toBeGreaterThan(0);
    expect((await briefs(admin)).n).toBe(0);
    expect((await one(outlines)(admin)).n).toBe(0);
    for (const login of logins.slice(0, 2)) {
      for (const query of [
        '{ clocks(first: 20) { totalCount nodes { id rule dueAt endedAt state obligedOrgan { name } } } }',
        '{ tasks(first: 20) { nodes { id rule } } }',
        '{ cases(first: 20) { nodes { hubCaseNo stage indicators parties { name idNo minor } pointers { kind handle ownerName } } } }',
        '{ cases(first: 100) { nodes { hubCaseNo timeline { at event feed recordId agency organId partyId } } } }',
      ]) {
        const answer = await federation.of('coordination').ask(login, query);
        expect(answer.body.data, `${login} ${query}`).toEqual(
          (await federation.all.ask(login, query)).body.data,
        );
      }
    }
    const refused = await federation
      .of('coordination')
      .ask('procuratorate-prosecutor-370303', '{ signals { hasMore } }');
    expect(at(refused.body, 'errors.0.extensions.code')).toBe('NOT_FEDERATED');
  });
}

/** The code of the error that refused the whole answer, such as one above the reader's clearance. */
function refusal(body: unknown): unknown {
  return at(body, 'errors.0.extensions.code');
}

/** Selections of the two ways stand in the order of their documents; only the values are compared. */
function sorted(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { __typename, id, ...rest } = JSON.parse(text);
  return JSON.stringify({ __typename, id, ...rest });
}
