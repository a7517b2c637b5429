import { tagOf, typeTag } from '../codes/newId.ts';
import type { Registry } from '../policy/Registry.ts';

const tags = new WeakMap<Registry, ReadonlyMap<string, string>>();

/** The type that an id names, so that it is known where to look. */
export function typeOfId(registry: Registry, id: string): string | undefined {
  const known = tags.get(registry) ?? tagsOf(registry);
  tags.set(registry, known);
  return known.get(tagOf(id.toLowerCase()) ?? '');
}

/** Throws if two types have one tag, for then an id would not say where to look. */
function tagsOf({ feeds }: Registry): ReadonlyMap<string, string> {
  const names = ['Case', 'Party', 'Clock', ...feeds.map((feed) => feed.name)];
  const found = new Map(names.map((name) => [typeTag(name), name]));
  if (found.size === names.length) return found;
  throw new Error('Two types share the tag of their ids; rename one of them');
}
