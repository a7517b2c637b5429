/** The files of an exported log. */
export const exportNames = {
  entries: 'entries.txt',
  checkpoints: 'checkpoints.ndjson',
  keys: 'keys.json',
  manifest: 'manifest.txt',
} as const;

export type ExportNames = keyof typeof exportNames;

/** What the hub signs of an export. */
export interface Manifest {
  /** Index of the first entry, and the chain and the tree before it. */
  readonly first: number;
  readonly before: Buffer;
  readonly frontier: Buffer;
  readonly size: number;
  readonly checkpoints: number;
  /** The newest checkpoint: of all entries. */
  readonly newest: string;
  readonly key: string;
  /** SHA-256 of the other files. */
  readonly digests: Readonly<Record<Exclude<ExportNames, 'manifest'>, string>>;
}

/** Reads a manifest; undefined unless it has every part in its form. */
export function readManifest(text: string): Manifest | undefined {
  const value = parsed(text);
  const number = (name: string) => {
    const found = value?.[name];
    return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0
      ? found
      : undefined;
  };
  const string = (name: string) => {
    const found = value?.[name];
    return typeof found === 'string' ? found : undefined;
  };
  const [first, size, checkpoints] = [number('first'), number('size'), number('checkpoints')];
  const [before, frontier] = [string('before'), string('frontier')];
  const [newest, key] = [string('newest'), string('key')];
  const digests = plain(value?.digests);
  const { entries, checkpoints: notes, keys } = digests ?? {};
  if (first === undefined || size === undefined || checkpoints === undefined) return undefined;
  if (before === undefined || frontier === undefined) return undefined;
  if (newest === undefined || key === undefined) return undefined;
  if (typeof entries !== 'string' || typeof notes !== 'string' || typeof keys !== 'string') {
    return undefined;
  }
  return {
    ...{ first, size, checkpoints, newest, key },
    before: Buffer.from(before, 'base64'),
    frontier: Buffer.from(frontier, 'base64'),
    digests: { entries, checkpoints: notes, keys },
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return plain(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function plain(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
