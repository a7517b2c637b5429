import { mutants } from './mutants.ts';
import type { Proof } from './Proof.ts';
import { openStands, proveMutant } from './proveMutants.ts';

/** Sets the proof on every mutant and says what betrayed it; how many got away. */
export async function reportMutants(
  proof: Proof,
  operations: number,
  say: (line: string) => void,
): Promise<number> {
  const stands = await openStands(proof);
  let escaped = 0;
  for (const mutant of mutants) {
    const { reference, twins } = await proveMutant(proof, stands, mutant, operations);
    const caught = reference > 0 || twins.length > 0;
    if (!caught) escaped += 1;
    const by = `${reference} differences from the reference; ${twins.join(', ') || 'no twins'}`;
    say(`${caught ? '✓' : '✗'} ${mutant.name}: ${by}`);
  }
  say(`${mutants.length} mutants, ${escaped} escaped`);
  return escaped;
}
