import { dayOf, daysAfter, momentOf } from './chineseTime.ts';
import { tellCase } from './courses/tellCase.ts';
import type { District } from './District.ts';
import { Random } from './Random.ts';
import { type Setting, Story } from './Story.ts';
import { type WrittenCase, writeCase } from './writeCase.ts';

/** Which world to invent. The same plan and numbers give the same rows, to the last character. */
export interface WorldPlan {
  readonly seed: number;
  readonly cases: number;
  readonly districts: readonly District[];
  /** The cases are opened between these moments; nothing is entered after the second. */
  readonly since: number;
  readonly anchor: number;
}

/** A division and the year in which cases are counted, such as `370303-2026`. */
export type NumberRange = `${string}-${string}`;

/** Cases of the world from one index to before another; any of them can be invented by itself. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** The first free numbers. */
  readonly firsts: ReadonlyMap<NumberRange, number>;
}

const firstNumber = 1;

/** How many cases the world opens in each division and year. */
export function countCases(plan: WorldPlan): ReadonlyMap<NumberRange, number> {
  const counts = new Map<NumberRange, number>();
  countOn(plan, counts, { from: 0, to: plan.cases, first: 0 });
  return counts;
}

/** The world in chunks of so many cases, of which the first begins with these numbers. */
export function chunksOf(
  plan: WorldPlan,
  firsts: ReadonlyMap<NumberRange, number>,
  size: number,
): readonly Chunk[] {
  const next = new Map(firsts);
  const chunks: Chunk[] = [];
  for (let from = 0; from < plan.cases; from += size) {
    const to = Math.min(from + size, plan.cases);
    chunks.push({ from, to, firsts: new Map(next) });
    countOn(plan, next, { from, to, first: firstNumber });
  }
  return chunks;
}

function countOn(
  plan: WorldPlan,
  counts: Map<NumberRange, number>,
  { from, to, first }: Pick<Chunk, 'from' | 'to'> & { readonly first: number },
): void {
  for (let index = from; index < to; index += 1) {
    const { district, at } = beginningOf(plan, index, randomOf(plan, index));
    const range = rangeOf(district, at);
    counts.set(range, (counts.get(range) ?? first) + 1);
  }
}

/** Invents the cases of a chunk in the order of their opening. */
export function* generateCases(
  plan: WorldPlan,
  setting: Setting,
  { from, to, firsts }: Chunk,
): Generator<WrittenCase> {
  const next = new Map(firsts);
  for (let index = from; index < to; index += 1) {
    const random = randomOf(plan, index);
    const { district, at } = beginningOf(plan, index, random);
    const range = rangeOf(district, at);
    const sequence = next.get(range) ?? firstNumber;
    next.set(range, sequence + 1);
    const story = new Story(setting, random, district, { at, sequence });
    tellCase(story);
    yield writeCase(story);
  }
}

/** The id that the world's first case will have: whether it is there tells whether the world is. */
export function firstCaseId(plan: WorldPlan, setting: Setting): string {
  const random = randomOf(plan, 0);
  const { district, at } = beginningOf(plan, 0, random);
  return new Story(setting, random, district, { at, sequence: 1 }).id;
}

function randomOf({ seed, cases }: WorldPlan, index: number): Random {
  return new Random(seed, index, cases);
}

/** Days before the anchor on which no case is opened any more, so that its first record fits in. */
const margin = 2;

function beginningOf(
  { districts, since, anchor, cases }: WorldPlan,
  index: number,
  random: Random,
) {
  const district = random.pick(districts);
  const share = (index + random.fraction()) / cases;
  const day = since + share * (daysAfter(anchor, -margin) - since);
  return { district, at: momentOf(day, 0, random.integer(8 * 60 + 30, 17 * 60 + 30)) };
}

function rangeOf({ divisionCode }: District, at: number): NumberRange {
  return `${divisionCode}-${dayOf(at).slice(0, 4)}`;
}
