import type { WorldHub } from './forkHub.ts';
import type { Proof } from './Proof.ts';
import { personas } from './personas.ts';
import { printFinding } from './printFinding.ts';
import { type Proved, provePersona } from './provePersona.ts';

/** After so many shapes new hubs take over: a hub keeps the plans of its first thousand statements. */
const mostShapes = 400;
/** Who reads nothing is not asked as much as the others. */
const fewOperations = 200;

/** All but what hubs that run apart refuse alike, whoever asks (docs/decisions/0070). */
const answeredApart =
  /^(?!(statistics|signals|objections|markingChanges|disclosures|subjectReport|recalls|whyWithheld)$)/;

export interface Extent {
  readonly operations: number;
  readonly seed: number;
  readonly endMs: number;
  /** Part of the logins to prove; all if empty. */
  readonly login: string;
  /** Whether the hubs are five behind a gateway: who reads only, and no statistics. */
  readonly federated?: boolean;
}

/** The proof for each reader in turn, each with an equal part of the time; how much was found. */
export async function reportReaders(
  proof: Proof,
  { operations, seed, endMs, login, federated = false }: Extent,
  say: (line: string) => void,
): Promise<number> {
  // Who is refused everything comes first, for the others to answer for it.
  const readers = personas
    .filter((one) => one.login.includes(login))
    .toSorted((a, b) => Number(a.column !== undefined) - Number(b.column !== undefined));
  const url = await proof.copy(proof.world);
  // Five hubs are dear: the one that the proof has already is one of the two.
  let hubs: readonly [WorldHub, WorldHub] = federated
    ? [proof.hub, await proof.fork()]
    : await forkPair(proof);
  let shapes = 0;
  const startedMs = Date.now();
  const proved: Proved[] = [];
  for (const [place, persona] of readers.entries()) {
    const left = readers.length - place;
    const untilMs = Date.now() + (endMs - Date.now()) / left;
    const share = Math.ceil((operations - sum(proved, 'asked')) / left);
    const least = persona.column === undefined ? Math.min(share, fewOperations) : share;
    const run = {
      ...{ operations: least, seed: seed + place * 7_919, untilMs },
      ...(federated && { writes: false, roots: answeredApart }),
    };
    if (shapes > mostShapes) {
      await Promise.all(hubs.map((hub) => hub.close()));
      hubs = await forkPair(proof);
      shapes = 0;
    }
    const one = await provePersona({ ...proof, hub: hubs[0] }, { hub: hubs[1], url }, persona, run);
    shapes += one.shapes;
    proved.push(one);
    say(
      `${one.login.padEnd(32)} ${padded(one.cells)} cells, ${padded(one.withheld)} withheld, ${padded(one.asked)} operations of ${padded(one.shapes)} shapes, ${padded(one.refused)} refused, ${one.findings.length} findings`,
    );
    for (const finding of one.findings.slice(0, 10)) say(printFinding(finding));
  }
  const asked = sum(proved, 'asked');
  const found = proved.reduce((total, one) => total + one.findings.length, 0);
  const seconds = (Date.now() - startedMs) / 1000;
  say(
    `${asked} operations of ${sum(proved, 'shapes')} shapes answered in both worlds, ${sum(proved, 'refused')} more refused alike, ${proved.length} readers, ${seconds.toFixed(0)} s (${(asked / seconds).toFixed(0)} operations/s), ${found} findings`,
  );
  return found;
}

function sum(proved: readonly Proved[], of: 'asked' | 'shapes' | 'refused'): number {
  return proved.reduce((total, one) => total + one[of], 0);
}

function padded(count: number): string {
  return String(count).padStart(6);
}

function forkPair(proof: Proof): Promise<readonly [WorldHub, WorldHub]> {
  return Promise.all([proof.fork(), proof.fork()]);
}
