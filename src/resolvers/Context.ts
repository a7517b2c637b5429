import type { GraphQLResolveInfo } from 'graphql';
import type { ReaderValues } from '../db/projection/Statement.ts';
import type { View } from '../db/projection/View.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Published, PublishRequest } from './publish/PublishRequest.ts';
import type { Kept } from '../db/projection/Statement.ts';
import type { Selection } from '../db/projection/Selection.ts';

/** What a resolver may use: who asks, and the two verbs, reading and publishing. */
export interface Context {
  readonly reader: Reader;
  readonly view: View;
  readonly readerValues: ReaderValues;
  readonly requestId: string;
  /** Cells kept back so far in this answer; becomes `extensions.withheld`. */
  readonly withheld: Kept[];
  readonly warn: string[];
  /** Answers a root field that reads: JSON text on the planned way, an object on the other. */
  read(info: GraphQLResolveInfo | PlannedField): Promise<unknown>;
  /** Reads one record again after a change, with the selection of the field that is resolved. */
  reread(type: string, id: string, info: GraphQLResolveInfo): Promise<unknown>;
  publish(request: PublishRequest): Promise<Published>;
}

/** A root field whose selection has been settled before execution. */
export interface PlannedField {
  readonly planned: { readonly node: object; readonly selection: () => Selection; readonly shape: string };
}
