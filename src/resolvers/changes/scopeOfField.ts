import type { Registry } from '../../policy/Registry.ts';
import { publishedField } from './publishedField.ts';
import { type ChangeFilter, type Scope, scopeOf } from './Scope.ts';

/** What a root field of changes asks for, from its name and coerced arguments. */
export function scopeOfField(
  name: string,
  args: Readonly<Record<string, unknown>>,
  registry: Registry,
): Scope {
  if (name === 'caseChanges') return scopeOf({ cases: [String(args.id)] });
  const filter: ChangeFilter = typeof args.filter === 'object' ? { ...args.filter } : {};
  const feed = registry.feeds.find((one) => publishedField(one.name) === name);
  return scopeOf(feed === undefined ? filter : { ...filter, feeds: [feed.name] });
}
