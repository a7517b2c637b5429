import { inject } from 'vitest';
import { copyDatabase, type TestDatabase } from './copyDatabase.ts';

export type { TestDatabase } from './copyDatabase.ts';

/** A database of the test's own: a copy of the migrated one, or of `template1`, which is empty. */
export function createTestDatabase(template = 'xianjie_template'): Promise<TestDatabase> {
  return copyDatabase(inject('postgresUrl'), template);
}
