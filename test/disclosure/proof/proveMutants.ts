import { compareSeen } from './compareSeen.ts';
import type { Finding } from './Finding.ts';
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

const mostMs = 240_000;
/** Fewer values for each shape than the long run has, and so more shapes. */
const rounds = 8;

export interface Stand {
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

/** What betrayed a mutant, and how much had to be asked for it. */
export interface Caught {
  readonly findings: readonly Finding[];
  /** Cells that were compared with the reference before, over all readers. */
  readonly cells: number;
  /** Operations that were asked in both worlds before. */
  readonly asked: number;
}

/**
 * Sets the proof on one mutant, which works as the owner of the tables, without the second wall,
 * reader after reader, until it shows a finding of its kind. The project itself must show none.
 */
export async function proveMutant(
  proof: Proof,
  stands: readonly Stand[],
  mutant: Mutant,
  operations: number,
): Promise<Caught> {
  const { root, remove } = await makeMutant(mutant);
  const [one, other] = await Promise.all([proof.fork(root), proof.fork(root)]);
  const findings: Finding[] = [];
  let cells = 0;
  let asked = 0;
  try {
    await one.use(proof.url, { walled: false });
    for (const { persona, twin, url } of stands) {
      const { login } = persona;
      const seen = see(persona, proof.world);
      if (mutant.shows.includes('reference')) {
        const told = await compareSeen(one, login, seen);
        findings.push(...told.map((what): Finding => ({ login, kind: 'reference', what })));
        cells += [...seen.values()].reduce((sum, rows) => sum + rows.size, 0);
        if (findings.length > 0) break;
      }
      if (mutant.shows.every((kind) => kind === 'reference')) continue;
      await other.use(url, { walled: false });
      const watch = new Watch(seen, proof.tokens, proof.world);
      const run = {
        ...{ operations, seed: 1, rounds, mostFindings: 1 },
        untilMs: Date.now() + mostMs,
        ...(mutant.roots && { roots: mutant.roots }),
      };
      const values = new Values(proof.world, twin);
      const told = await runOperations({ login, one, other, watch }, values, run);
      asked += told.asked;
      findings.push(...told.findings);
      if (findings.length > 0) break;
    }
    return { findings, cells, asked };
  } finally {
    await Promise.all([one.close(), other.close()]);
    await remove();
  }
}
