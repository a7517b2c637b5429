import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCheckpoint } from '../../src/db/evidence/Checkpoint.ts';
import { exportLog } from '../../src/db/evidence/exportLog.ts';
import { chainHash, emptyHash, leafHash } from '../../src/db/evidence/LogHash.ts';
import { LogSigner } from '../../src/db/evidence/LogKey.ts';
import { makeCheckpoint } from '../../src/db/evidence/makeCheckpoint.ts';
import { verifyLog } from '../../src/db/evidence/verifyLog.ts';
import { Random } from '../../src/generate/Random.ts';
import { at } from '../fixtures/at.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import {
  digest,
  type ExportFiles,
  fileNames,
  readFiles,
  writeFiles,
  writeHistory,
} from './ExportFiles.ts';

/** 10,000 for the whole proof: XIANJIE_MUTATIONS=10000 npx vitest run test/evidence/mutations.test.ts */
const mutations = Number(process.env.XIANJIE_MUTATIONS ?? 300);
const seed = Number(process.env.XIANJIE_SEED ?? 1);

let hub: TestHub;
let folder: string;
let signer: LogSigner;
let sound: ExportFiles;
let early: string;
let receipt: unknown;
let trusted: { key: string; checkpoints: readonly string[] };

const newSigner = (type: 'ed25519' | 'SM2' = 'ed25519') => {
  const { privateKey } =
    type === 'SM2' ? generateKeyPairSync('ec', { namedCurve: 'SM2' }) : generateKeyPairSync(type);
  return new LogSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianjie-audit-'));
  const keyFile = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  hub = await openTestHub({ env: { XIANJIE_AUDIT_KEY: keyFile } });
  signer = new LogSigner(await readFile(keyFile, 'utf8'));
  await publishMarkedWorld(hub);
  const logins = ['police-officer-370303', 'procuratorate-prosecutor-370303'];
  const client = await hub.admin.connect();
  for (let n = 0; n < 12; n += 1) {
    await hub.ask(
      logins[n % 2] ?? '',
      `{ cases(first: ${1 + (n % 3)}) { nodes { id name parties { id name } filingDecisions { nodes { id result } } } } }`,
    );
    if (n === 5) early = (await makeCheckpoint(client, signer)) ?? '';
    if (n === 8) await makeCheckpoint(client, signer);
  }
  const answer = await hub.send({
    headers: {
      authorization: `Bearer ${await hub.token('police-officer-370303')}`,
      'content-type': 'application/json',
      'xianjie-receipt': 'yes',
    },
    body: JSON.stringify({ query: '{ cases { nodes { id } } }' }),
  });
  receipt = at(answer.body, 'extensions.receipt');
  await exportLog(client, signer, join(folder, 'sound'));
  client.release();
  sound = await readFiles(join(folder, 'sound'));
  trusted = { key: signer.public.pem, checkpoints: [early] };
}, 120_000);

afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const linesOf = (files: ExportFiles) =>
  (files['entries.txt'] ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice(line.indexOf(' ') + 1));

test('A sound log is found sound, without and with what is trusted', async () => {
  const plain = await verifyLog(join(folder, 'sound'));
  expect(plain).toMatchObject({ sound: true, key: signer.public.id });
  const checked = await verifyLog(join(folder, 'sound'), {
    ...trusted,
    receipts: [JSON.stringify(receipt)],
  });
  expect(checked.sound).toBe(true);
});

describe('The verifier names the first bad entry', () => {
  const of = async (change: (lines: string[]) => void) => {
    const lines = (sound['entries.txt'] ?? '').split('\n');
    change(lines);
    const place = join(folder, 'named');
    await writeFiles(place, { ...sound, 'entries.txt': lines.join('\n') });
    return verifyLog(place, trusted);
  };

  test.each([
    [
      'edited',
      (lines: string[]) => lines.splice(7, 1, (lines[7] ?? '').replace('"level":"', '"level":"X')),
    ],
    ['removed', (lines: string[]) => lines.splice(7, 1)],
    ['added', (lines: string[]) => lines.splice(7, 0, lines[3] ?? '')],
    ['moved', (lines: string[]) => lines.splice(7, 2, lines[8] ?? '', lines[7] ?? '')],
    ['cut off', (lines: string[]) => lines.splice(7, lines.length - 8)],
  ])('that was %s', async (_, change) => {
    expect(await of(change)).toMatchObject({ sound: false, index: 7 });
  });
});

test('A receipt is held against the log', async () => {
  const forged = { ...Object(receipt), index: 0 };
  const one = await verifyLog(join(folder, 'sound'), {
    ...trusted,
    receipts: [JSON.stringify(forged)],
  });
  expect(one).toMatchObject({ sound: false, fault: 'a receipt is not signed by the key' });
  // The insider removes the last entry and signs a log that is sound by itself.
  const note = readCheckpoint(early);
  const { origin = '', time = '' } = note ?? {};
  const shorter = writeHistory(linesOf(sound).slice(0, -1), [note?.size ?? 0], {
    origin,
    signer,
    time,
  });
  await writeFiles(join(folder, 'shorter'), shorter);
  expect((await verifyLog(join(folder, 'shorter'), trusted)).sound).toBe(true);
  const against = { ...trusted, receipts: [JSON.stringify(receipt)] };
  expect(await verifyLog(join(folder, 'shorter'), against)).toMatchObject({
    sound: false,
    fault: 'the entry of a receipt is missing',
  });
});

test('SM2 and SM3 take the place of Ed25519 and SHA-256', async () => {
  const sm2 = newSigner('SM2');
  const says = { origin: 'sm', signer: sm2, time: '2026-11-22T00:00:00.000Z' };
  await writeFiles(join(folder, 'sm'), writeHistory(linesOf(sound), [4, 9], says));
  expect(await verifyLog(join(folder, 'sm'), { key: sm2.public.pem })).toMatchObject({
    sound: true,
  });
  expect(await verifyLog(join(folder, 'sm'), { key: newSigner('SM2').public.pem })).toMatchObject({
    sound: false,
  });
});

/** One way to tamper with the files, at random places. Gives undefined where nothing was changed. */
type Tamper = (random: Random, files: ExportFiles) => ExportFiles;

const changedLine = (random: Random, line: string): string => {
  const place = random.integer(0, line.length - 1);
  const other = String.fromCharCode(
    33 + ((line.charCodeAt(place) - 33 + random.integer(1, 90)) % 93),
  );
  return line.slice(0, place) + other + line.slice(place + 1);
};

const inEntries =
  (change: (random: Random, lines: string[]) => void): Tamper =>
  (random, files) => {
    const lines = (files['entries.txt'] ?? '').split('\n').slice(0, -1);
    change(random, lines);
    return { ...files, 'entries.txt': lines.map((line) => `${line}\n`).join('') };
  };

/** As `inEntries`, by one who computes the chain and the digests anew but has no key. */
const withChain =
  (tamper: Tamper): Tamper =>
  (random, files) => {
    let chain = emptyHash('SHA-256');
    const lines = linesOf(tamper(random, files)).map((line) => {
      chain = chainHash('SHA-256', chain, leafHash('SHA-256', line));
      return `${chain.toString('base64')} ${line}\n`;
    });
    const entries = lines.join('');
    const manifest = (files['manifest.txt'] ?? '')
      .replace(digest(files['entries.txt'] ?? ''), digest(entries))
      .replace(/"size":\d+/, `"size":${lines.length}`);
    return { ...files, 'entries.txt': entries, 'manifest.txt': manifest };
  };

/** As `inEntries`, by one who writes and signs everything anew: with another key, or with the hub's. */
const signedAnew =
  (tamper: Tamper, isInsider: boolean): Tamper =>
  (random, files) => {
    const note = readCheckpoint(early);
    const { origin = '', time = '', size = 0 } = note ?? {};
    const forged = linesOf(tamper(random, files));
    return writeHistory(forged, [size], { origin, signer: isInsider ? signer : foreign, time });
  };
const foreign = newSigner();

const edit = inEntries((random, lines) => {
  const n = random.integer(0, lines.length - 1);
  lines[n] = changedLine(random, lines[n] ?? '');
});
const remove = inEntries((random, lines) => {
  lines.splice(random.integer(0, lines.length - 1), random.integer(1, 3));
});
const add = inEntries((random, lines) => {
  const copied = changedLine(random, lines[random.integer(0, lines.length - 1)] ?? '');
  lines.splice(random.integer(0, lines.length), 0, copied);
});
const swap = inEntries((random, lines) => {
  const one = random.integer(0, lines.length - 2);
  const other = random.integer(one + 1, lines.length - 1);
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
});
const cutOff = inEntries((random, lines) => {
  lines.splice(random.integer(0, lines.length - 1));
});
/** Entries before what a checkpoint that somebody kept says: what an insider may not touch. */
const before = (change: (random: Random, lines: string[], end: number) => void): Tamper =>
  inEntries((random, lines) => change(random, lines, (readCheckpoint(early)?.size ?? 1) - 1));
const fork = before((random, lines, end) => {
  const n = random.integer(0, end);
  lines[n] = (lines[n] ?? '').replace(/"(time|id)":"./, '"$1":"Z');
});
const inBytes: Tamper = (random, files) => {
  const name = fileNames[random.integer(0, fileNames.length - 1)] ?? '';
  const text = files[name] ?? '';
  const place = random.integer(0, text.length - 1);
  const cut = random.integer(0, 2);
  const changed =
    cut === 0
      ? text.slice(0, place)
      : text.slice(0, place) + (cut === 1 ? ' ' : '') + text.slice(place + (cut === 1 ? 0 : 1));
  return { ...files, [name]: changed };
};
const dropNote: Tamper = (random, files) => {
  const notes = (files['checkpoints.ndjson'] ?? '').split('\n').slice(0, -1);
  notes.splice(random.integer(0, notes.length - 1), 1);
  return { ...files, 'checkpoints.ndjson': notes.map((note) => `${note}\n`).join('') };
};

const tampers: Readonly<Record<string, Tamper>> = {
  edit,
  remove,
  add,
  swap,
  cutOff,
  inBytes,
  dropNote,
  editWithChain: withChain(edit),
  removeWithChain: withChain(remove),
  addWithChain: withChain(add),
  swapWithChain: withChain(swap),
  cutOffWithChain: withChain(cutOff),
  forkByOther: signedAnew(edit, false),
  removeByOther: signedAnew(remove, false),
  forkByInsider: signedAnew(fork, true),
  swapByInsider: signedAnew(
    before((random, lines, end) => {
      const one = random.integer(0, end - 1);
      [lines[one], lines[one + 1]] = [lines[one + 1] ?? '', lines[one] ?? ''];
    }),
    true,
  ),
  cutOffByInsider: signedAnew(
    before((random, lines, end) => {
      lines.splice(random.integer(1, end));
    }),
    true,
  ),
};

test(`${mutations} mutations of the files are all detected`, async () => {
  const random = new Random(seed);
  const names = Object.keys(tampers);
  const missed: string[] = [];
  let made = 0;
  for (let n = 0; made < mutations; n += 1) {
    const name = names[n % names.length] ?? '';
    const files = tampers[name]?.(random, sound) ?? sound;
    if (fileNames.every((file) => files[file] === sound[file])) continue;
    made += 1;
    const place = join(folder, 'mutated');
    await writeFiles(place, files);
    const verdict = await verifyLog(place, trusted);
    if (verdict.sound) missed.push(`${name} #${n}`);
  }
  expect(missed).toEqual([]);
}, 600_000);
