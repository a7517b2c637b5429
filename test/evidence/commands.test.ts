import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { type Ended, runCommand } from '../fixtures/runCommand.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const police = 'police-officer-370303';

let hub: TestHub;
let folder: string;
let caseId: string;
/** What `audit export` said, and the public key in it. */
let exported: Ended;
let madePackage: Ended;
const file = (name: string) => join(folder, name);

/** The commands with the environment of the hub; offline ones have neither database nor keys. */
const withHub = (...args: readonly string[]) =>
  runCommand(args, {
    cwd: folder,
    env: {
      DATABASE_URL: String(hub.admin.options.connectionString),
      XIANJIE_DATA: hub.dataFolder,
      XIANJIE_DEVELOPMENT_ISSUER: 'yes',
    },
  });
const offline = (...args: readonly string[]) =>
  runCommand(args, { cwd: folder, env: { XIANJIE_DATA: file('nothing') } });

beforeAll(async () => {
  hub = await openTestHub();
  folder = await mkdtemp(join(tmpdir(), 'xianjie-commands-'));
  const penalty = { ...inputOf(feedOf(AdministrativePenalty), 1), facts: '事实甲' };
  ({ caseId } = await publish(hub, AdministrativePenalty, penalty));
  const token = await hub.token(police);
  const query = '{ administrativePenalties { nodes { facts } } }';
  const answer = await hub.send({
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'xianjie-receipt': 'yes',
    },
    body: JSON.stringify({ query }),
  });
  await writeFile(file('receipt'), JSON.stringify(at(answer.body, 'extensions.receipt')));
  await writeFile(file('token'), token);
  exported = await withHub('audit', 'export', 'log');
  await writeFile(file('hub.pem'), exported.stdout.replace(/^.*\n/, ''));
  const officer = ['--token', 'token', '--purpose', 'CASE_HANDLING'];
  madePackage = await withHub('package', caseId, '--to', 'evidence', ...officer);
}, 120_000);

afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const ends = ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr });

describe('xianjie audit', () => {
  test('exports the log with its key, and verifies it offline', async () => {
    expect(ends(exported)).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toMatch(
      /^entries 0 to \d+, \d+ checkpoints, key \S+\n-----BEGIN PUBLIC KEY-----\n/,
    );
    const sound = await offline('audit', 'verify', 'log', '--key', 'hub.pem');
    expect(ends(sound)).toMatchObject({ code: 0, stderr: '' });
    expect(sound.stdout).toMatch(/^sound 日志完整: \d+ entries, signed by key \S+\n/);
    expect(sound.stdout).not.toContain('compare it');
  });

  test('says that a key which comes with the log vouches for nothing', async () => {
    const { code, stdout } = await offline('audit', 'verify', 'log', '--receipt', 'receipt');
    expect([code, stdout]).toEqual([0, expect.stringContaining('compare it with one that you')]);
  });

  test('ends with 1 and the first bad entry where a word was changed', async () => {
    await copyLog('touched');
    const text = await readFile(file('touched/entries.txt'), 'utf8');
    await writeFile(
      file('touched/entries.txt'),
      text.replace('"police-370303"', '"police-370302"'),
    );
    const { code, stdout, stderr } = await offline('audit', 'verify', 'touched');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^xianjie: NOT SOUND 日志不可信: /);
  });

  test('countersigns as a witness, proves a receipt and checks the proof, each offline', async () => {
    const signed = await offline(
      ...['audit', 'countersign', 'log', 'seen', '--witness', 'witness.pem', '--key', 'hub.pem'],
    );
    expect(ends(signed)).toMatchObject({ code: 0, stderr: '' });
    expect(signed.stdout).toMatch(/^\d+ entries countersigned by \S+\n$/);
    const proof = await offline('audit', 'prove', 'log', 'receipt', '--key', 'hub.pem');
    expect(ends(proof)).toMatchObject({ code: 0, stderr: '' });
    await writeFile(file('proof'), proof.stdout);
    const check = ['audit', 'check', 'proof', '--receipt', 'receipt', '--key'];
    const [good, other] = await Promise.all([
      offline(...check, 'hub.pem'),
      writeFile(file('other.pem'), otherKey).then(() => offline(...check, 'other.pem')),
    ]);
    expect(ends(good)).toEqual({ code: 0, stdout: 'proved 已证明\n', stderr: '' });
    expect(ends(other)).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toMatch(/^xianjie: NOT PROVED 未能证明: /);
  });
});

describe('xianjie package', () => {
  test('writes the evidence of a case by an officer’s rights, and verifies it offline', async () => {
    expect(ends(madePackage)).toMatchObject({ code: 0, stderr: '' });
    expect(madePackage.stdout).toMatch(/^written 已制作: evidence, signed by key \S+\n$/);
    const sound = await offline('package', 'verify', 'evidence', '--key', 'hub.pem');
    expect(ends(sound)).toEqual({ code: 0, stdout: 'sound 证据包完整\n', stderr: '' });
  });

  test('ends with 1 where a file of it was changed', async () => {
    const [name = ''] = (await readdir(file('evidence'))).filter((one) => one.endsWith('.html'));
    const page = await readFile(file(`evidence/${name}`), 'utf8');
    await writeFile(file(`evidence/${name}`), page.replace('事实甲', '事实乙'));
    const { code, stdout, stderr } = await offline('package', 'verify', 'evidence');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^xianjie: NOT SOUND 证据包不可信: /);
  });

  test('ends with 1 for a case that its officer may not see, and writes nothing', async () => {
    await writeFile(file('stranger'), await hub.token('police-officer-370302'));
    const officer = ['--token', 'stranger', '--purpose', 'CASE_HANDLING'];
    const { code, stdout, stderr } = await withHub('package', caseId, '--to', 'none', ...officer);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^xianjie: /);
    expect(await readdir(folder)).not.toContain('none');
  });
});

async function copyLog(to: string): Promise<void> {
  await mkdir(file(to));
  for (const name of await readdir(file('log'))) {
    await copyFile(file(`log/${name}`), file(`${to}/${name}`));
  }
}

/** The key of nobody. */
const otherKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
`;
