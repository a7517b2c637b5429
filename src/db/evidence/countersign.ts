import { isSignedBy, readCheckpoint } from './Checkpoint.ts';
import type { LogSigner } from './LogKey.ts';

/**
 * Adds a witness's signature to a checkpoint of the hub. Whoever trusts the witness knows then that
 * another had seen this history, and not only the one who could rewrite it. Throws if it is none.
 */
export function countersign(note: string, witness: LogSigner): string {
  const checkpoint = readCheckpoint(note);
  if (checkpoint === undefined) throw new Error('The file holds no checkpoint.');
  if (isSignedBy(note, witness.public)) return note;
  if (checkpoint.signatures.has(witness.public.id)) {
    throw new Error(
      'The checkpoint carries a signature in the name of the witness that is not its own.',
    );
  }
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  return `${note}— ${witness.public.id} ${witness.sign(body).toString('base64')}\n`;
}
