import { readFile } from 'node:fs/promises';
import type { Config } from '../../config.ts';

/** By what a hub or router shows itself to the other end of a link, and knows it again (PEM). */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
  /** Whose certificates the other end must have; without it any of the system's for servers. */
  readonly ca?: string;
}

/** Reads the files of the configuration; undefined without a certificate. */
export async function readCredentials(tls: Config['tls']): Promise<Credentials | undefined> {
  if (tls === undefined) return undefined;
  const { certFile, keyFile, caFile } = tls;
  return {
    cert: await readFile(certFile, 'utf8'),
    key: await readFile(keyFile, 'utf8'),
    ...(caFile !== undefined && { ca: await readFile(caFile, 'utf8') }),
  };
}
