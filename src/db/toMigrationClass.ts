import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFile } from './MigrationFile.ts';

/** The file as TypeORM's runner wants it: a class whose name ends in the 13 digits of its order. */
export function toMigrationClass(file: MigrationFile): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = `${file.id} ${file.order}`;

    async up(runner: QueryRunner): Promise<void> {
      // Without parameters the driver sends the whole file as one query of many statements.
      await runner.query(file.sql).catch((cause: unknown) => {
        throw new Error(`Migration ${file.name} failed${placeOf(file.sql, cause)}.`, { cause });
      });
      await runner.query(
        'insert into public.xianjie_migration_file (name, sha256) values ($1, $2)',
        [file.id, file.sha256],
      );
    }

    async down(): Promise<void> {
      throw new Error(`${file.name} only goes forward. Write a new migration that undoes it.`);
    }
  };
}

/** The driver counts characters; people count lines. */
function placeOf(sql: string, cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const position = 'position' in cause ? Number(cause.position) : Number.NaN;
  const line = sql.slice(0, position - 1).split('\n').length;
  const where = Number.isInteger(position) ? ` in line ${line}` : '';
  return `${where}: ${cause.message}`;
}
