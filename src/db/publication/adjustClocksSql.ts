/** The times of a clock of the case that stands still, or goes on. */
export interface ClockAdjustment {
  readonly caseId: string;
  readonly rule: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly amberAt: string;
  readonly redAt: string;
  readonly pausedAt?: string;
}

const columns = [
  ['uuid', 'case_id', 'caseId'],
  ['text', 'rule', 'rule'],
  ['timestamptz', 'started_at', 'startedAt'],
  ['timestamptz', 'due_at', 'dueAt'],
  ['timestamptz', 'amber_at', 'amberAt'],
  ['timestamptz', 'red_at', 'redAt'],
  ['timestamptz', 'paused_at', 'pausedAt'],
] as const;

/** The UPDATE that moves clocks, with its parameters counted on from `used`. */
export function adjustClocksSql(
  adjustments: readonly ClockAdjustment[],
  used: number,
): { sql: string; values: readonly unknown[] } {
  const arrays = columns.map(([type], index) => `$${used + index + 1}::${type}[]`);
  const names = columns.map(([, name]) => name).join(', ');
  const sql = `UPDATE coordination.clock c SET due_at = u.due_at, amber_at = u.amber_at,
    red_at = u.red_at, paused_at = u.paused_at
    FROM unnest(${arrays.join(', ')}) u(${names})
    WHERE c.case_id = u.case_id AND c.rule = u.rule AND c.started_at = u.started_at`;
  return { sql, values: columns.map(([, , key]) => adjustments.map((one) => one[key] ?? null)) };
}
