import type { Twins } from './askTwins.ts';
import { compareSeen } from './compareSeen.ts';
import type { Finding } from './Finding.ts';
import type { WorldHub } from './forkHub.ts';
import { Values } from './operations/Values.ts';
import type { Proof } from './Proof.ts';
import type { Persona } from './personas.ts';
import { rowsOf } from './rowsOf.ts';
import { type Run, runOperations } from './runOperations.ts';
import { runWrites } from './runWrites.ts';
import { see } from './see.ts';
import { recordTables } from './tables.ts';
import { twinOf } from './twinOf.ts';
import { Watch } from './Watch.ts';
import type { World } from './World.ts';

/** A second hub and the database under it, refilled for each reader. */
export interface Other {
  readonly hub: WorldHub;
  readonly url: string;
}

export interface Proved {
  readonly login: string;
  /** Cells that the reference settled, and how many of them it withholds. */
  readonly cells: number;
  readonly withheld: number;
  readonly asked: number;
  /** How many of them were refused, alike in both worlds. */
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/** All that the proof holds against what one reader is told. */
export async function provePersona(
  proof: Proof,
  other: Other,
  persona: Persona,
  run: Run,
): Promise<Proved> {
  const { world, tokens, random } = proof;
  const { login } = persona;
  const seen = see(persona, world);
  const findings = (await compareSeen(proof.hub, login, seen)).map(
    (what): Finding => ({ login, kind: 'reference', what }),
  );
  const twin = twinOf(world, { persona, tokens, random });
  await proof.refill(other.url, twin);
  await other.hub.use(other.url);
  const watch = new Watch(seen, tokens);
  const twins = { login, one: proof.hub, other: other.hub, watch };
  const {
    asked,
    refused,
    findings: told,
  } = await runOperations(twins, new Values(world, twin), run);
  const written = await write(proof, twins, persona, { twin, writes: Math.ceil(asked / 8) });
  const failures = [...watch.failures].map((what): Finding => ({ login, kind: 'failure', what }));
  const sights = [...seen.values()].flatMap((rows) =>
    [...rows.values()].flatMap(({ cells }) => [...cells.values()]),
  );
  const withheld = sights.filter((sight) => sight.withheld !== undefined).length;
  return {
    login,
    cells: sights.length,
    withheld,
    asked: asked + written.asked,
    refused: refused + written.asked,
    findings: [...findings, ...told, ...written.findings, ...failures],
  };
}

/** Whoever enters records also writes, last: what is stored by it is taken back. */
async function write(
  proof: Proof,
  twins: Twins,
  persona: Persona,
  { twin, writes }: { twin: World; writes: number },
): Promise<Pick<Proved, 'asked' | 'findings'>> {
  if (persona.duty !== 'handler' || persona.column === undefined) return { asked: 0, findings: [] };
  const { world, random } = proof;
  const records = recordTables.flatMap(({ table }) => [
    ...rowsOf(world, table),
    ...rowsOf(twin, table),
  ]);
  const foreign = records.filter((row) => row.owner_organ_id !== persona.organ);
  const ids = foreign.map(({ id }) => String(id));
  const of = { writes, random, foreign: ids };
  const written = await runWrites(twins, persona, new Values(world, twin), of);
  await proof.refill(proof.url, world);
  return written;
}
