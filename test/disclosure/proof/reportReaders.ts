import type { WorldHub } from './forkHub.ts';
import type { Proof } from './Proof.ts';
import { personas } from './personas.ts';
import { printFinding } from './printFinding.ts';
import { type Proved, provePersona } from './provePersona.ts';

/** From here on each reader has hubs of its own: a hub keeps the plans of its first thousand statements. */
const manyOperations = 800;

export interface Extent {
  readonly operations: number;
  readonly seed: number;
  readonly endMs: number;
  /** Part of the logins to prove; all if empty. */
  readonly login: string;
}

/** The proof for each reader in turn, each with an equal part of the time; how much was found. */
export async function reportReaders(
  proof: Proof,
  { operations, seed, endMs, login }: Extent,
  say: (line: string) => void,
): Promise<number> {
  const readers = personas.filter((one) => one.login.includes(login));
  const url = await proof.copy(proof.world);
  const shared = [proof.hub, await proof.fork()] as const;
  const share = Math.ceil(operations / readers.length);
  const startedMs = Date.now();
  const proved: Proved[] = [];
  for (const [place, persona] of readers.entries()) {
    const untilMs = Date.now() + (endMs - Date.now()) / (readers.length - place);
    const run = { operations: share, seed, untilMs };
    const hubs = share < manyOperations ? shared : await forkPair(proof);
    const of = { ...proof, hub: hubs[0] };
    const one = await provePersona(of, { hub: hubs[1], url }, persona, run);
    if (hubs !== shared) await Promise.all(hubs.map((hub) => hub.close()));
    proved.push(one);
    say(
      `${one.login.padEnd(32)} ${String(one.cells).padStart(7)} cells, ${String(one.withheld).padStart(6)} withheld, ${String(one.asked).padStart(6)} operations, ${String(one.refused).padStart(5)} refused, ${one.findings.length} findings`,
    );
    for (const finding of one.findings.slice(0, 10)) say(printFinding(finding));
  }
  const asked = proved.reduce((sum, one) => sum + one.asked, 0);
  const refused = proved.reduce((sum, one) => sum + one.refused, 0);
  const found = proved.reduce((sum, one) => sum + one.findings.length, 0);
  const seconds = (Date.now() - startedMs) / 1000;
  say(
    `${asked} operations in both worlds (${refused} of them refused alike), ${proved.length} readers, ${seconds.toFixed(0)} s (${(asked / seconds).toFixed(0)} operations/s), ${found} findings`,
  );
  return found;
}

function forkPair(proof: Proof): Promise<readonly [WorldHub, WorldHub]> {
  return Promise.all([proof.fork(), proof.fork()]);
}
