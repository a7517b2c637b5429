import { expect } from 'vitest';
import { at, listAt } from '../fixtures/at.ts';
import { lists, type Target } from './targets.ts';

type Ask = (query: string, variables: object) => Promise<unknown>;

/** How many rows answer to a filter: told alike by the count, the nodes and the page. */
export async function countOf(ask: Ask, list: Target['list'], where: object): Promise<number> {
  const query = `query ($where: ${list}Where) { found: ${lists[list]}(where: $where, first: 1) {
    totalCount nodes { id } pageInfo { hasNextPage } } }`;
  const body = await ask(query, { where });
  expect(at(body, 'errors')).toBeUndefined();
  const total = Number(at(body, 'data.found.totalCount'));
  expect(listAt(body, 'data.found.nodes')).toHaveLength(Math.min(total, 1));
  expect(at(body, 'data.found.pageInfo.hasNextPage')).toBe(total > 1);
  return total;
}
