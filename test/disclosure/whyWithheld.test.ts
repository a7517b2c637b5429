import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishSecrets } from './secrets.ts';

const query =
  'query ($id: ID!, $field: String!) { why: whyWithheld(record: $id, field: $field) { field shown reason article until explanation explanationZh } }';
const nobody = '01900000-0000-7000-8000-000000000000';

let hub: TestHub;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  hub = await openTestHub();
  ids = (await publishSecrets(hub)).ids;
});

afterAll(() => hub.close());

const ask = async (login: string, record: string, field: string) =>
  hub.ask(login, query, { id: ids.get(record) ?? record, field });

describe('whyWithheld', () => {
  test('names hurdle, article and stage in both languages', async () => {
    const { body } = await ask('environment-officer-370303', 'request', 'caseBrief');
    expect(at(body, 'data.why')).toEqual({
      field: 'caseBrief',
      shown: false,
      reason: 'STAGE',
      article: expect.stringContaining('34'),
      until: 'S10',
      explanation: expect.stringContaining('shown from: S10, prosecution decision'),
      explanationZh: expect.stringContaining('解除：S10 起诉决定'),
    });
  });

  test('says the same as the record does of each of its fields', async () => {
    for (const login of ['environment-officer-370303', 'analyst-370300', 'police-officer-370303']) {
      const text = `{ node(id: "${ids.get('request')}") { ... on ArrestRequest { withheld { field reason article until } } } }`;
      const { body } = await hub.ask(login, text);
      const told = listAt(body, 'data.node.withheld');
      for (const field of ['caseBrief', 'detainedAt', 'charges', 'requestNo', 'decidedAt']) {
        const why = at((await ask(login, 'request', field)).body, 'data.why');
        const known = told.find((one) => at(one, 'field') === field);
        expect(at(why, 'shown'), `${login} ${field}`).toBe(known === undefined);
        if (known) expect(why).toMatchObject(Object(known));
      }
    }
  });

  test('says of a field that is shown that null means not entered', async () => {
    const { body } = await ask('police-officer-370303', 'request', 'detainedAt');
    expect(at(body, 'data.why')).toMatchObject({ shown: true, reason: null, until: null });
  });

  test('answers for a record that the reader may not see as for one that there is not', async () => {
    const hidden = await ask('court-judge-370303', 'request', 'caseBrief');
    const absent = await ask('court-judge-370303', nobody, 'caseBrief');
    expect(hidden.text).toBe(absent.text);
    const other = await ask('police-officer-370302', 'request', 'caseBrief');
    expect(other.text).toBe(absent.text);
    expect(at(hidden.body, 'data.why')).toBeNull();
  });

  test('knows a field that there is not by the type alone, whether or not the record is seen', async () => {
    const seen = await ask('police-officer-370303', 'request', 'nonsense');
    const unseen = await ask('court-judge-370303', 'request', 'nonsense');
    expect(seen.text).toBe(unseen.text);
    expect(seen.body.errors?.[0]?.extensions.code).toBe('BAD_FILTER');
  });
});
