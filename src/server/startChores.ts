import type { Agency } from '../codes/agencies.ts';
import type { Config } from '../config.ts';
import type { ChangeLog } from '../db/changes/ChangeLog.ts';
import { startClockwork } from '../db/clocks/startClockwork.ts';
import type { LogSigner } from '../db/evidence/LogKey.ts';
import { startCheckpoints } from '../db/evidence/startCheckpoints.ts';
import { clockPass } from '../policy/clockPass.ts';
import type { Services } from '../resolvers/Context.ts';
import { startHolidays } from '../resolvers/holidays/startHolidays.ts';
import { startRecalls } from '../resolvers/recall/startRecalls.ts';

/** How often the log of disclosures is signed. */
const checkpointMs = 60_000;

export interface ChoreParts {
  readonly services: Services;
  readonly changeLog: ChangeLog;
  readonly signer: LogSigner;
  readonly agency: Agency | undefined;
  readonly config: Pick<Config, 'auditDays'>;
  readonly log: (line: string) => void;
}

/** What a hub does by itself: limits fall due, recalls are chased, holidays followed, the log signed. */
export async function startChores({
  services,
  changeLog,
  signer,
  agency,
  config,
  log,
}: ChoreParts): Promise<() => Promise<void>> {
  const { pool } = services;
  const report = (what: string) => (error: unknown) => log(`${what}: ${String(error)}`);
  const stopCheckpoints = await startCheckpoints({
    ...{ pool, signer, everyMs: checkpointMs, keepDays: config.auditDays },
    report: report('log of disclosures'),
  });
  // Of hubs that run apart the coordinating body tells what falls due: it alone knows all clocks.
  const tellsDue = agency === undefined || agency === 'coordination';
  const onTold = () => changeLog.wake();
  const stopClockwork = tellsDue
    ? startClockwork({ pool, pass: clockPass, onTold, report: report('clocks') })
    : undefined;
  const stopHolidays = startHolidays(services, { log, report: report('holidays') });
  const stopRecalls = startRecalls(services, report('recalls'));
  return async () => {
    await stopClockwork?.();
    await stopRecalls();
    await stopHolidays();
    await stopCheckpoints();
  };
}
