import { levelOrder } from '../../src/codes/markingLevels.ts';
import type { TestHub } from '../setup/testHub.ts';

/** Registers readers of one post in one organ, `cleared-LEVEL` for each level. */
export async function registerCleared(hub: TestHub): Promise<void> {
  for (const level of levelOrder) {
    await hub.admin.query(
      `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
       VALUES ($1, 'OFFICER', 'environment-370303', '{handler}', $2, 'ACTIVE')`,
      [`cleared-${level}`, level],
    );
  }
}
