/** What can happen in the log. Readers see two kinds more: access gained and access lost. */
export const changeKinds = {
  PUBLISHED: 'A record was published. 录入',
  CORRECTED: 'A record was corrected: a new version took its place. 更正',
  WITHDRAWN: 'A record was withdrawn by its provider. 撤回',
  MARKING_CHANGED: 'The marking of a record changed. 标注变更',
  STAGE_REACHED: 'A case, or one party of it, came further. 阶段推进',
  RECALL:
    'A record that your organ was shown has been corrected, withdrawn or marked higher: see recalls. 已知悉内容变更',
  DISPUTED: 'A record is objected to, or no longer: see `disputed`. 异议标注变更',
  CLOCK: 'A time limit passed without the act that it was set for. 逾期',
} as const;

/** Nobody is told of these two as such, but of what they open or take from whom. */
type ChangeKind = keyof typeof changeKinds | 'SEALED' | 'ACCESS';

/** What rights over a record depended on before the change, as the columns of its row name it. */
interface Standing {
  /** Cells whose confidentiality notes the change concerns; `*` is the record. */
  readonly items?: readonly string[];
  /** Whether the organ had been granted access to the subjects before. */
  readonly had?: boolean;
  readonly subjects?: readonly string[];
}

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
  /** The organ that made the change; of a change of access the one whose access it is. */
  readonly organId: string | null;
  readonly stageFrom: number | null;
  readonly stageTo: number | null;
  /** Set where the change is one of rights. */
  readonly before: Standing | null;
  /** RFC 3339, UTC. */
  readonly changedAt: string;
}
