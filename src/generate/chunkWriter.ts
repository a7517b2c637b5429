import type { Calendar } from '../policy/Calendar.ts';
import type { Registry } from '../policy/Registry.ts';
import { enterAsOfficersDo } from './enterAsOfficersDo.ts';
import { planFeeds } from './FeedPlan.ts';
import { type Chunk, generateCases, type WorldPlan } from './generateCases.ts';
import type { Setting } from './Story.ts';
import type { Copied } from './TableCopy.ts';
import { WorldWriter } from './WorldWriter.ts';

/** What all cases of a world share. */
export function settingOf(registry: Registry, calendar: Calendar, anchor: number): Setting {
  return { feeds: planFeeds(registry), calendar, anchor, habit: enterAsOfficersDo };
}

/** Writes chunks of a world as rows of COPY. */
export function chunkWriter(
  plan: WorldPlan,
  setting: Setting,
): (chunk: Chunk) => readonly Copied[] {
  const writer = new WorldWriter(setting.feeds);
  return (chunk) => {
    for (const one of generateCases(plan, setting, chunk)) writer.add(one);
    return writer.take();
  };
}
