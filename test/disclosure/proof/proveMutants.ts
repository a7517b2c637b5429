import { compareSeen } from './compareSeen.ts';
import { makeMutant } from './makeMutant.ts';
import type { Mutant } from './mutants.ts';
import { Values } from './operations/Values.ts';
import type { Proof } from './Proof.ts';
import { type Persona, personas } from './personas.ts';
import { runOperations } from './runOperations.ts';
import { see } from './see.ts';
import { twinOf } from './twinOf.ts';
import { Watch } from './Watch.ts';
import type { World } from './World.ts';

/** Readers whom the mistakes would tell most. */
const logins = [
  'environment-officer-370303',
  'liaison-370303',
  'procuratorate-prosecutor-370300',
  'analyst-370300',
];

interface Stand {
  readonly persona: Persona;
  readonly twin: World;
  readonly url: string;
}

/** The twin worlds of the readers before whom each mutant must betray itself. */
export async function openStands(proof: Proof): Promise<readonly Stand[]> {
  const { tokens, random, world } = proof;
  const stands: Stand[] = [];
  for (const persona of personas.filter(({ login }) => logins.includes(login))) {
    const twin = twinOf(world, { persona, tokens, random });
    stands.push({ persona, twin, url: await proof.copy(twin) });
  }
  return stands;
}

export interface Caught {
  /** Differences between the mutant and the reference, on all stands. */
  readonly reference: number;
  /** Readers to whom the twins or a canary betrayed it. */
  readonly twins: readonly string[];
}

/** Sets the proof on one mutant, which works as the owner of the tables, without the second wall. */
export async function proveMutant(
  proof: Proof,
  stands: readonly Stand[],
  mutant: Mutant,
  operations: number,
): Promise<Caught> {
  const { root, remove } = await makeMutant(mutant);
  const [one, other] = [await proof.fork(root), await proof.fork(root)];
  try {
    await one.use(proof.url, false);
    let reference = 0;
    const twins: string[] = [];
    for (const { persona, twin, url } of stands) {
      const { login } = persona;
      const seen = see(persona, proof.world);
      const told = await compareSeen(one, login, seen);
      reference += told.length;
      await other.use(url, false);
      const watch = new Watch(seen, proof.tokens);
      const run = { operations, seed: 1, untilMs: Date.now() + 20_000 };
      const values = new Values(proof.world, twin);
      const { findings } = await runOperations({ login, one, other, watch }, values, run);
      twins.push(...findings.map(({ kind }) => `${kind} before ${login}`));
      if (reference > 0 && twins.length > 0) break;
    }
    return { reference, twins };
  } finally {
    await Promise.all([one.close(), other.close()]);
    await remove();
  }
}
