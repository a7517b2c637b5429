import type { KeyObject } from 'node:crypto';
import type DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { MarkingLevel } from '../codes/markingLevels.ts';
import type { ChangeLog } from '../db/changes/ChangeLog.ts';
import type { PositionSeal } from '../db/changes/PositionSeal.ts';
import type { DisclosureLog } from '../db/evidence/DisclosureLog.ts';
import type { Shown } from '../db/evidence/FieldSet.ts';
import type { LogSigner } from '../db/evidence/LogKey.ts';
import type { CursorKey } from '../db/projection/CursorKey.ts';
import type { Cursors } from '../db/projection/Cursors.ts';
import type { Kept, Portion, ReaderValues } from '../db/projection/Statement.ts';
import type { View } from '../db/projection/View.ts';
import type { Pass } from '../db/wall/Pass.ts';
import type { SecretSeal } from '../db/webhooks/SecretSeal.ts';
import type { Calendar } from '../policy/Calendar.ts';
import type { Readings } from '../policy/limits/Readings.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Registry } from '../policy/Registry.ts';
import type { SignalSettings } from '../policy/signals/SignalSettings.ts';
import type { WebhookRules } from '../policy/webhookTarget.ts';
import type { OperationName } from './Disclosed.ts';
import type { Errand } from './Errand.ts';
import type { Holidays } from './holidays/Holidays.ts';
import type { Planner } from './Planner.ts';
import type { Root } from './Root.ts';

/** The change log, and the seal of the cursors that lead through it. */
export interface Changes {
  readonly log: ChangeLog;
  readonly seal: PositionSeal;
}

/** What a registration of a webhook needs of the hub that delivers. */
export interface WebhookDesk {
  readonly rules: WebhookRules;
  readonly seal: SecretSeal;
  /** Says that there may be something to deliver. */
  wake(): void;
}

/** Whether what this hub knows of rights is new enough to disclose by it. */
export interface Freshness {
  /** Throws REPLICA_STALE. */
  checkFresh(): void;
}

/** What lives as long as the hub. */
export interface Services {
  readonly pool: Pool;
  readonly registry: Registry;
  readonly roots: ReadonlyMap<string, Root>;
  readonly planner: Planner;
  /** Follows what is entered in `holidays`. */
  readonly calendar: Calendar;
  readonly holidays: Holidays;
  readonly cursorKey: CursorKey;
  /** Scatters the numbers of new cases. */
  readonly caseNumberKey: KeyObject;
  /** Absent where nobody follows, as in an import. */
  readonly changes?: Changes;
  readonly webhooks?: WebhookDesk;
  /** The highest level that this channel may carry. */
  readonly ceiling: MarkingLevel;
  /** The smallest group that statistics tell to those who may not list each record. */
  readonly leastGroup: number;
  readonly readings: Readings;
  readonly signalSettings: SignalSettings;
  /** The log of disclosures; absent where nothing is disclosed, as in an import. */
  readonly disclosures?: DisclosureLog;
  /** Absent where the hub holds the spine itself. */
  readonly freshness?: Freshness;
  /** Whether other hubs hold records of the same cases. */
  readonly apart?: boolean;
  /** The number of a new case from its place among those of this hub, where hubs run apart. */
  readonly numberCase?: (place: number) => number;
  /** Signs receipts of entries. */
  readonly signer?: LogSigner;
  /** Which regulation was in force, for the log. */
  readonly policyVersion: string;
  /** Whether a reader who states no purpose is taken to mean its usual one. */
  readonly presumesPurpose: boolean;
}

/** What lives as long as one request: who asks, and what its answer kept back and how it is marked. */
export interface Context {
  readonly services: Services;
  readonly reader: Reader;
  readonly view: View;
  readonly readerValues: ReaderValues;
  readonly cursors: Cursors;
  /** What the second wall is told when the reader reads. */
  readonly pass: Pass;
  /** The same when the hub takes in what the reader's organ publishes. */
  readonly intake: Pass;
  readonly requestId: string;
  readonly errand: Errand;
  /** The operation, once it is known. */
  operation: OperationName;
  readonly withheld: Kept[];
  /** How what was read for the answer is marked. */
  readonly portions: Portion[];
  /** Which fields of which rows it shows. */
  readonly shown: Shown[];
  /** The versions of records that it stored, for the receipt of a publication. */
  readonly stored: { caseId: string; recordId: string; version: number }[];
  readonly loaders: Map<string, DataLoader<string, unknown>>;
}
