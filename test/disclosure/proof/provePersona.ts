import type { Twins } from './askTwins.ts';
import { compareSeen } from './compareSeen.ts';
import type { Finding } from './Finding.ts';
import type { WorldHub } from './forkHub.ts';
import { Values } from './operations/Values.ts';
import type { Proof } from './Proof.ts';
import type { Persona } from './personas.ts';
import { rowsOf } from './rowsOf.ts';
import { type Run, runOperations } from './runOperations.ts';
import { type Published, runPublications } from './runPublications.ts';
import { runWrites } from './runWrites.ts';
import type { Seen } from './Sight.ts';
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
  /** How many operations were answered, of how many shapes. */
  readonly asked: number;
  readonly shapes: number;
  /** How many others were refused, alike in both worlds. */
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
  await proof.hub.use(proof.url);
  const watch = new Watch(seen, tokens, world);
  const twins = { login, one: proof.hub, other: other.hub, watch };
  const told = await runOperations(twins, new Values(world, twin), run);
  const written =
    run.writes === false
      ? nothingPublished
      : await write(proof, { twins, persona, twin, seen, asked: told.asked, run });
  const failures = [...watch.failures].map(
    ([what, example]): Finding => ({ login, kind: 'failure', what, example }),
  );
  const sights = [...seen.values()].flatMap((rows) =>
    [...rows.values()].flatMap(({ cells }) => [...cells.values()]),
  );
  const withheld = sights.filter((sight) => sight.withheld !== undefined).length;
  return {
    login,
    cells: sights.length,
    withheld,
    shapes: told.shapes,
    asked: told.asked + written.asked,
    refused: told.refused + written.refused,
    findings: [...findings, ...told.findings, ...written.findings, ...failures],
  };
}

interface Writing {
  readonly twins: Twins;
  readonly persona: Persona;
  readonly twin: World;
  readonly seen: Seen;
  /** How much the reader has asked: it writes in proportion. */
  readonly asked: number;
  readonly run: Run;
}

/** Whoever enters records also writes, last: in worlds of its own. */
async function write(
  proof: Proof,
  { twins, persona, twin, seen, asked, run }: Writing,
): Promise<Published> {
  if (persona.duty !== 'handler' || persona.column === undefined) return nothingPublished;
  const { world, random } = proof;
  const values = new Values(world, twin);
  const worlds = [world, twin] as const;
  // In databases and hubs of their own: a hub remembers what it was told of changes.
  const [url, otherUrl] = await Promise.all([proof.copy(world), proof.copy(twin)]);
  const [one, other] = await Promise.all([proof.fork(), proof.fork()]);
  const writing = { ...twins, one, other };
  const restore = async () => {
    await Promise.all([proof.refill(url, world), proof.refill(otherUrl, twin)]);
  };
  try {
    await Promise.all([one.use(url, { size: writers }), other.use(otherUrl, { size: writers })]);
    const batches = Math.max(1, Math.ceil(asked / 800));
    const of = { worlds, values, random, batches, restore, seen };
    const published =
      run.publications === false ? nothingPublished : await runPublications(writing, persona, of);
    const records = recordTables.flatMap(({ table }) =>
      worlds.flatMap((each) => rowsOf(each, table)),
    );
    const foreign = records
      .filter((row) => row.owner_organ_id !== persona.organ)
      .map(({ id }) => String(id));
    const writes = Math.ceil(asked / 16);
    const faulty = await runWrites(writing, persona, values, { writes, random, foreign });
    return {
      asked: published.asked,
      refused: published.refused + faulty.asked,
      findings: [...published.findings, ...faulty.findings],
    };
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}

/** A publication holds a connection for its transaction and asks by others. */
const writers = 3;

const nothingPublished: Published = { asked: 0, refused: 0, findings: [] };
