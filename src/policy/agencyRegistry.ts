import type { Agency } from '../codes/agencies.ts';
import { buildRegistry } from './buildRegistry.ts';
import type { Registry } from './Registry.ts';

/**
 * What of the registry an agency's own hub holds: its feeds. The coordinating body keeps the
 * standing of all records, so it holds all.
 */
export function agencyRegistry(registry: Registry, agency: Agency | undefined): Registry {
  if (agency === undefined || agency === 'coordination') return registry;
  return buildRegistry(registry.clauses.filter(({ publisher }) => publisher === agency));
}
