import type { Pool } from 'pg';
import { divisionReach } from '../../codes/divisionReach.ts';
import { type Division, Gazetteer } from './Gazetteer.ts';
import type { Organ } from './Organ.ts';
import { Organs } from './Organs.ts';

/** Enters planned organs when the first record that needs one is about to be stored. */
export class OrganRegister {
  readonly #pool: Pool;
  readonly #registered: Set<string>;
  readonly organs: Organs;

  private constructor(pool: Pool, organs: readonly Organ[], divisions: readonly Division[]) {
    this.#pool = pool;
    this.#registered = new Set(organs.map((organ) => organ.id));
    this.organs = new Organs(organs, new Gazetteer(divisions));
  }

  static async open(pool: Pool): Promise<OrganRegister> {
    const organs = await pool.query<Organ>(
      `SELECT o.id, o.name, o.agency, o.division_code AS "divisionCode", o.court_code AS "courtCode"
       FROM coordination.organ o ORDER BY o.id`,
    );
    const divisions = await pool.query<Division>(
      'SELECT d.id, d.name, d.current, d.successors FROM coordination.division d ORDER BY d.id',
    );
    return new OrganRegister(pool, organs.rows, divisions.rows);
  }

  /** Enters those organs that are only planned; returns them. Throws if another took the id meanwhile. */
  async enter(organs: readonly Organ[]): Promise<readonly Organ[]> {
    const planned = organs.filter((organ) => !this.#registered.has(organ.id));
    for (const { id, name, agency, divisionCode, courtCode = null } of planned) {
      const { level } = divisionReach(divisionCode);
      const { rows } = await this.#pool.query<{ name: string }>(
        `WITH entered AS (
           INSERT INTO coordination.organ (id, name, agency, level, division_code, court_code)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING name
         ) SELECT name FROM entered UNION ALL SELECT o.name FROM coordination.organ o WHERE o.id = $1`,
        [id, name, agency, level, divisionCode, courtCode],
      );
      if (rows.some((row) => row.name !== name)) {
        throw new Error(`Another organ was registered as "${id}" meanwhile. Run the import again.`);
      }
      this.#registered.add(id);
    }
    return planned;
  }
}
