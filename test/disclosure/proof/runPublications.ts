import { numberKey } from '../../../src/codes/numberKey.ts';
import { type FeedDefinition, feedOf } from '../../../src/entities/Feed.ts';
import { lowerFirst } from '../../../src/entities/lowerFirst.ts';
import type { Random } from '../../../src/generate/Random.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { at, listAt } from '../../fixtures/at.ts';
import { fieldsOf } from '../../fixtures/fieldsOf.ts';
import { newKey, publication } from '../../fixtures/publish.ts';
import { askTwins, Leak, type Twins } from './askTwins.ts';
import type { Finding } from './Finding.ts';
import { NewNames } from './NewNames.ts';
import type { Values } from './operations/Values.ts';
import type { Persona } from './personas.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen } from './Sight.ts';
import { soundInput } from './soundInput.ts';
import type { World } from './World.ts';

const rowsEach = 16;

/** How often is published, and how both worlds become again what they were. */
export interface Publishing {
  readonly worlds: readonly [World, World];
  readonly values: Values;
  readonly random: Random;
  readonly batches: number;
  readonly restore: () => Promise<void>;
  /** What the publisher was shown before. */
  readonly seen: Seen;
}

/** How many rows both worlds accepted, and how many they refused alike. */
export interface Published {
  readonly asked: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/**
 * Sound records into cases of both worlds, hidden or not, and new cases: the receipts and the records
 * as their publisher reads them must be alike. Each row goes into another case, and both worlds are
 * set back afterwards, for a case that has come further shows its reader more.
 */
export async function runPublications(
  twins: Twins,
  persona: Persona,
  publishing: Publishing,
): Promise<Published> {
  const feeds = regulation
    .map(({ feed }) => feedOf(feed))
    .filter(({ agency }) => agency === persona.agency);
  const { batches, random, restore } = publishing;
  let [asked, refused] = [0, 0];
  for (let batch = 0; batch < batches && feeds.length > 0; batch += 1) {
    const feed = random.pick(feeds);
    const query = publication(feed).batch;
    const variables = { inputs: inputsOf(feed, publishing), key: newKey(), whole: false };
    try {
      const told = await publishTwice(twins, feed, { query, variables }, publishing);
      asked += told.accepted;
      refused += told.rejected;
    } catch (error) {
      const kind = error instanceof Leak ? error.kind : 'failure';
      const example = `${query}\n${JSON.stringify(variables).slice(0, 3000)}`;
      return {
        asked,
        refused,
        findings: [{ login: twins.login, kind, what: String(error), example }],
      };
    } finally {
      await restore();
    }
  }
  return { asked, refused, findings: [] };
}

async function publishTwice(
  twins: Twins,
  feed: FeedDefinition,
  document: { readonly query: string; readonly variables: object },
  { values, seen }: Publishing,
): Promise<{ accepted: number; rejected: number }> {
  const known = new Set(values.ids);
  const told = (id: string) => toldOfCase(id, known, seen);
  const plain = [new NewNames(known).plain, new NewNames(known).plain] as const;
  const asking = { ...document, variables: { ...document.variables } };
  const bodies = await askTwins(twins, [asking, asking], plain);
  const [one, other] = bodies.map((body) => readBack(feed, body, told));
  if (one !== undefined && other !== undefined) await askTwins(twins, [one, other], plain);
  return {
    accepted: Number(at(bodies[0], 'data.batch.accepted') ?? 0),
    rejected: Number(at(bodies[0], 'data.batch.rejected') ?? rowsEach),
  };
}

/** The new records with all their cells, and what has become of their cases. */
function readBack(
  { name, cells }: FeedDefinition,
  body: unknown,
  told: (caseId: string) => readonly string[],
) {
  const rows = at(body, 'errors') === undefined ? listAt(body, 'data.batch.rows') : [];
  const accepted = rows.flatMap((row) => {
    const [id, caseId] = [at(row, 'receipt.recordId'), at(row, 'receipt.caseId')];
    return typeof id === 'string' ? [{ id, caseId: String(caseId) }] : [];
  });
  if (accepted.length === 0) return undefined;
  const fields = `${fieldsOf(cells)} withheld { field reason }`;
  const roots = accepted.map(({ caseId }, n) => {
    const ofCase = ['id', ...told(caseId)].join(' ');
    return `r${n}: ${lowerFirst(name)}(id: $i${n}) { ${fields} case { ${ofCase} } }`;
  });
  const query = `query (${accepted.map((_, n) => `$i${n}: ID!`).join(', ')}) { ${roots.join(' ')} }`;
  return { query, variables: Object.fromEntries(accepted.map(({ id }, n) => [`i${n}`, id])) };
}

/**
 * The cells of a case in which the worlds must be alike after an entry: all of a new one, and of
 * another those that were shown before. The entry may lawfully open more (S12 opens the way to the
 * court that judged), and there the worlds differ.
 */
function toldOfCase(id: string, known: ReadonlySet<string>, seen: Seen): readonly string[] {
  const cells = ['hubCaseNo', 'stage', 'indicators'];
  if (!known.has(id)) return cells;
  const shown = seen.get('Case')?.get(id)?.cells;
  return cells.filter((cell) => {
    const sight = shown?.get(cell);
    return sight !== undefined && sight.withheld === undefined;
  });
}

/** Rows of which no two can meet in one case, by whatever they name it. */
function inputsOf(feed: FeedDefinition, { worlds, values, random }: Publishing): readonly object[] {
  const taken = new Set<unknown>();
  const isFree = (cases: readonly unknown[]) => {
    if (cases.some((one) => taken.has(one))) return false;
    for (const one of cases) taken.add(one);
    return true;
  };
  return Array.from({ length: rowsEach }, (_, n) => {
    const sound = soundInput(feed, n);
    const number = random.pick(values.numbers);
    const id = random.pick(values.idsOf('Case'));
    if (random.chance(0.3) && isFree(casesOf(number, worlds)))
      return { ...sound, caseNumber: number };
    if (random.chance(0.9) && isFree([id])) return { ...sound, caseId: id };
    return sound;
  });
}

function casesOf(number: string, worlds: readonly World[]): readonly unknown[] {
  const key = numberKey(number);
  return worlds.flatMap((world) =>
    rowsOf(world, 'coordination.case_number')
      .filter((row) => row.key === key)
      .map((row) => row.case_id),
  );
}
