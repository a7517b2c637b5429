import DataLoader from 'dataloader';
import type pg from 'pg';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { indicatorBit } from '../../entities/kinds/progress.ts';
import { HubError } from '../../errors.ts';
import { doorPass } from '../../policy/doorPass.ts';
import type { Reader } from '../../policy/Reader.ts';
import { type ReaderRow, readerOf } from './readerOf.ts';

export interface ReaderRegistry {
  /**
   * The reader of this login as the registry has it now, at most a second ago. Throws READER_UNKNOWN,
   * READER_INACTIVE, or DATABASE_UNAVAILABLE when the registry cannot be read.
   */
  find(login: string): Promise<Reader>;
  /** Lets the next to ask have what the registry says then. */
  forget(): void;
}

/** A second at most, so that a revocation is heeded within two. */
const keptMs = 1_000;

/** The registry of readers (登记册): whence all rights come. Requests at one time share a query. */
export function createReaderRegistry(pool: pg.Pool): ReaderRegistry {
  const start = () => ({
    // The wall clock may be set back; this one is not.
    until: performance.now() + keptMs,
    readers: new DataLoader((logins: readonly string[]) => readReaders(pool, logins)),
  });
  let kept = start();
  return {
    find: (login) => {
      if (performance.now() >= kept.until) kept = start();
      return kept.readers.load(login);
    },
    forget: () => {
      kept = start();
    },
  };
}

const query = {
  name: 'reader',
  text: `SELECT reader.login, reader.kind, reader.organ_id, organ.name AS organ_name, organ.agency,
       organ.division_code, reader.posts, reader.clearance, reader.status, granted.ids AS granted
  FROM coordination.reader
  JOIN coordination.organ ON organ.id = reader.organ_id
  LEFT JOIN LATERAL (
    SELECT array_agg(opened.id) AS ids
      FROM coordination.access_request request
      JOIN coordination.case_standing c ON c.id = request.case_id
      CROSS JOIN LATERAL (
        SELECT request.subject_id AS id
        UNION ALL
        SELECT party.id FROM coordination.party_standing party
         WHERE request.subject_kind = 'Case' AND party.case_id = c.id AND party.sealed
      ) opened
     WHERE request.organ_id = reader.organ_id AND request.state = 'GRANTED'
       AND request.until > now()
       AND (request.subject_kind = 'Case' OR c.indicator_bits & ${indicatorBit('CLOSED')} = 0)
  ) granted ON true
 WHERE reader.login = ANY ($1)`,
};

async function readReaders(
  pool: pg.Pool,
  logins: readonly string[],
): Promise<readonly (Reader | Error)[]> {
  const { rows } = await queryWithPass<ReaderRow>(pool, doorPass, {
    ...query,
    values: [logins],
  }).catch(unavailable);
  const found = new Map(rows.map((row) => [row.login, row]));
  return logins.map((login) => activeReader(found.get(login)));
}

function activeReader(row: ReaderRow | undefined): Reader | Error {
  if (row === undefined) return new HubError('READER_UNKNOWN');
  try {
    const reader = readerOf(row);
    return reader.status === 'ACTIVE' ? reader : new HubError('READER_INACTIVE');
  } catch (error) {
    // Told to this reader alone: one bad row must not refuse all who ask at the same time.
    return error instanceof Error ? error : new Error(String(error));
  }
}

function unavailable(cause: unknown): never {
  throw new HubError('DATABASE_UNAVAILABLE', {}, cause);
}
