import type { Finding } from './Finding.ts';
import { type Mutant, mutants } from './mutants.ts';
import type { Proof } from './Proof.ts';
import { printFinding } from './printFinding.ts';
import { openStands, proveMutant } from './proveMutants.ts';

/** The project as it is, asked like these mutants: what it shows is no mutant's doing. */
function unchanged(chosen: readonly Mutant[]): readonly Mutant[] {
  const manners = Map.groupBy(chosen, ({ roots }) => String(roots));
  return [...manners.values()].map((mutants) => ({
    ...mutants[0],
    name: 'the project as it is',
    changes: [],
    shows: ['reference', 'twins', 'canary'],
  }));
}

/** Sets the proof on every mutant and says what betrayed it; how many got away or were not valid. */
export async function reportMutants(
  proof: Proof,
  operations: number,
  part: string,
  say: (line: string) => void,
): Promise<number> {
  const stands = await openStands(proof);
  let escaped = 0;
  const chosen = mutants.filter(({ name }) => name.includes(part));
  for (const mutant of [...unchanged(chosen), ...chosen]) {
    const { findings, asked, cells } = await proveMutant(proof, stands, mutant, operations);
    const [first] = findings;
    const isSound = mutant.changes.length === 0 ? first === undefined : isOfKind(mutant, first);
    if (!isSound) escaped += 1;
    const by = first === undefined ? 'no finding' : `${first.kind} before ${first.login}`;
    const after = `${cells} rows compared, ${asked} operations`;
    say(`${isSound ? '✓' : '✗'} ${mutant.name}: ${by} (${after})`);
    if (first !== undefined) say(printFinding(first).slice(0, 1200));
  }
  say(`${chosen.length} mutants, ${escaped} escaped or not valid`);
  return escaped;
}

function isOfKind({ shows }: Mutant, finding: Finding | undefined): boolean {
  return finding !== undefined && shows.includes(finding.kind);
}
