import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Patience } from '../../deploy/gateway/Hearing.ts';
import { openGateway, usualPatience } from '../../deploy/gateway/openGateway.ts';
import { peersOf } from '../../deploy/peersOf.ts';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../../src/db/embedded/freePort.ts';
import { openDevelopmentIssuer } from '../../src/server/identity/openDevelopmentIssuer.ts';
import { at, listAt } from '../fixtures/at.ts';
import { followSocket } from './followSocket.ts';
import { peerToken, until } from './openFederation.ts';
import { seedCity, splitCity } from './seedCity.ts';

/** A table of each agency without which its hub cannot answer. */
const held: Readonly<Record<Agency, string>> = {
  environment: 'environment.administrative_penalty',
  police: 'police.filing_decision',
  procuratorate: 'procuratorate.arrest_decision',
  court: 'court.judgment',
  coordination: 'coordination."case"',
};

/** How long five hubs may take to start on a busy machine. */
const startMs = 240_000;

/** How long an answer takes where nothing else runs, and then some. */
const quickMs = 300;

/** An answer of the gateway, and how long it took. */
export interface Timed {
  readonly text: string;
  readonly body: unknown;
  readonly tookMs: number;
}

/** The demo city in five hubs, each in a process of its own that may fail, behind a gateway. */
export async function openProcesses() {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-processes-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const whole = await seedCity();
  closing.push(() => whole.drop());
  const parts = await splitCity(whole);
  for (const part of parts.values()) closing.push(() => part.drop());
  const ports = new Map<Agency, number>();
  for (const agency of agencyNames) ports.set(agency, await freePort(0));
  const originOf = (agency: Agency) => `http://127.0.0.1:${ports.get(agency)}`;
  const databaseOf = (agency: Agency) => parts.get(agency)?.url ?? '';
  const issuer = await openDevelopmentIssuer(readConfig({ XIANJIE_DATA: folder }));

  const children = new Map<Agency, ChildProcess>();
  const childOf = (agency: Agency): ChildProcess => {
    const child = children.get(agency);
    if (child === undefined) throw new Error(`No hub of ${agency}`);
    return child;
  };
  const start = (agency: Agency): void => {
    const args = ['--import', 'tsx', 'src/main.ts', 'serve', '--agency', agency];
    const child = spawn(process.execPath, args, {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        ...{ DATABASE_URL: databaseOf(agency), XIANJIE_DATA: folder, XIANJIE_POOL: '2' },
        XIANJIE_AUDIT_KEY: join(folder, `audit-${agency}.pem`),
        ...{ XIANJIE_DEVELOPMENT_ISSUER: 'yes', XIANJIE_PORT: String(ports.get(agency)) },
        XIANJIE_PEERS: peersOf(agency, originOf),
        // What becomes of a replica that hears nothing is another test's.
        ...{ XIANJIE_PEER_TOKEN: peerToken, XIANJIE_STALE_SECONDS: '600' },
      },
    });
    children.set(agency, child);
  };
  for (const agency of agencyNames) start(agency);
  closing.push(() => Promise.all(agencyNames.map((agency) => kill(childOf(agency)))));
  const fresh = async (agency: Agency) => {
    const response = await fetch(`${originOf(agency)}/health`).catch(() => undefined);
    const body: unknown = await response?.json();
    return (
      at(body, 'followed') !== undefined &&
      listAt(body, 'followed').every((one) => at(one, 'behind') === 0)
    );
  };
  for (const agency of agencyNames) {
    await until(() => fresh(agency), `the hub of the ${agency} is up to date`, startMs);
  }
  const supergraph = await readFile('src/schema/sdl/supergraph.graphql', 'utf8');
  const addresses = new Map(agencyNames.map((name) => [name, `${originOf(name)}/graphql`]));
  const open = async (patience: Patience) => {
    const here = { host: '127.0.0.1', port: 0 };
    const gateway = await openGateway({ supergraph, addresses, patience, ...here });
    closing.push(() => gateway.close());
    return gateway;
  };
  let gateway = await open({ firstMs: startMs, laterMs: startMs, wholeMs: startMs });
  let wholeMs: number = usualPatience.wholeMs;
  const tokens = new Map<string, string>();
  const tokenOf = async (login: string) => {
    const token = tokens.get(login) ?? (await issuer.issueToken(login));
    tokens.set(login, token);
    return token;
  };
  return {
    /** How long an answer may take at most. */
    longestMs: () => wholeMs,
    /**
     * From now on no agency is waited for longer than in service; on a machine that is busy with
     * other things, longer by as much as an answer takes longer there.
     */
    loseSomePatience: async (usualMs: number) => {
      const times = Math.max(1, usualMs / quickMs);
      const { firstMs, laterMs } = usualPatience;
      wholeMs = times * usualPatience.wholeMs;
      gateway = await open({ firstMs: times * firstMs, laterMs: times * laterMs, wholeMs });
    },
    ports: [...ports.values()].map(String),
    ask: async (login: string, query: string, variables = {}): Promise<Timed> => {
      const token = await tokenOf(login);
      const from = performance.now();
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { text, body: JSON.parse(text), tookMs: performance.now() - from };
    },
    /** Hands on the answers of a subscription until it is left. */
    follow: async (login: string, query: string, take: (answer: unknown) => void) =>
      followSocket(gateway.url, await tokenOf(login), query, take),
    /** Ends a hub without a word; the result starts it again. */
    kill: async (agency: Agency) => {
      await kill(childOf(agency));
      return async () => start(agency);
    },
    /** Stops a hub where it stands: it takes connections and says nothing. The result lets it go on. */
    freeze: async (agency: Agency) => {
      childOf(agency).kill('SIGSTOP');
      return async () => {
        childOf(agency).kill('SIGCONT');
      };
    },
    /** Lets a hub's statements wait for a lock; the result gives it free. */
    slow: async (agency: Agency) => {
      const client = new pg.Client({ connectionString: databaseOf(agency) });
      await client.connect();
      await client.query('BEGIN');
      await client.query(`LOCK TABLE ${held[agency]} IN ACCESS EXCLUSIVE MODE`);
      return () => client.end();
    },
    close: async () => {
      for (const close of closing.toReversed()) await close();
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

export type Processes = Awaited<ReturnType<typeof openProcesses>>;
