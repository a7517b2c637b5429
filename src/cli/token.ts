import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openDevelopmentIssuer } from '../server/identity/openDevelopmentIssuer.ts';

/** `xianjie token LOGIN`: prints a token of the development issuer, and nothing else. */
export function addToken(program: Command): void {
  program
    .command('token')
    .argument('<login>', 'login of a reader, such as environment-officer-370303')
    .option('--hours <n>', 'lifetime in hours', '12')
    .description('print a token of the development issuer')
    .action(async (login: string, { hours }: { hours: string }) => {
      const { issueToken } = await openDevelopmentIssuer(readConfig(process.env));
      process.stdout.write(`${await issueToken(login, Math.round(Number(hours) * 3600))}\n`);
    });
}
