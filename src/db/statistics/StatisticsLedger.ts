import type { Pool } from 'pg';

/** A question that was answered, as JSON. */
export interface LedgerEntry<Question, Answer> {
  readonly place: number;
  readonly question: Question;
  readonly answer: Answer;
  readonly answeredAt: string;
}

/** What one holder was told about one subject (统计查询台账), in the order of asking. */
export class StatisticsLedger<Question, Answer> {
  readonly #pool: Pool;
  readonly #of: readonly [holder: string, subject: string];

  constructor(pool: Pool, holder: string, subject: string) {
    this.#pool = pool;
    this.#of = [holder, subject];
  }

  async read(): Promise<readonly LedgerEntry<Question, Answer>[]> {
    const { rows } = await this.#pool.query<LedgerEntry<Question, Answer>>(
      `SELECT place, question, answer, answered_at::text AS "answeredAt"
       FROM coordination.statistics_ledger WHERE holder = $1 AND subject = $2 ORDER BY place`,
      [...this.#of],
    );
    return rows;
  }

  /** Adds an entry; false if another question took the place meanwhile. */
  async add(place: number, question: Question, answer: Answer): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `INSERT INTO coordination.statistics_ledger (holder, subject, place, question, answer)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [...this.#of, place, JSON.stringify(question), JSON.stringify(answer)],
    );
    return rowCount === 1;
  }

  /** The same question has another answer now. */
  async renew(place: number, answer: Answer): Promise<void> {
    await this.#pool.query(
      `UPDATE coordination.statistics_ledger SET answer = $4, answered_at = now()
       WHERE holder = $1 AND subject = $2 AND place = $3`,
      [...this.#of, place, JSON.stringify(answer)],
    );
  }
}
