export const recallKinds = {
  CORRECTED: 'A field that you were shown was wrong and has been corrected. 更正',
  WITHDRAWN: 'The record was withdrawn. 撤回',
  MARKED: 'A field that you were shown is marked as confidential by now. 提高标注',
} as const;

type RecallKind = keyof typeof recallKinds;

/** What asks for recalls: a record was revised, or marked higher. */
export interface RecallOrder {
  readonly id: string;
  readonly kind: RecallKind;
  readonly feed: string;
  readonly recordId: string;
  /** The last version that is affected. */
  readonly version: number;
  readonly caseId: string;
  readonly divisionCode: string;
  readonly ownerOrganId: string;
  /** The affected cells; `*` means all. */
  readonly fields: readonly string[];
  readonly orderedAt: string;
}

/** An organ that was shown affected cells. */
export interface Recipient {
  readonly organId: string;
  readonly fields: readonly string[];
  /** Whether it was shown them covertly each time, so that the owner is not to know. */
  readonly covert: boolean;
}
