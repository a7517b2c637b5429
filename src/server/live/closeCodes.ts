import type { ErrorCode } from '../../errors.ts';

/** Close codes of a WebSocket for the hub's own reasons; others are those of graphql-transport-ws. */
const codes: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 4401,
  TOKEN_EXPIRED: 4401,
  READER_UNKNOWN: 4401,
  READER_INACTIVE: 4403,
  RIGHTS_CHANGED: 4403,
  SLOW_SUBSCRIBER: 4429,
  TOO_MANY_STREAMS: 4429,
  SHUTTING_DOWN: 1012,
  DATABASE_UNAVAILABLE: 1013,
};

export function closeCode(code: ErrorCode): number {
  return codes[code] ?? 4500;
}
