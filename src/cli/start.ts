import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { demoReaders } from '../demo/demoReaders.ts';
import { loadDemo } from '../demo/loadDemo.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { regulation } from '../policy/regulation.ts';
import { openDatabase } from '../server/openDatabase.ts';
import { openHub } from '../server/openHub.ts';
import { closeOnSignal } from './closeOnSignal.ts';

/** `xianjie start`: the whole hub in one process. */
export function addStart(program: Command): void {
  program
    .command('start', { isDefault: true })
    .description('run the hub, all agencies in one process')
    .action(start);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const registry = buildRegistry(regulation);
  const database = await openDatabase(config, registry, { log });
  const logins = config.demo ? demoReaders.map((reader) => reader.login) : [];
  if (config.demo) await loadDemo({ database, registry, log });
  const hub = await openHub({ config, pool: database.app, registry, logins, log });
  log(`Xianjie answers at ${hub.url}/graphql; explorer at ${hub.url}/`);
  if (hub.identity.issueToken) await printExample(hub.url, log);
  await closeOnSignal(async () => {
    await hub.close();
    await database.close();
  });
}

async function printExample(url: string, log: (line: string) => void): Promise<void> {
  log(`
Ask as an officer of the environment bureau of Zhangdian (张店):

  TOKEN=$(npx xianjie token environment-officer-370303)
  curl -s ${url}/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d '{"query":"{ cases(first: 1, where: {stageNumber: {gte: 12}}) { nodes { hubCaseNo stage indicators parties { name } filingDecisions { nodes { result decisionNo } } arrestRequests { nodes { decidedAt caseBrief withheld { field reason article until } } } arrestDecisions { nodes { result charges } } judgments { nodes { caseNo charges months } } } } }"}'

Then ask the same as police-officer-370303, procuratorate-prosecutor-370303 or court-judge-370303.`);
}
