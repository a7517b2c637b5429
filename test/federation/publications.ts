import type { FeedDefinition } from '../../src/entities/Feed.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { withNotes } from '../fixtures/withNotes.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import type { Operation } from './operations.ts';

/** Of the receipt and the record all but what each hub makes for itself: ids and the time of entry. */
const own = new Set(['id', 'enteredAt', 'enteredBy', 'documentNo']);

/**
 * A record of every feed for a case of its own, the same again with its key, and what is refused.
 * The n-th turn enters others than those before.
 */
export function publications(cases: readonly string[], turn: number): readonly Operation[] {
  const sound = usualRegistry.feeds.map((feed, place): Operation => {
    const input = { ...inputOf(feed, 400 + turn), caseId: cases[place % cases.length] };
    const variables = { input: withNotes(feed, input), key: `${feed.name}-${turn}` };
    return { login: officerOf(feed.agency), query: publicationOf(feed), variables };
  });
  const again = sound.slice(0, 4);
  const others = sound.slice(4, 8).map((one) => ({ ...one, login: 'court-judge-370302' }));
  const strange = sound.slice(8, 12).map((one) => changed(one, { caseId: unknownCase }));
  const changedAgain = sound.slice(12, 16).map((one) => changed(one, { lateReason: '补录' }));
  const unsound = sound.slice(16, 20).map((one) => ({
    ...one,
    variables: {
      input: { ...Object(one.variables?.input), decidedAt: 'soon' },
      key: `bad-${turn}`,
    },
  }));
  return [...sound, ...again, ...others, ...strange, ...changedAgain, ...unsound];
}

const unknownCase = '018f0000-0000-7000-8000-000000000000';

function publicationOf({ name, cells }: FeedDefinition): string {
  const told = cells.filter((cell) => !own.has(cell.name));
  return `mutation ($input: ${name}Input!, $key: String!) { publish${name}(input: $input, idempotencyKey: $key) {
    hubCaseNo version lateDays orphan replayed warnings { code field }
    record { ${fieldsOf(told)} organ { name } } } }`;
}

function changed(one: Operation, more: object): Operation {
  const variables = one.variables ?? {};
  return { ...one, variables: { ...variables, input: { ...Object(variables.input), ...more } } };
}
