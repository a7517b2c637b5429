/** What can happen in the log. Readers see two kinds more: access gained and access lost. */
export const changeKinds = {
  PUBLISHED: 'A record was published. 录入',
  CORRECTED: 'A record was corrected: a new version took its place. 更正',
  WITHDRAWN: 'A record was withdrawn by its provider. 撤回',
  MARKING_CHANGED: 'The marking of a record changed. 标注变更',
  STAGE_REACHED: 'A case, or one party of it, came further. 阶段推进',
  CLOCK: 'A time limit of a record changed its state. 时限',
} as const;

export type ChangeKind = keyof typeof changeKinds;

/** One row of the change log: ids and spine keys, never a cell that anybody may be refused. */
export interface Change {
  /** Gapless, in an order in which no transaction that commits later comes earlier. */
  readonly position: number;
  readonly kind: ChangeKind;
  readonly feed: string | null;
  readonly recordId: string | null;
  readonly version: number | null;
  readonly caseId: string;
  /** The party that came further, where it was not the case. */
  readonly partyId: string | null;
  readonly divisionCode: string;
  readonly stageFrom: number | null;
  readonly stageTo: number | null;
  /** RFC 3339, UTC. */
  readonly changedAt: string;
}
