import type { Pool } from 'pg';
import type { Answer } from '../../setup/testHub.ts';

/** A hub of which it is proved that its log says what it showed. */
export interface EvidenceHub {
  readonly url: string;
  /** The database as its owner. */
  readonly admin: Pool;
  token(login: string): Promise<string>;
  ask(login: string, query: string, variables?: object): Promise<Answer>;
}
