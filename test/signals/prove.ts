import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { demoOrgans, demoReaders } from '../../src/demo/demoReaders.ts';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { openDatabase } from '../../src/server/openDatabase.ts';
import { openHub } from '../../src/server/openHub.ts';
import { registry } from '../generate/world.ts';
import { keptFrom, loseFilings, omissions, truth } from './omissions.ts';
import { readSignals } from './readSignals.ts';

/**
 * `npm run prove:signals -- --cases 200000`: the four abuses among generated cases with seeded
 * omissions, as a supervising prosecutor is told of them over HTTP. Works in the data folder of the
 * configuration (`XIANJIE_DATA`), and fills it if it has no cases; name one of its own.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '21' },
    omissions: { type: 'string', default: '1000' },
  },
});
const cases = Number(values.cases);
const seed = Number(values.seed);
const lost = Number(values.omissions);
if (!cases || !seed || !lost) throw new Error('--cases, --seed and --omissions are whole numbers.');

const leastRecall = 0.99;
const prosecutor = 'procuratorate-prosecutor-370300';
const say = (line: string) => process.stdout.write(`${line}\n`);
const since = (start: number) => `${((performance.now() - start) / 1_000).toFixed(1)} s`;
const config = { ...readConfig(process.env), port: 0, developmentIssuer: true };
const database = await openDatabase(config, registry, { log: say });
const { admin } = database;
try {
  await prepare();
  const hub = await openHub({ config, pool: database.app, registry, log: say });
  try {
    process.exitCode = (await prove(hub)) === 0 ? 0 : 1;
  } finally {
    await hub.close();
  }
} finally {
  await database.close();
}

/** The cases, their seeded omissions, and the prosecutor who is told of them. */
async function prepare(): Promise<void> {
  const known = await admin.query('SELECT 1 FROM coordination."case" LIMIT 1');
  const threads = availableParallelism();
  if (known.rowCount === 0) {
    await fillWorld(admin, registry, { cases, seed, city: '3703', threads });
    await admin.query('VACUUM ANALYZE');
  }
  const organ = demoOrgans.find(({ id }) => id === 'procuratorate-370300');
  await admin.query(
    `INSERT INTO coordination.organ (id, name, agency, level, division_code)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [organ?.id, organ?.name, organ?.agency, organ?.level, organ?.divisionCode],
  );
  const reader = demoReaders.find(({ login }) => login === prosecutor);
  await admin.query(
    `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [
      reader?.login,
      reader?.kind,
      reader?.organId,
      reader?.posts,
      reader?.clearance,
      reader?.status,
    ],
  );
  const done = await admin.query(`SELECT to_regclass('public.unfiled') IS NOT NULL AS done`);
  const days = { calendar: await readCalendar(), readings: usualReadings };
  if (done.rows[0]?.done !== true) await loseFilings(admin, lost, days);
}

/** Says what was found of what was left undone; gives the number of signals that fail the goal. */
async function prove(hub: Awaited<ReturnType<typeof openHub>>): Promise<number> {
  const token = await hub.identity.issueToken?.(prosecutor);
  const ask = async (query: string, variables: object) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body: unknown = await response.json();
    return { body };
  };
  const { rows } = await admin.query('SELECT count(*)::int AS n FROM coordination."case"');
  let pages = 0;
  const started = performance.now();
  const before = process.cpuUsage();
  const told = await readSignals(
    ask,
    omissions.map(({ kind }) => kind),
    () => {
      pages += 1;
      if (pages % 100 === 0) say(`${pages} pages, ${since(started)}`);
    },
  );
  const cpu = process.cpuUsage(before);
  const cpuS = ((cpu.user + cpu.system) / 1e6).toFixed(1);
  const { maxRSS } = process.resourceUsage();
  say(`${rows[0]?.n} cases, ${pages} pages of 200, ${told.length} signals in ${since(started)}`);
  say(`hub and asker: ${cpuS} s of processor, ${Math.round(maxRSS / 1_024)} MB at most`);
  const kept = new Set(await truth(admin, keptFrom('procuratorate-370300')));
  let failed = 0;
  for (const { kind, omitted, clean } of omissions) {
    const found = new Set(told.filter((one) => one.kind === kind).map(({ caseId }) => caseId));
    const all = await truth(admin, omitted);
    const seeded = all.filter((id) => !kept.has(id));
    const innocent = await truth(admin, clean);
    const missed = seeded.filter((id) => !found.has(id));
    const recall = 1 - missed.length / seeded.length;
    const alarms = innocent.filter((id) => found.has(id)).length;
    const holds = seeded.length > 0 && recall >= leastRecall && alarms === 0;
    failed += holds ? 0 : 1;
    say(
      `${holds ? 'ok  ' : 'FAIL'} ${kind}: ${seeded.length} omitted, recall ${recall.toFixed(4)} (${all.length - seeded.length} more rest on records marked for others); ${alarms} false alarms in ${innocent.length} clean cases`,
    );
    if (missed.length > 0) say(`     not told: ${missed.slice(0, 3).join(', ')}`);
  }
  return failed;
}
