import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { readCheckpoint } from '../../db/evidence/Checkpoint.ts';
import type { EntryProof } from '../../db/evidence/EntryProof.ts';
import { inclusionProof } from '../../db/evidence/inclusion.ts';
import { leafHash } from '../../db/evidence/LogHash.ts';
import type { LogSigner } from '../../db/evidence/LogKey.ts';
import { makeCheckpoint } from '../../db/evidence/makeCheckpoint.ts';
import { readBatches } from '../../db/evidence/readBatches.ts';
import { registerKey } from '../../db/evidence/registerKey.ts';
import { canonical } from '../../db/evidence/Term.ts';
import { HubError } from '../../errors.ts';
import { type Answered, type Asking, askAll } from './askAll.ts';
import { countClocks } from './countClocks.ts';
import { packageDocuments } from './packageDocuments.ts';
import { packagePage } from './packagePage.ts';

interface Wanted {
  readonly caseId: string;
  /** RFC 3339. */
  readonly asOf: string;
  readonly folder: string;
}

/**
 * Writes the evidence of a case as one reader may see it: records as of a time with their versions,
 * who was shown those of its own organ, how each limit was counted, proofs that this very disclosure
 * is on the log, a page to read, and a manifest under the hub's signature. Throws as reading does.
 */
export async function makePackage(
  asking: Asking,
  client: ClientBase,
  signer: LogSigner,
  { caseId, asOf, folder }: Wanted,
): Promise<void> {
  const { schema, services, reader } = asking;
  const ask = askAll(asking);
  const answers: Answered[] = [];
  for (const query of packageDocuments(schema, services.registry)) {
    const answer = await ask(query, { id: caseId, asOf });
    if (caseIn(answer) === null) throw new HubError('NOT_FOUND');
    answers.push(answer);
  }
  const theCase = Object.assign({}, ...answers.map(caseIn));
  const seen: Answered[] = [];
  for (const record of ownRecords(theCase, reader.organId)) {
    seen.push(await ask(disclosuresQuery, { record }));
  }
  const clocks = countClocks(theCase, services);
  const about = {
    ...{ asOf, case: caseId, organ: reader.organId, organName: reader.organName },
    ...{ reader: reader.login, madeAt: new Date().toISOString(), purpose: asking.errand.purpose },
  };
  const proofs = await proveAnswers(client, signer, [...answers, ...seen]);
  const files = {
    'records.json': canonical(answers),
    'disclosures.json': canonical(seen),
    'clocks.json': canonical(clocks),
    'proofs.json': canonical(proofs),
    'index.html': packagePage(schema, { about, theCase, seen, clocks }),
    'key.pem': signer.public.pem,
  };
  const digests = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, digestOf(text)]),
  );
  const manifest = canonical({ ...about, digests, key: signer.public.id, kind: 'CASE_PACKAGE' });
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const signature = signer.sign(manifest).toString('base64');
  await writeFile(join(folder, 'manifest.txt'), `${manifest}\n${signature}\n`);
}

const disclosuresQuery = `query CaseDisclosures($record: ID!) {
  disclosures(where: { record: $record }, first: 500) {
    nodes { index kind time level recipient to { organId purpose } shown { feed recordId version fields } } } }`;

function caseIn({ data }: Answered): object | null {
  const found: unknown = Object(data).case;
  return typeof found === 'object' ? found : null;
}

/** The records that the reader's own organ provided: of others it is not told who saw them. */
function ownRecords(theCase: object, organ: string): readonly string[] {
  const lists = Object.values(theCase).flatMap((list: unknown): readonly unknown[] => {
    const nodes: unknown = Object(list).nodes;
    return Array.isArray(nodes) ? nodes : [];
  });
  return lists.flatMap((record) => {
    const { id, ownerOrganId } = Object(record);
    return ownerOrganId === organ && typeof id === 'string' ? [id] : [];
  });
}

/** The proof of each answer's entry, against a checkpoint that is signed now. */
async function proveAnswers(
  client: ClientBase,
  signer: LogSigner,
  answers: readonly Answered[],
): Promise<readonly EntryProof[]> {
  await registerKey(client, signer.public);
  const note = await makeCheckpoint(client, signer);
  const checkpoint = note === undefined ? undefined : readCheckpoint(note);
  if (note === undefined || checkpoint === undefined) throw new Error('The log has no entry yet.');
  const { hash, size } = checkpoint;
  const entries: string[] = [];
  for await (const line of readBatches(client, { from: 0, to: size })) entries.push(line);
  const leaves = entries.map((line) => leafHash(hash, line));
  return answers.flatMap(({ extensions }): EntryProof[] => {
    const index: unknown = Object(extensions.receipt).index;
    const entry = typeof index === 'number' ? entries[index] : undefined;
    if (typeof index !== 'number' || entry === undefined) return [];
    const path = inclusionProof(hash, leaves, index).map((step) => step.toString('base64'));
    return [{ checkpoint: note, entry, index, path }];
  });
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
