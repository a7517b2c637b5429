import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { openHubKey } from '../db/openHubKey.ts';
import { CursorKey } from '../db/projection/CursorKey.ts';
import { usualReadings } from '../policy/limits/Readings.ts';
import { snapshotVersion } from '../policy/printPermissions.ts';
import type { Registry } from '../policy/Registry.ts';
import { readHolidays } from '../policy/readCalendar.ts';
import { usualSignalSettings } from '../policy/signals/SignalSettings.ts';
import { takeSnapshot } from '../policy/snapshot.ts';
import type { Services } from '../resolvers/Context.ts';
import { Holidays } from '../resolvers/holidays/Holidays.ts';
import { Planner } from '../resolvers/Planner.ts';
import { rootsOf } from '../resolvers/rootsOf.ts';

/** How this hub counts days, reads what the law leaves open, and limits its answers. */
export type HubRules = Partial<
  Pick<
    Config,
    'holidaysFile' | 'reconsiderationDays' | 'presumesPurpose' | 'investigationDays' | 'timesOver'
  > &
    Pick<Services, 'ceiling' | 'leastGroup'>
>;

/** What resolvers share while the hub runs. */
export async function openServices(
  registry: Registry,
  pool: Pool,
  rules: HubRules = {},
  rest: Omit<Partial<Services>, keyof HubRules | 'pool' | 'registry'> = {},
): Promise<Services> {
  const { holidaysFile, reconsiderationDays = 'working' } = rules;
  const { investigationDays = usualSignalSettings.investigationDays } = rules;
  const { timesOver = usualSignalSettings.timesOver } = rules;
  const { ceiling = 'INVESTIGATION', leastGroup = 5, presumesPurpose = false } = rules;
  const holidays = await Holidays.open(await readHolidays(holidaysFile), pool);
  return {
    pool,
    registry,
    roots: rootsOf(registry),
    planner: new Planner(),
    leastGroup,
    holidays,
    calendar: holidays.calendar,
    readings: { ...usualReadings, reconsideration: reconsiderationDays },
    signalSettings: { ...usualSignalSettings, investigationDays, timesOver },
    cursorKey: new CursorKey(await openHubKey(pool, 'cursor')),
    caseNumberKey: await openHubKey(pool, 'case number'),
    presumesPurpose,
    ceiling,
    ...rest,
    policyVersion: rest.policyVersion ?? snapshotVersion(takeSnapshot(registry)),
  };
}
