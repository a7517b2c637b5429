import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Agency, agencyNames, isAgency } from '../codes/agencies.ts';
import { readConfig } from '../config.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { regulation } from '../policy/regulation.ts';
import { openDatabase } from '../server/openDatabase.ts';
import { openHub } from '../server/openHub.ts';
import { closeOnSignal } from './closeOnSignal.ts';

/** `xianjie serve`: the hub without its synthetic city, of all agencies or as one's subgraph. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run the hub on its database: of all agencies, or one of them as a subgraph')
    .addOption(
      new Option('--agency <agency>', `one of ${agencyNames.join(', ')}`).argParser(agencyOf),
    )
    .action(serve);
}

async function serve({ agency }: { agency?: Agency }): Promise<void> {
  const config = readConfig(process.env);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const registry = buildRegistry(regulation);
  const database = await openDatabase(config, registry, { log, agency });
  const { app: pool, admin } = database;
  const hub = await openHub({ config, pool, admin, registry, agency, log });
  log(`Xianjie ${agency === undefined ? '' : `(${agency}) `}answers at ${hub.url}/graphql`);
  await closeOnSignal(async () => {
    await hub.close();
    await database.close();
  });
}

function agencyOf(name: string): Agency {
  if (isAgency(name)) return name;
  throw new InvalidArgumentError(`Write one of ${agencyNames.join(', ')}.`);
}
