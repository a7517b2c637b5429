import { checkRow, isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Reader } from '../../policy/Reader.ts';
import type { Context, Services } from '../../resolvers/Context.ts';
import { createContext } from '../../resolvers/createContext.ts';
import type { RowResult } from '../../resolvers/publish/Published.ts';
import { importProblems } from '../importProblems.ts';
import type { Organ } from '../organs/Organ.ts';
import type { OrganRegister } from '../organs/OrganRegister.ts';
import type { Entry, Result } from './Entry.ts';
import { inLanes } from './inLanes.ts';
import { publishRows } from './publishRows.ts';

type Problems = Result['problems'];

/** An entry that the field rules let pass, with what they and the import have to say of it. */
interface Sound {
  readonly entry: Entry;
  readonly text: string;
  readonly notes: Problems;
  readonly warnings: Problems;
}

/** How many batches of different organs are under way at once. */
const lanes = 4;

/** Publishes entries in the name of the organs that owe them, by the door that GraphQL uses. */
export class Publisher {
  readonly #services: Services;
  readonly #register: OrganRegister;
  readonly #contexts = new Map<string, Context>();

  constructor(services: Services, register: OrganRegister) {
    this.#services = services;
    this.#register = register;
  }

  /** Publishes entries; of cases of their own several at once. Throws the reason of an abort. */
  async publish(
    entries: readonly Entry[],
    { haveOwnCases, signal }: { haveOwnCases: boolean; signal?: AbortSignal | undefined },
  ): Promise<ReadonlyMap<Entry, Result>> {
    const results = new Map<Entry, Result>();
    const sound: Sound[] = [];
    for (const entry of entries) {
      const { feed, owner, mentions, notes } = entry.step;
      const { problems } = checkRow(feed, entry.input);
      if (!isAcceptable(problems)) results.set(entry, refused([...notes, ...problems]));
      else {
        // Not before: an organ is not entered for the sake of a record that is refused.
        const entered = await this.#register.enter([owner, ...mentions]);
        const organNotes = entered.length > 0 ? [importProblems.organEntered] : [];
        const text = JSON.stringify(entry.input);
        sound.push({ entry, text, notes: [...notes, ...organNotes], warnings: problems });
      }
    }
    const groups = Map.groupBy(
      sound,
      ({ entry: { step } }) => `${step.feed.name}\n${step.owner.id}`,
    );
    await inLanes(haveOwnCases ? lanes : 1, groups.values(), async (group) => {
      signal?.throwIfAborted();
      await this.#publishGroup(group, results);
    });
    return results;
  }

  async #publishGroup(group: readonly Sound[], results: Map<Entry, Result>): Promise<void> {
    // A source that repeats a line owes the record once.
    const repeated = [...Map.groupBy(group, ({ text }) => text).values()];
    const once = repeated.flatMap(([first]) => first ?? []);
    const [any] = once;
    if (any === undefined) return;
    const { feed, owner } = any.entry.step;
    const inputs = once.map(({ entry }) => entry.input);
    const rows = await publishRows(this.#contextOf(owner), feed, inputs);
    repeated.forEach((same, place) => {
      same.forEach((one, copy) => {
        results.set(one.entry, resultOf(rows[place], one, copy > 0));
      });
    });
  }

  #contextOf(organ: Organ): Context {
    const known = this.#contexts.get(organ.id);
    if (known !== undefined) return known;
    const reader: Reader = {
      login: 'import',
      kind: 'APPLICATION',
      organId: organ.id,
      organName: organ.name,
      agency: organ.agency,
      divisionCode: organ.divisionCode,
      posts: ['handler'],
      granted: [],
      clearance: 'INVESTIGATION',
      status: 'ACTIVE',
    };
    const context = createContext(this.#services, reader, 'import');
    this.#contexts.set(organ.id, context);
    return context;
  }
}

function resultOf(row: RowResult | undefined, { notes, warnings }: Sound, isCopy: boolean): Result {
  const { accepted, problems = [], replayed } = row ?? {};
  if (accepted === undefined) return refused([...notes, ...problems]);
  const { caseId } = accepted;
  if (isCopy) return { stored: 'before', caseId, problems: [] };
  // A record found again by its source comes without its warnings; a killed run never told them.
  const warned = accepted.warnings.length > 0 ? accepted.warnings : warnings;
  return { stored: replayed ? 'before' : 'now', caseId, problems: [...notes, ...warned] };
}

function refused(problems: Problems): Result {
  return { stored: 'no', caseId: undefined, problems };
}
