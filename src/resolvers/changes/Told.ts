import type { Change } from '../../db/changes/Change.ts';
import type { EachRow } from '../../db/projection/compileEach.ts';
import type { EventKind } from './eventKinds.ts';
import type { Stood } from './RowReader.ts';

type Rows = ReadonlyMap<string, EachRow>;

/** One event as a reader is told of it; what is not set is not told. */
export interface Told {
  readonly kind: EventKind;
  readonly feed?: string | undefined;
  readonly recordId?: string | undefined;
  readonly version?: number | undefined;
  readonly caseId?: string | undefined;
  readonly partyId?: string | undefined;
  readonly changedAt?: string | undefined;
  readonly record?: Rows | undefined;
  readonly case?: Rows | undefined;
  readonly clock?: Rows | undefined;
}

/** What becomes of a change of a record, from what the reader may see of it now and could before. */
export function tellRecord(
  change: Change,
  record: Rows | undefined,
  { held, concerned }: Stood,
): Told[] {
  const { kind, feed, recordId, version, caseId, changedAt } = change;
  const first = kind === 'PUBLISHED' || kind === 'CLOCK';
  if (feed === null || recordId === null) return [];
  // Its ids were told to the organ before; of the record only what it may see now.
  if (kind === 'RECALL') {
    return [{ kind, feed, recordId, version: version ?? undefined, caseId, changedAt, record }];
  }
  if (record === undefined) {
    return !first && held ? [{ kind: 'NO_LONGER_ACCESSIBLE', recordId }] : [];
  }
  const told = first || held ? kind : 'NOW_ACCESSIBLE';
  // What changed for others only, or of a cell that the law keeps from the reader, is not told.
  if (told === 'SEALED' || told === 'ACCESS' || (held && !concerned)) return [];
  return [
    {
      kind: told,
      feed,
      recordId,
      version: version ?? undefined,
      caseId,
      changedAt,
      record,
    },
  ];
}
