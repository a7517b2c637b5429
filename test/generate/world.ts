import 'reflect-metadata';
import { settingOf } from '../../src/generate/chunkWriter.ts';
import { districtsOf } from '../../src/generate/findDistricts.ts';
import { generateCases, type WorldPlan } from '../../src/generate/generateCases.ts';
import type { Setting } from '../../src/generate/Story.ts';
import { worldSpan } from '../../src/generate/worldSpan.ts';
import type { WrittenCase } from '../../src/generate/writeCase.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { regulation } from '../../src/policy/regulation.ts';

export const registry = buildRegistry(regulation);

const city = { divisionCode: '370300', name: '淄博市', courtCode: '鲁03' };
const districts = districtsOf(city, [
  { divisionCode: '370303', name: '张店区', courtCode: '鲁0303' },
  { divisionCode: '370321', name: '桓台县', courtCode: '鲁0321' },
]);

/** What a world is invented by. */
export async function planWorld(
  seed: number,
  cases: number,
): Promise<{ plan: WorldPlan; setting: Setting }> {
  const plan = { seed, cases, districts, ...worldSpan };
  return { plan, setting: settingOf(registry, await readCalendar(), plan.anchor) };
}

/** A world in memory. */
export async function inventWorld(seed: number, cases: number): Promise<readonly WrittenCase[]> {
  const { plan, setting } = await planWorld(seed, cases);
  return [...generateCases(plan, setting, { from: 0, to: cases, firsts: new Map() })];
}
