import { dayOf } from '../generate/chineseTime.ts';
import { enterAsOfficersDo } from '../generate/enterAsOfficersDo.ts';
import { planFeeds } from '../generate/FeedPlan.ts';
import {
  countCases,
  generateCases,
  type NumberRange,
  type WorldPlan,
} from '../generate/generateCases.ts';
import { Random } from '../generate/Random.ts';
import { type Setting, Story } from '../generate/Story.ts';
import { worldSpan } from '../generate/worldSpan.ts';
import { type WrittenCase, writeCase } from '../generate/writeCase.ts';
import type { Registry } from '../policy/Registry.ts';
import { readCalendar } from '../policy/readCalendar.ts';
import { on } from './DemoCase.ts';
import { demoCases } from './demoCases.ts';
import { zhangdian, zichuan } from './demoDistricts.ts';
import { enterNextDay } from './enterNextDay.ts';

const plan: WorldPlan = {
  seed: 2022_71,
  cases: 300,
  districts: [zhangdian, zichuan],
  since: on('2024-07-01 00:00'),
  anchor: worldSpan.anchor,
};

/** The demo city: its cases, and the last number that they take in each division and year. */
export interface DemoCity {
  readonly cases: readonly WrittenCase[];
  readonly lastNumbers: ReadonlyMap<NumberRange, number>;
}

/** Invents the demo city, always the same: the cases made by hand, then three hundred others. */
export async function inventDemo(registry: Registry): Promise<DemoCity> {
  const { anchor } = plan;
  const shared = { feeds: planFeeds(registry), calendar: await readCalendar(), anchor };
  const byHand: Setting = { ...shared, habit: enterNextDay };
  const lastNumbers = new Map<NumberRange, number>();
  const cases = demoCases.map(({ district, opening, until = anchor, tell }, index) => {
    const range: NumberRange = `${district.divisionCode}-${dayOf(opening).slice(0, 4)}`;
    const sequence = (lastNumbers.get(range) ?? 0) + 1;
    lastNumbers.set(range, sequence);
    const random = new Random(plan.seed, index);
    const story = new Story({ ...byHand, anchor: until }, random, district, {
      at: opening,
      sequence,
    });
    tell(story);
    return writeCase(story);
  });
  const counts = countCases(plan);
  const firsts = new Map(
    [...counts.keys()].map((range) => [range, (lastNumbers.get(range) ?? 0) + 1]),
  );
  const all = { from: 0, to: plan.cases, firsts };
  const others = [...generateCases(plan, { ...shared, habit: enterAsOfficersDo }, all)];
  for (const [range, count] of counts)
    lastNumbers.set(range, (lastNumbers.get(range) ?? 0) + count);
  return { cases: [...cases, ...others], lastNumbers };
}
