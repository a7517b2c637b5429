import { type FeedDefinition, feedOf } from '../../../src/entities/Feed.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../../fixtures/at.ts';
import { idNumberOf, usccOf } from '../../fixtures/identifiers.ts';
import { type Input, inputOf } from '../../fixtures/inputOf.ts';
import { officerOf } from '../../fixtures/officerOf.ts';
import { newKey, publication } from '../../fixtures/publish.ts';
import { withNotes } from '../../fixtures/withNotes.ts';
import type { WorldHub } from './forkHub.ts';

/** Cells that say who may see the record: the proof sets them itself, in every combination. */
const steering = new Set(['disclosure', 'markingLevel', 'markingAudience', 'markingReason']);

/** Enters a record of every feed into each of these cases, through the hub's own door. */
export async function enterWorld(hub: WorldHub, divisions: readonly string[]): Promise<void> {
  const feeds = regulation.map(({ feed }) => feed);
  const [opening, ...others] = feeds;
  if (opening === undefined) throw new Error('The regulation has no feed');
  const cases = new Map<number, string>();
  for (const feed of [opening, ...others]) {
    // One sample serves all places: the values give way to canaries, only numbers must differ.
    const sample = Object.entries(inputOf(feedOf(feed), 1, 'all')).filter(
      ([cell]) => !steering.has(cell),
    );
    for (const division of new Set(divisions)) {
      const places = divisions.flatMap((one, place) => (one === division ? [place] : []));
      const inputs = places.map((place) => ({
        ...Object.fromEntries(sample),
        ...numbersOf(feedOf(feed), Object.fromEntries(sample), place),
        ...placed(feedOf(feed), place, cases.get(place)),
      }));
      const noted = inputs.map((input) => withNotes(feedOf(feed), input));
      const ids = await publishBatch(hub, feedOf(feed), noted, division);
      places.forEach((place, row) => {
        cases.set(place, ids[row] ?? '');
      });
    }
  }
}

/** What no two records of an organ may share. */
function numbersOf({ number }: FeedDefinition, sample: Input, place: number): Input {
  const sourceRecordId = `来源${place}`;
  if (number === undefined) return { sourceRecordId };
  const printed = String(sample[number]).replace(/\d+(?=号)/, String(place + 1));
  return { sourceRecordId, [number]: printed };
}

/** Whom the record concerns, and into which case it goes. */
function placed(feed: FeedDefinition, place: number, caseId: string | undefined): Input {
  const people = peopleOf(place);
  const concerned = feed.perSuspect
    ? { party: people[(place + feed.name.length) % people.length] }
    : { parties: people };
  const into = caseId === undefined ? { opening: { name: `第${place}案` } } : { caseId };
  return { ...concerned, ...into };
}

/** An adult, a child, and a unit. */
function peopleOf(place: number): readonly Input[] {
  const n = place * 3;
  const natural = {
    kind: 'NATURAL',
    role: 'SUSPECT',
    address: `共青团路${n}号`,
    phone: `1390000${n}`,
  };
  return [
    { ...natural, name: `赵${n}`, idNo: idNumberOf(n) },
    { ...natural, name: `钱${n}`, idNo: idNumberOf(n + 1, '20120202') },
    {
      kind: 'LEGAL',
      name: `孙${n}公司`,
      uscc: usccOf(n),
      legalRepName: `李${n}`,
      role: 'COUNTERPART',
    },
  ];
}

/** Publishes a batch and gives the cases of its records. Throws if one is refused. */
async function publishBatch(
  hub: WorldHub,
  feed: FeedDefinition,
  inputs: readonly Input[],
  division: string,
): Promise<readonly string[]> {
  const variables = { inputs, key: newKey(), whole: true };
  const login = officerOf(feed.agency, division);
  const { text } = await hub.ask(login, publication(feed).batch, variables);
  const body: unknown = JSON.parse(text);
  if (at(body, 'errors') !== undefined) throw new Error(`${feed.name}: ${text.slice(0, 2000)}`);
  return listAt(body, 'data.batch.rows').map((row) => textAt(row, 'receipt.caseId'));
}
