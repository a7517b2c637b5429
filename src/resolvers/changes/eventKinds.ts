import { changeKinds } from '../../db/changes/Change.ts';

/** What a subscriber can be told: what happened, and what that did to its own access. */
export const eventKinds = {
  ...changeKinds,
  NOW_ACCESSIBLE: 'You may see this record from now on. 现可查看',
  NO_LONGER_ACCESSIBLE: 'You may no longer see this record; it is not told of again. 不再可见',
  HEARTBEAT: 'Nothing happened that you may see; the cursor has moved. 心跳',
} as const;

export type EventKind = keyof typeof eventKinds;
