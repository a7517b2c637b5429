/** A case that the hub has already. */
export interface KnownCase {
  readonly id: string;
  readonly hubCaseNo: string;
  readonly divisionCode: string;
  readonly stageRank: number;
  readonly indicatorBits: number;
  readonly participants: readonly string[];
  readonly openedOn: string;
  /** How many corrections and withdrawals it has seen. */
  readonly revisions: number;
  /** The number key by which it was found, if by one. */
  readonly numberKey: string | null;
}

export interface KnownParty {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly name: string | null;
  readonly idNo: string | null;
  readonly uscc: string | null;
  /** Whether the publisher is not shown the identity number, be there one or not. */
  readonly idNoWithheld: boolean;
}

export interface KnownRecord {
  readonly id: string;
  readonly caseId: string;
  readonly hubCaseNo: string;
  readonly version: number;
  readonly enteredAt: string;
  readonly lateDays: number;
  readonly orphan: boolean;
  readonly contentHash: string;
  readonly documentNo: string | null;
  readonly partyId: string | null;
  readonly sourceSystem: string | null;
  readonly sourceRecordId: string | null;
}

/** An event of a found case that may end a clock which the publication begins. */
interface KnownEvent {
  readonly caseId: string;
  readonly partyId: string | null;
  /** One of those asked for, which the asker knows better. */
  readonly event: never;
  readonly at: string;
  readonly recordId: string;
  readonly organId: string | null;
  readonly toOrgans: readonly string[] | null;
}

/** What the hub knows already of a publication. */
export interface Known {
  /** Of the keys that were looked up those that were used before. */
  readonly receipts: readonly { key: string; contentHash: string; receipt: never }[];
  readonly cases: readonly KnownCase[];
  readonly parties: readonly KnownParty[];
  readonly records: readonly KnownRecord[];
  readonly events: readonly KnownEvent[];
}
