import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Pool } from 'pg';
import { carriesSecrecyMark } from '../codes/carriesSecrecyMark.ts';
import { recordSecrecyRefusals } from '../db/publication/recordSecrecyRefusals.ts';
import { HubError } from '../errors.ts';
import { checkSecrecy } from '../policy/intake/checkSecrecy.ts';
import type { Problem } from '../policy/intake/Problem.ts';
import type { Registry } from '../policy/Registry.ts';
import type { Services } from '../resolvers/Context.ts';
import { largestBatch } from '../resolvers/publish/publish.ts';
import { openServices } from '../server/openServices.ts';
import { readLines } from './lines/readLines.ts';
import { readRow } from './lines/readRow.ts';
import { OrganRegister } from './organs/OrganRegister.ts';
import type { Plan, Planner } from './Plan.ts';
import { plannerOf } from './plannerOf.ts';
import { Publisher } from './publishing/Publisher.ts';
import { type PlannedLine, publishPlans } from './publishing/publishPlans.ts';
import { Report, type Summary } from './Report.ts';

export interface ImportRequest {
  readonly file: string;
  /** `judgments`, `penalties` or the name of a feed. */
  readonly as: string;
  readonly report: string;
  /** How many lines are published together, at most 1000. */
  readonly batch: number;
  readonly source?: string | undefined;
  readonly organ?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after every chunk how many bytes of the file lie behind. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Imports a file of one JSON object a line by the same door as GraphQL. What was stored before is
 * found again by its source record, so a killed import goes on where it stopped. Throws for an
 * unknown kind of file, an unreadable file or a lost database; never for a bad line.
 */
export async function importFile(
  request: ImportRequest,
  { pool, registry }: { readonly pool: Pool; readonly registry: Registry },
): Promise<Summary> {
  const { file, batch, signal, onProgress } = request;
  // Its name goes into the report's, and a digest of its lines would not tell of it.
  if (carriesSecrecyMark(basename(file))) throw new HubError('STATE_SECRET');
  await stat(file);
  const register = await OrganRegister.open(pool);
  const planner = plannerOf(request, registry, register.organs);
  const services = await openServices(registry, pool);
  const publisher = new Publisher(services, register);
  await using report = await Report.open(request.report);
  let chunk: PlannedLine[] = [];
  let read = 0;
  const publishChunk = async () => {
    await report.add(await publishPlans(publisher, services, chunk, signal));
    report.summary.read += chunk.length;
    chunk = [];
    onProgress?.(read);
  };
  for await (const line of readLines(file)) {
    signal?.throwIfAborted();
    read = line.read;
    const plan = await planOf(readRow(line), planner, request, services);
    if (plan === undefined) continue;
    chunk.push({ line: line.number, plan });
    if (chunk.length >= Math.min(batch, largestBatch)) await publishChunk();
  }
  await publishChunk();
  return report.summary;
}

async function planOf(
  read: ReturnType<typeof readRow>,
  planner: Planner,
  { as: feed, organ = '' }: ImportRequest,
  { pool }: Services,
): Promise<Plan | undefined> {
  if (read === null) return undefined;
  if ('problem' in read) return { steps: [], notes: [{ feed, problem: read.problem }] };
  const secrets: Problem[] = [];
  checkSecrecy(read.row, '', secrets);
  const [secret] = secrets;
  if (secret === undefined) return planner(read.row);
  const fields = secrets.map(({ field }) => field);
  const by = { login: 'import', organId: organ, feed };
  await recordSecrecyRefusals(pool, [{ ...by, fields, content: read.row }]);
  // Before any planner: a line that holds a state secret yields no record, nor a note with its words.
  return { steps: [], notes: [{ feed, problem: { ...secret, field: '' } }] };
}
