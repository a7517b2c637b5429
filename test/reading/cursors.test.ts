import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
const list = 'administrativePenalties';
let hub: TestHub;
let caseId: string;
let cursor: string;

beforeAll(async () => {
  hub = await openTestHub();
  ({ caseId } = await publish(hub, AdministrativePenalty, inputOf(feed, 0)));
  const others = Array.from({ length: 6 }, (_, n) => ({ ...inputOf(feed, n + 1), caseId }));
  await publishAll(hub, AdministrativePenalty, others);
  cursor = textAt(await page(officer, usual), 'data.page.pageInfo.endCursor');
});

afterAll(() => hub.close());

const usual = 'where: { lateDays: { gte: 0 }, orphan: { eq: false } }, orderBy: [DECIDED_AT_DESC]';

async function page(login: string, args: string, after?: string): Promise<unknown> {
  const query = `query ($after: String) { page: ${list}(first: 2, after: $after, ${args}) { nodes { id } edges { cursor } pageInfo { endCursor } } }`;
  return (await hub.ask(login, query, { after })).body;
}

const codeAt = (body: unknown) => at(body, 'errors.0.extensions.code');

describe('A cursor', () => {
  test('leads on in its own list, whatever the page’s size and the filter’s wording', async () => {
    const same = 'where: { orphan: { eq: false }, lateDays: { gte: 0 } }, orderBy: DECIDED_AT_DESC';
    expect(listAt(await page(officer, usual, cursor), 'data.page.nodes')).toHaveLength(2);
    expect(listAt(await page(officer, same, cursor), 'data.page.nodes')).toHaveLength(2);
  });

  test('is the same when the same reader asks the same again', async () => {
    const again = await page(officer, usual);
    expect(textAt(again, 'data.page.pageInfo.endCursor')).toBe(cursor);
  });

  test.each([
    ['another filter value', usual.replace('0', '1')],
    ['no filter', 'orderBy: [DECIDED_AT_DESC]'],
    ['another order', usual.replace('DESC', 'ASC')],
    ['a longer order', usual.replace('DESC]', 'DESC, FINE_AMOUNT_ASC]')],
  ])('is void under %s', async (_, args) => {
    expect(codeAt(await page(officer, args, cursor))).toBe('BAD_CURSOR');
  });

  test.each(['environment-officer-370300', 'police-officer-370303', 'analyst-370300'])(
    'is void for %s',
    async (login) => {
      expect(codeAt(await page(login, usual, cursor))).toBe('BAD_CURSOR');
    },
  );

  test('is void in another list, and one of a nested list in the root list', async () => {
    const nested = `query ($case: ID!, $after: String) { case(id: $case) { page: ${list}(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } } }`;
    const read = async (after?: string) =>
      (await hub.ask(officer, nested, { case: caseId, after })).body;
    const inner = textAt(await read(), 'data.case.page.pageInfo.endCursor');
    expect(listAt(await read(inner), 'data.case.page.nodes')).toHaveLength(2);
    const plain = textAt(await page(officer, ''), 'data.page.pageInfo.endCursor');
    expect(codeAt(await read(plain))).toBe('BAD_CURSOR');
    expect(codeAt(await page(officer, '', inner))).toBe('BAD_CURSOR');
  });

  test('is void when a letter of it is changed, when it is cut, and when it is made up', async () => {
    const plain = Buffer.from(JSON.stringify(['2026-01-01', caseId])).toString('base64');
    const letters = [0, 20, cursor.length - 2].map((place) => {
      const other = cursor[place] === 'A' ? 'B' : 'A';
      return cursor.slice(0, place) + other + cursor.slice(place + 1);
    });
    for (const wrong of [...letters, cursor.slice(0, -4), '', 'x', plain]) {
      expect(codeAt(await page(officer, usual, wrong))).toBe('BAD_CURSOR');
    }
  });

  test('is void once its reader has another post', async () => {
    await hub.admin.query(
      `UPDATE coordination.reader SET posts = ARRAY['supervisor'] WHERE login = $1`,
      [officer],
    );
    // The registry is believed for a second.
    await expect
      .poll(async () => codeAt(await page(officer, usual, cursor)), { timeout: 5000 })
      .toBe('BAD_CURSOR');
  });
});
