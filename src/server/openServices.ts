import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { MarkingLevel } from '../codes/markingLevels.ts';
import { dataFile } from '../db/dataFile.ts';
import { openHubKey } from '../db/openHubKey.ts';
import { CursorKey } from '../db/projection/CursorKey.ts';
import { createCalendar } from '../policy/Calendar.ts';
import type { Registry } from '../policy/Registry.ts';
import type { Changes, Services } from '../resolvers/Context.ts';
import { Planner } from '../resolvers/Planner.ts';
import { rootsOf } from '../resolvers/rootsOf.ts';

/** What resolvers share while the hub runs. */
export async function openServices(
  registry: Registry,
  pool: Pool,
  ceiling: MarkingLevel = 'INVESTIGATION',
  changes?: Changes,
): Promise<Services> {
  const holidays = JSON.parse(await readFile(dataFile('holidays.json'), 'utf8'));
  return {
    pool,
    registry,
    roots: rootsOf(registry),
    planner: new Planner(),
    calendar: createCalendar(holidays),
    cursorKey: new CursorKey(await openHubKey(pool, 'cursor')),
    ...(changes && { changes }),
    ceiling,
  };
}
