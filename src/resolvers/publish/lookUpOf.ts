import { numberKey } from '../../codes/numberKey.ts';
import type { LookUp } from '../../db/publication/lookUpSql.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { awaitedBy } from '../../policy/clocks/windClocks.ts';
import type { Context } from '../Context.ts';
import type { Draft } from './Draft.ts';

interface Asked {
  readonly feed: FeedDefinition;
  readonly keys: readonly string[];
  /**
   * Whether taken numbers are looked up. The unique index is their judge, and few are taken: only when
   * it refused one is it asked which.
   */
  readonly closer: boolean;
}

/** What is to be looked up for drafts of one feed. */
export function lookUpOf(
  drafts: readonly Pick<Draft, 'row'>[],
  { feed, keys, closer }: Asked,
  { view, readerValues, services: { registry } }: Context,
): LookUp {
  const numberCell = closer ? feed.number : undefined;
  const rows = drafts.map((draft) => draft.row);
  const numbers = rows.flatMap(({ values }) => (numberCell ? [values[numberCell]] : []));
  const sources = rows.filter(({ values }) => values.sourceRecordId !== undefined);
  return {
    view,
    readerValues,
    feed: registry.model(feed.name),
    numbered: registry.feeds.map((one) => registry.model(one.name)),
    sought: {
      keys,
      caseIds: unique(rows.flatMap(({ caseId }) => (isUuid(caseId) ? [caseId.toLowerCase()] : []))),
      numberKeys: unique(
        rows.flatMap((row) => (row.caseNumber ? [numberKey(row.caseNumber)] : [])),
      ),
      documentNos: unique(numbers.filter((number) => typeof number === 'string')),
      systems: sources.map(({ values }) => String(values.sourceSystem ?? '')),
      sourceIds: sources.map(({ values }) => String(values.sourceRecordId)),
    },
    withParties: rows.some((row) => row.parties.length > 0),
    events: awaitedBy(feed.name),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isUuid(id: string | undefined): id is string {
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
