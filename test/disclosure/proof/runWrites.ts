import type { FeedDefinition } from '../../../src/entities/Feed.ts';
import { feedOf } from '../../../src/entities/Feed.ts';
import type { Random } from '../../../src/generate/Random.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import type { Input } from '../../fixtures/inputOf.ts';
import { newKey, publication } from '../../fixtures/publish.ts';
import { askTwins, Leak, type Twins } from './askTwins.ts';
import type { Finding } from './Finding.ts';
import type { Values } from './operations/Values.ts';
import type { Persona } from './personas.ts';
import { soundInput } from './soundInput.ts';

const nobody = '00000000-0000-7000-8000-000000000000';
/** Rows of one publication, which is refused as a whole for the last of them. */
const rowsEach = 12;

/** How much is written, and the records of other organs. */
export interface Writing {
  readonly writes: number;
  readonly random: Random;
  readonly foreign: readonly string[];
}

/**
 * Writes that name cases, numbers, records and requests of both worlds, hidden or not, sound and
 * faulty: each is answered, and none is stored, for one row of each batch names nobody's case.
 */
export async function runWrites(
  twins: Twins,
  persona: Persona,
  values: Values,
  { writes, random, foreign }: Writing,
): Promise<{ asked: number; findings: readonly Finding[] }> {
  const feeds = regulation
    .map(({ feed }) => feedOf(feed))
    .filter(({ agency }) => agency === persona.agency);
  const findings: Finding[] = [];
  let asked = 0;
  while (asked < writes && feeds.length > 0 && findings.length === 0) {
    const feed = random.pick(feeds);
    const inputs = Array.from({ length: rowsEach }, (_, n) => anyInput(feed, n, values, random));
    const publishing = {
      inputs: [...inputs, { ...soundInput(feed, rowsEach), caseId: nobody }],
      key: newKey(),
      whole: true,
    };
    const others = [markRecord(foreign, random), requestAccess(values, random)];
    for (const document of [{ query: publication(feed).batch, variables: publishing }, ...others]) {
      try {
        await askTwins(twins, [document, document]);
      } catch (error) {
        const kind = error instanceof Leak ? error.kind : 'failure';
        const example = `${document.query}\n${JSON.stringify(document.variables).slice(0, 3000)}`;
        findings.push({ login: twins.login, kind, what: String(error), example });
      }
    }
    asked += rowsEach + others.length;
  }
  return { asked, findings };
}

/** An entry with a case that is there, is not, or is hidden; sometimes with a field that is missing. */
function anyInput(feed: FeedDefinition, n: number, values: Values, random: Random): Input {
  const target = random.pick([
    {},
    { caseId: random.pick(values.idsOf('Case')) },
    { caseId: random.pick(values.ids) },
    { caseNumber: random.pick(values.numbers) },
    { caseNumber: random.pick(values.numbers) },
  ]);
  const input = Object.entries({ ...soundInput(feed, n), ...target });
  const dropped = random.chance(0.2) ? random.pick(input)[0] : '';
  return Object.fromEntries(input.filter(([name]) => name !== dropped || /^case/.test(name)));
}

/** Only its provider may mark a record; to all others it is one that does not exist. */
function markRecord(foreign: readonly string[], random: Random) {
  const variables = { record: random.pick(foreign), reason: '经核对需要调整保密特别说明' };
  const query = `mutation ($record: ID!, $reason: String!) { m: markRecord(record: $record, notes: [], reason: $reason) { id } }`;
  return { query, variables };
}

/** A handle that is none is asked for like one that is. */
function requestAccess(values: Values, random: Random) {
  const variables = {
    case: random.pick(values.idsOf('Case')),
    handle: random.pick(values.ids),
    reason: '办理案件需要核对有关材料',
  };
  const query = `mutation ($case: ID!, $handle: ID!, $reason: String!) { a: requestAccess(case: $case, handle: $handle, purpose: CASE_HANDLING, reason: $reason) { state purpose } }`;
  return { query, variables };
}
