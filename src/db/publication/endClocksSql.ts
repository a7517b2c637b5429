import { arrayLiteral } from './arrayLiteral.ts';

/** An event that may end clocks of its case that were stored before. */
export interface ClockEnding {
  readonly caseId: string;
  /** Null: it concerns all suspects. */
  readonly partyId: string | null;
  readonly event: string;
  readonly at: string;
  readonly recordId: string;
}

/** What an event of one kind does to the clocks of one rule. */
export interface EndingEffect {
  readonly event: string;
  readonly rule: string;
  readonly ending: string;
}

const columns = [
  ['uuid', 'case_id', 'caseId'],
  ['uuid', 'party_id', 'partyId'],
  ['text', 'event', 'event'],
  ['timestamptz', 'at', 'at'],
  ['uuid', 'record_id', 'recordId'],
] as const;

/**
 * The UPDATE that ends clocks, with its parameters counted on from `used`: each by the earliest act
 * since the day of its beginning. The clocks of a case are looked up once an event, not once a rule.
 */
export function endClocksSql(
  endings: readonly ClockEnding[],
  effects: readonly EndingEffect[],
  used: number,
): { sql: string; values: readonly unknown[] } {
  const arrays = columns.map(([type], index) => `$${used + index + 1}::${type}[]`);
  const names = columns.map(([, name]) => name).join(', ');
  const at = (place: number) => `$${used + columns.length + place}::text[]`;
  const day = `date_trunc('day', k.started_at, 'Asia/Shanghai')`;
  const sql = `UPDATE coordination.clock c SET ended_at = u.at, ended_as = u.ending,
    ended_by_id = u.record_id
    FROM (SELECT DISTINCT ON (k.id) k.id, v.at, e.ending, v.record_id
      FROM unnest(${arrays.join(', ')}) v(${names})
      CROSS JOIN LATERAL (SELECT k.* FROM coordination.clock k
        WHERE k.case_id = v.case_id AND k.rule = ANY(${at(2)}) OFFSET 0) k
      JOIN unnest(${at(1)}, ${at(2)}, ${at(3)}) e(event, rule, ending)
        ON e.event = v.event AND e.rule = k.rule
      WHERE (k.party_id IS NULL OR v.party_id IS NULL OR k.party_id = v.party_id)
        AND v.at >= ${day}
        AND (k.ended_at IS NULL OR v.at < k.ended_at
          OR (v.at = k.ended_at AND e.ending = 'LAPSED' AND k.ended_as = 'MET'))
      ORDER BY k.id, v.at, e.ending) u
    WHERE c.id = u.id`;
  return {
    sql,
    values: [
      ...columns.map(([, , key]) => arrayLiteral(endings.map((one) => one[key]))),
      arrayLiteral(effects.map(({ event }) => event)),
      arrayLiteral(effects.map(({ rule }) => rule)),
      arrayLiteral(effects.map(({ ending }) => ending)),
    ],
  };
}
