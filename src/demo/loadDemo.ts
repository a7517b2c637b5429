import type { Registry } from '../policy/Registry.ts';
import type { Database } from '../server/openDatabase.ts';
export async function loadDemo(_: {
  database: Database;
  registry: Registry;
  log: (line: string) => void;
}): Promise<void> {}
