import 'reflect-metadata';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';

/** One for all files that a process runs: type-graphql builds one schema a process. */
export const usualRegistry = buildRegistry(regulation);
