import type { Compiler } from '../db/projection/Compiler.ts';
import { checkFilterValue } from '../db/projection/checkFilterValue.ts';
import { compileByNumber } from '../db/projection/compileByNumber.ts';
import { compileList } from '../db/projection/compileList.ts';
import { compileOne } from '../db/projection/compileOne.ts';
import type { Projection } from '../db/projection/Projection.ts';
import { lowerFirst } from '../entities/lowerFirst.ts';
import { references } from '../entities/modelOf.ts';
import type { Registry } from '../policy/Registry.ts';
import type { Root } from './Root.ts';
import { typeOfId } from './typeOfId.ts';

/** Every root field that reads, by its name in the schema. */
export function rootsOf(registry: Registry): ReadonlyMap<string, Root> {
  const lists = [
    ...registry.feeds.map((feed) => [feed.name, feed.plural] as const),
    ['Case', 'Cases'] as const,
    ['Party', 'Parties'] as const,
    ['Clock', 'Clocks'] as const,
    ...references.map(({ name }) => [name, pluralOf(name)] as const),
  ];
  const records = registry.feeds.map((feed) => registry.model(feed.name));
  return new Map<string, Root>([
    ...lists.flatMap(([name, plural]): [string, Root][] => [
      [lowerFirst(name), one(name)],
      [
        lowerFirst(plural),
        { compile: (selected, compiler) => compileList(name, selected, compiler) },
      ],
    ]),
    [
      'tasks',
      { compile: (selected, compiler) => compileList('Clock', selected, compiler, owed(compiler)) },
    ],
    [
      'caseByNumber',
      { compile: (selected, compiler) => compileByNumber(selected, compiler, records) },
    ],
    [
      'node',
      {
        compile: (selected, compiler) => one(selected.type).compile(selected, compiler),
        // An id of no type is looked for among the cases, where it finds nothing.
        concrete: (args) => typeOfId(registry, String(args.get('id'))) ?? 'Case',
      },
    ],
  ]);
}

/** Of clocks those that run for the reader's organ; a right that was not used is no task any more. */
function owed({ params }: Compiler): (clocks: Projection) => void {
  return (clocks) => {
    const row = clocks.rowAlias;
    clocks.where(`${row}.obliged_organ_id = ${params.reader('organ')} AND ${row}.ended_at IS NULL`);
    clocks.where(`NOT (${row}.optional AND ${row}.due_at < now())`);
  };
}

/** The root fields that read what is open to all. */
export function openRoots(): readonly string[] {
  return references.flatMap(({ name }) => [lowerFirst(name), lowerFirst(pluralOf(name))]);
}

/** The plural of a reference type's name. */
export function pluralOf(name: string): string {
  return name.endsWith('s') ? `${name.slice(0, -2)}es` : `${name}s`;
}

function one(model: string): Root {
  return {
    compile: (selected, compiler) => {
      const id = selected.args.get('id') ?? { kind: 'constant', value: null };
      return compileOne(
        model,
        (projection) => {
          const sql = projection.model.cells.get('id')?.sql ?? 'uuid';
          const wanted = compiler.params.argument(id, sql, (value) => checkFilterValue(value, sql));
          return `${projection.key('id')} = ${wanted}`;
        },
        selected,
        compiler,
      );
    },
  };
}
