/** What a record does to a clock of its case that was stored before. */
export interface ClockEnding {
  readonly caseId: string;
  /** Null: it concerns all suspects. */
  readonly partyId: string | null;
  readonly rule: string;
  readonly at: string;
  readonly ending: string;
  readonly recordId: string;
}

/**
 * The UPDATE that ends clocks, with its parameters counted on from `used`: each by the earliest act
 * since the day of its beginning.
 */
export function endClocksSql(
  endings: readonly ClockEnding[],
  used: number,
): { sql: string; values: readonly unknown[] } {
  const columns: readonly (readonly [type: string, name: string, key: keyof ClockEnding])[] = [
    ['uuid', 'case_id', 'caseId'],
    ['uuid', 'party_id', 'partyId'],
    ['text', 'rule', 'rule'],
    ['timestamptz', 'at', 'at'],
    ['text', 'ending', 'ending'],
    ['uuid', 'record_id', 'recordId'],
  ];
  const arrays = columns.map(([type], index) => `$${used + index + 1}::${type}[]`);
  const names = columns.map(([, name]) => name).join(', ');
  const day = `date_trunc('day', k.started_at, 'Asia/Shanghai')`;
  const sql = `UPDATE coordination.clock c SET ended_at = u.at, ended_as = u.ending,
    ended_by_id = u.record_id
    FROM (SELECT DISTINCT ON (k.id) k.id, v.* FROM unnest(${arrays.join(', ')}) v(${names})
      CROSS JOIN LATERAL (SELECT k.* FROM coordination.clock k WHERE k.case_id = v.case_id AND k.rule = v.rule OFFSET 0) k
      WHERE (k.party_id IS NULL OR v.party_id IS NULL OR k.party_id = v.party_id)
        AND v.at >= ${day}
        AND (k.ended_at IS NULL OR v.at < k.ended_at
          OR (v.at = k.ended_at AND v.ending = 'LAPSED' AND k.ended_as = 'MET'))
      ORDER BY k.id, v.at, v.ending) u
    WHERE c.id = u.id`;
  return { sql, values: columns.map(([, , key]) => endings.map((one) => one[key])) };
}
