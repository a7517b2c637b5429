#!/usr/bin/env -S node --max-semi-space-size=64
import 'reflect-metadata';
import { Command } from 'commander';
import { addAudit } from './cli/audit.ts';
import { addClocks } from './cli/clocks.ts';
import { addDue } from './cli/due.ts';
import { addGenerate } from './cli/generate.ts';
import { addHolidays } from './cli/holidays.ts';
import { addImport } from './cli/import.ts';
import { addPackage } from './cli/package.ts';
import { addPolicy } from './cli/policy.ts';
import { addSchema } from './cli/schema.ts';
import { addServe } from './cli/serve.ts';
import { addStart } from './cli/start.ts';
import { addToken } from './cli/token.ts';

const program = new Command('xianjie')
  .description('Information-sharing hub for administrative and criminal enforcement (行刑衔接)')
  .showHelpAfterError();

const commands = [
  addStart,
  addServe,
  addGenerate,
  addSchema,
  addPolicy,
  addImport,
  addToken,
  addDue,
  addClocks,
  addAudit,
  addPackage,
  addHolidays,
];
for (const add of commands) add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`xianjie: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
