import type { Pool } from 'pg';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';

/** What an officer made of a signal. */
export interface SignalAnswer {
  readonly id: string;
  readonly signalId: string;
  readonly caseId: string;
  readonly divisionCode: string;
  readonly kind: string;
  readonly rule: string;
  readonly answer: string;
  readonly reason: string;
  readonly organId: string;
  readonly login: string;
  readonly answeredAt: string;
}

const columns = `id, signal_id AS "signalId", case_id AS "caseId", division_code AS "divisionCode",
  kind, rule, answer, reason, organ_id AS "organId", login,
  to_char(answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "answeredAt"`;

/** The latest answer to each of these signals. */
export async function readAnswers(
  pool: Pool,
  pass: Pass,
  signals: readonly string[],
): Promise<ReadonlyMap<string, SignalAnswer>> {
  if (signals.length === 0) return new Map();
  const { rows } = await queryWithPass<SignalAnswer & Record<string, unknown>>(pool, pass, {
    name: 'signal-answers',
    text: `SELECT DISTINCT ON (signal_id) ${columns} FROM coordination.signal_answer
      WHERE signal_id = ANY($1::uuid[]) ORDER BY signal_id, coordination.signal_answer.answered_at DESC`,
    values: [signals],
  });
  return new Map(rows.map((row) => [row.signalId, row]));
}

export async function storeAnswer(pool: Pool, pass: Pass, answer: SignalAnswer): Promise<void> {
  await queryWithPass(pool, pass, {
    text: `INSERT INTO coordination.signal_answer (id, signal_id, case_id, division_code, kind, rule,
        answer, reason, organ_id, login, answered_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      ...[answer.id, answer.signalId, answer.caseId, answer.divisionCode, answer.kind, answer.rule],
      ...[answer.answer, answer.reason, answer.organId, answer.login, answer.answeredAt],
    ],
  });
}
