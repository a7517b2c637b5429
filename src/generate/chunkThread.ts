import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { readCalendar } from '../policy/readCalendar.ts';
import { regulation } from '../policy/regulation.ts';
import { chunkWriter, settingOf } from './chunkWriter.ts';
import type { Chunk, WorldPlan } from './generateCases.ts';

/** One thread of `writtenByThreads`: writes each chunk that it is asked for and hands its bytes over. */
const plan: WorldPlan = workerData;
const calendar = await readCalendar();
const write = chunkWriter(plan, settingOf(buildRegistry(regulation), calendar, plan.anchor));

parentPort?.on('message', (chunk: Chunk) => {
  const written = write(chunk);
  const memory = written.flatMap(({ pieces }) => pieces.map(({ buffer }) => buffer));
  parentPort?.postMessage(written, memory);
});
