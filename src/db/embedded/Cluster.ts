import type { ServerUser } from './serverUser.ts';

/** One embedded database cluster: where it lives, what runs it, as whom, and its password. */
export interface Cluster {
  /** The data directory of PostgreSQL. */
  readonly folder: string;
  readonly clusterFile: string;
  readonly logFile: string;
  readonly binaries: string;
  readonly user: ServerUser | undefined;
  readonly password: string;
  /** The port of the last start, to have it again; 0 before the first. */
  readonly port: number;
}
