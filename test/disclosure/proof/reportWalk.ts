import type { Proof } from './Proof.ts';
import { personas } from './personas.ts';
import { tables } from './tables.ts';
import { together, type Walked } from './walk/Walked.ts';
import { walkContract } from './walk/walkContract.ts';

/** Walks the whole contract for each reader; how many decisions differ. */
export async function reportWalk(
  proof: Proof,
  login: string,
  say: (line: string) => void,
): Promise<number> {
  const walks: Walked[] = [];
  for (const persona of personas.filter((one) => one.login.includes(login))) {
    const startedMs = Date.now();
    const walked = await walkContract(proof.hub, persona, proof.world, tables);
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(0);
    const { differences } = walked;
    say(`${persona.login.padEnd(32)} ${seconds.padStart(4)} s, ${differences.length} differ`);
    for (const one of differences.slice(0, 20)) say(`  ✗ ${one}`);
    walks.push(walked);
  }
  const { ways, differences } = together(walks);
  for (const [way, count] of ways) say(`${way.padEnd(32)} ${String(count).padStart(9)} decisions`);
  const all = [...ways.values()].reduce((sum, count) => sum + count, 0);
  say(`${all} decisions, ${differences.length} differ`);
  return differences.length;
}
