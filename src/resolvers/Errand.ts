import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.ts';
import {
  isPurpose,
  mayPursue,
  type PurposeName,
  purposes,
  usualPurpose,
} from '../policy/purposes.ts';
import type { Reader } from '../policy/Reader.ts';

/** What a request is made for, and from where, as the log of disclosures keeps it. */
export interface Errand {
  readonly purpose: PurposeName | undefined;
  /** Whether the hub took the purpose to be meant: then it narrows nothing. */
  readonly presumed: boolean;
  /** The only case that may be told of (`Xianjie-Case`). */
  readonly caseId: string | undefined;
  readonly client: string;
  /** Whether the answer is to carry a signed receipt of its entry (`Xianjie-Receipt`). */
  readonly receipt?: boolean;
  readonly transport: 'HTTP' | 'WEBSOCKET' | 'SSE' | 'WEBHOOK' | 'INTERNAL';
}

export interface StatedErrand extends Pick<Errand, 'client' | 'receipt' | 'transport'> {
  readonly purpose: string | undefined;
  readonly caseId: string | undefined;
}

/** What a request states in its headers. */
export function statedIn(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  transport: Errand['transport'],
): StatedErrand {
  const one = (name: string) => headers[name]?.toString().trim() || undefined;
  const client = socket.remoteAddress ?? '';
  const receipt = one('xianjie-receipt') !== undefined;
  return {
    purpose: one('xianjie-purpose'),
    caseId: one('xianjie-case'),
    client,
    receipt,
    transport,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the reader states, checked. Throws BAD_PURPOSE for what its posts may not pursue. */
export function errandOf(reader: Reader, stated: StatedErrand, presume: boolean): Errand {
  const { purpose, caseId, ...from } = stated;
  const id = caseId?.toLowerCase();
  if (id !== undefined && !uuid.test(id)) throw badPurpose('Xianjie-Case is no id of a case');
  if (purpose === undefined) {
    const usual = presume ? usualPurpose(reader) : undefined;
    return { ...from, purpose: usual, presumed: usual !== undefined, caseId: id };
  }
  if (!isPurpose(purpose)) throw badPurpose('Xianjie-Purpose is not in the catalogue');
  if (!mayPursue(reader, purpose)) throw badPurpose('your posts do not pursue it');
  return { ...from, purpose, presumed: false, caseId: id };
}

function badPurpose(what: string): HubError {
  return new HubError('BAD_PURPOSE', { what, purposes: Object.keys(purposes) });
}
