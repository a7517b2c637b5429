import type { LogKey, LogSigner } from './LogKey.ts';
import { canonical } from './Term.ts';

/** What a reader keeps of one answer: the hub's word that its entry is in the log (知悉回执). */
export interface Receipt {
  /** Hash of the entry as a leaf of the tree, in base64. */
  readonly entry: string;
  readonly index: number;
  readonly key: string;
  readonly origin: string;
  readonly signature: string;
  /** RFC 3339, UTC. */
  readonly time: string;
}

export function signReceipt(
  says: Pick<Receipt, 'entry' | 'index' | 'origin' | 'time'>,
  signer: LogSigner,
): Receipt {
  const signature = signer.sign(textOf(says)).toString('base64');
  return { ...says, key: signer.public.id, signature };
}

/** Reads a receipt; undefined unless this key signed it. */
export function readReceipt(text: string, key: LogKey): Receipt | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { entry, index, origin, signature, time } = Object(value);
    const says = { entry, index, origin, time };
    const signed = typeof signature === 'string' && Number.isSafeInteger(index);
    if (!signed || !key.verifies(textOf(says), Buffer.from(signature, 'base64'))) return undefined;
    return { ...says, key: key.id, signature };
  } catch {
    return undefined;
  }
}

function textOf({
  entry,
  index,
  origin,
  time,
}: Pick<Receipt, 'entry' | 'index' | 'origin' | 'time'>) {
  return canonical({ entry, index, kind: 'RECEIPT', origin, time });
}
