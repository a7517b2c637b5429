import { stat } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { Registry } from '../policy/Registry.ts';
import { largestBatch } from '../resolvers/publish/publish.ts';
import { openServices } from '../server/openServices.ts';
import { readLines } from './lines/readLines.ts';
import { readRow } from './lines/readRow.ts';
import { OrganRegister } from './organs/OrganRegister.ts';
import type { Planner } from './Plan.ts';
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
    const plan = planOf(readRow(line), planner, request.as);
    if (plan === undefined) continue;
    chunk.push({ line: line.number, plan });
    if (chunk.length >= Math.min(batch, largestBatch)) await publishChunk();
  }
  await publishChunk();
  return report.summary;
}

function planOf(read: ReturnType<typeof readRow>, planner: Planner, feed: string) {
  if (read === null) return undefined;
  if ('row' in read) return planner(read.row);
  return { steps: [], notes: [{ feed, problem: read.problem }] };
}
