import type { Registry } from '../../policy/Registry.ts';
import { textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Organs } from '../organs/Organs.ts';
import type { Planner } from '../Plan.ts';
import { toAdministrativePenalty } from './toAdministrativePenalty.ts';

/** Reads lines that transcribe penalty decisions from public notices, each one case of one record. */
export function createPenaltyPlanner(
  registry: Registry,
  organs: Organs,
  sourceName = 'notices',
): Planner {
  const feed = registry.feed('AdministrativePenalty');
  return (row) => {
    const owner = organs.bureau(textIn(row, 'authority') ?? '');
    if (owner === undefined) {
      return { steps: [], notes: [{ feed: feed.name, problem: importProblems.organUnplaced }] };
    }
    const { input, notes } = toAdministrativePenalty(row, sourceName);
    const opening = { divisionCode: owner.divisionCode };
    return { opening, steps: [{ feed, owner, mentions: [], input, notes }], notes: [] };
  };
}
