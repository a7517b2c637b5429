import type { Proof } from './Proof.ts';
import { personas } from './personas.ts';
import { tables } from './tables.ts';
import { walkContract } from './walk/walkContract.ts';

/** Walks the whole contract for each reader; how many decisions differ. */
export async function reportWalk(
  proof: Proof,
  login: string,
  say: (line: string) => void,
): Promise<number> {
  let found = 0;
  let all = 0;
  for (const persona of personas.filter((one) => one.login.includes(login))) {
    const startedMs = Date.now();
    const { decisions, differences } = await walkContract(proof.hub, persona, proof.world, tables);
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(0);
    say(
      `${persona.login.padEnd(32)} ${decisions} decisions, ${seconds} s, ${differences.length} differ`,
    );
    for (const one of differences.slice(0, 20)) say(`  ✗ ${one}`);
    found += differences.length;
    all += decisions;
  }
  say(`${all} decisions, ${found} differ`);
  return found;
}
