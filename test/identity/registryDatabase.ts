import pg from 'pg';
import { createPool } from '../../src/db/createPool.ts';
import { createTestDatabase } from '../setup/testDatabase.ts';

/** A registry with one organ, read by the role of the hub and written by the administrator. */
export interface RegistryDatabase extends AsyncDisposable {
  readonly pool: pg.Pool;
  register(login: string, reader?: { readonly posts?: readonly string[] }): Promise<void>;
  /** As after the migration of a newer hub, which knows more posts than this one. */
  admitAnyPost(): Promise<void>;
  setStatus(login: string, status: string): Promise<void>;
}

export async function openRegistryDatabase(): Promise<RegistryDatabase> {
  const { url, drop } = await createTestDatabase();
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  await administrator.query(
    `insert into coordination.organ (id, name, agency, level, division_code)
     values ('environment-370303', '淄博市生态环境局张店分局', 'environment', 'DISTRICT', '370303')`,
  );
  const pool = createPool(url, { size: 2, role: 'xianjie_app' });
  return {
    pool,
    register: async (login, { posts = ['handler'] } = {}) => {
      await administrator.query(
        `insert into coordination.reader (login, kind, organ_id, posts, clearance, status)
         values ($1, 'OFFICER', 'environment-370303', $2, 'INTERNAL', 'ACTIVE')`,
        [login, posts],
      );
    },
    admitAnyPost: async () => {
      await administrator.query(
        'alter table coordination.reader drop constraint reader_posts_check',
      );
    },
    setStatus: async (login, status) => {
      await administrator.query('update coordination.reader set status = $2 where login = $1', [
        login,
        status,
      ]);
    },
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await administrator.end();
      await drop();
    },
  };
}
