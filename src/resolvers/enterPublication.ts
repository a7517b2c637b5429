import { randomBytes } from 'node:crypto';
import { commitment, type SentRequest } from '../db/evidence/commitment.ts';
import { type Receipt, signReceipt } from '../db/evidence/Receipt.ts';
import type { Context } from './Context.ts';

/** The receipt of a publication, and the salt under which the log is committed to what was sent. */
export interface PublicationReceipt extends Receipt {
  readonly salt: string;
}

/**
 * Enters in the log that an organ had records stored, and signs a receipt of the entry. What was
 * stored stays so: undefined where the log can't be written, and the same call gives it later.
 */
export async function enterPublication(
  context: Context,
  request: SentRequest,
): Promise<PublicationReceipt | undefined> {
  const { stored, services, reader, operation, errand, requestId } = context;
  const { disclosures, signer } = services;
  if (stored.length === 0 || disclosures === undefined || signer === undefined) return undefined;
  const salt = randomBytes(16).toString('base64');
  const time = new Date().toISOString();
  const cases = Map.groupBy(stored, ({ caseId }) => caseId);
  // Canonical JSON: the keys are in order.
  const line = JSON.stringify({
    client: errand.client,
    commitment: commitment(salt, request),
    kind: 'PUBLICATION',
    operation: { hash: operation.hash, name: operation.name, roots: operation.roots },
    organ: reader.organId,
    reader: reader.login,
    request: requestId,
    stored: [...cases].map(([caseId, records]) => ({
      case: caseId,
      records: records.map(({ recordId, version }) => `${recordId}@${version}`),
    })),
    time,
    transport: errand.transport,
  });
  const keys = stored.flatMap(({ caseId, recordId }) => [caseId, recordId]);
  try {
    const placed = await disclosures.append({ line, keys: [reader.login, ...keys], terms: [] });
    const entry = placed.leaf().toString('base64');
    const says = { entry, index: placed.index, origin: disclosures.origin, time };
    return { ...signReceipt(says, signer), salt };
  } catch {
    return undefined;
  }
}
