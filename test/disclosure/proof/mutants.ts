import type { Finding } from './Finding.ts';

/** One deliberate mistake: a text of the product, and what stands in its place. */
export interface Mutant {
  readonly name: string;
  /** By what the proof must catch it: findings of another kind do not count. */
  readonly shows: readonly Finding['kind'][];
  /** The root fields on which the mistake can be met at all; all if not given. */
  readonly roots?: RegExp;
  readonly changes: readonly {
    readonly file: string;
    readonly find: string;
    readonly put: string;
  }[];
}

const folder = 'src/db/projection';
const rawCell = 'cell.derive?.(row) ?? `$' + '{row}.$' + '{cell.column}`';
const raw = `projection.inner('raw_' + cell.column, (row) => ${rawCell})`;

type Changes = readonly (readonly [string, string, string])[];

/** A mistake that is betrayed by what depends on hidden data. */
function telling(name: string, ...changes: Changes): Mutant {
  return mutant(name, ['twins', 'canary'], changes);
}

/** A mistake that shows rows or cells which the rules withhold. */
function showing(name: string, ...changes: Changes): Mutant {
  return mutant(name, ['reference'], changes);
}

function mutant(name: string, shows: Mutant['shows'], changes: Changes): Mutant {
  return { name, shows, changes: changes.map(([file, find, put]) => ({ file, find, put })) };
}

/** Ways to break the projection that are found in real systems; the proof must catch each. */
export const mutants: readonly Mutant[] = [
  telling('a filter reads the raw column', [
    `${folder}/filterSql.ts`,
    'const column = projection.cell(name);',
    `const column = ${raw};`,
  ]),
  telling('an order reads the raw column', [
    `${folder}/Page.ts`,
    'return { sql: projection.cell(cell.name), cast',
    `return { sql: ${raw}, cast`,
  ]),
  telling(
    'rows are taken out after the page is cut',
    [
      `${folder}/Projection.ts`,
      "if (rows.is !== 'always') conditions.push(this.#row.holds(rows));",
      "this.#ask('visible', rows.is === 'always' ? 'true' : this.#row.holds(rows));",
    ],
    [
      `${folder}/compileConnection.ts`,
      'return inner.sql({ where: filter, orderBy: page.orderBy, limit, apart });',
      'return `$' +
        '{inner.sql({ where: filter, orderBy: page.orderBy, limit, apart })} JOIN LATERAL (SELECT 1 WHERE $' +
        '{inner.alias}.visible) v ON true`;',
    ],
  ),
  telling('a count comes before the rights', [
    `${folder}/compileConnection.ts`,
    'const counted = connect();',
    'const judged = compiler.view;\n  Object.assign(compiler, { view: { ...judged, access: (of: never) => ({ ...judged.access(of), rows: { is: "always" } }) } });\n  const counted = connect();\n  Object.assign(compiler, { view: judged });',
  ]),
  telling(
    'a cursor holds the raw value',
    [
      `${folder}/Page.ts`,
      'terms.map(({ sql }) => `$' + '{sql}::text`)',
      'terms.map(({ raw, sql }) => `$' + '{raw ?? sql}::text`)',
    ],
    [
      `${folder}/Page.ts`,
      'return { sql: projection.cell(cell.name), cast',
      `return { raw: ${raw}, sql: projection.cell(cell.name), cast`,
    ],
  ),
  showing('the provider’s mark is forgotten', [
    'src/policy/decide.ts',
    '        marked,\n        noted,',
    '        noted,',
  ]),
  showing('the confidentiality notes are forgotten', [
    'src/policy/decide.ts',
    '        marked,\n        noted,',
    '        marked,',
  ]),
  showing('children are shown like others', [
    'src/policy/decide.ts',
    'return [content, minor, ',
    'return [content, ',
  ]),
  showing('the reach of the organ is forgotten', [
    `${folder}/Projection.ts`,
    "if (this.#view.reach === 'nation') return current;",
    'return current;',
  ]),
  showing('earlier versions count as well', [
    `${folder}/Projection.ts`,
    '[`$' + '{row}.superseded_at IS NULL`]',
    '[]',
  ]),
  telling('only the root asks which rows may be seen', [
    `${folder}/Projection.ts`,
    "if (rows.is !== 'always') conditions.push",
    "if (rows.is !== 'always' && this.alias === 'f1') conditions.push",
  ]),
  {
    ...telling('a case is found by numbers that are hidden', [
      `${folder}/compileByNumber.ts`,
      ' AND $' + '{shown})`',
      ')`',
    ]),
    roots: /^caseByNumber$/,
  },
  telling('the list of what is withheld tells the value', [
    `${folder}/compileWithheld.ts`,
    'if (one.noted === undefined || !tellsUntil) return String(at);',
    'if (one.noted === undefined) return `jsonb_build_array($' +
      '{at}, to_jsonb($' +
      "{projection.alias}) ->> '$" +
      "{one.name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase())}')`;",
  ]),
  telling('only what was entered is listed as withheld', [
    `${folder}/CellSql.ts`,
    'const missed = this.#missedSql(guard, name);',
    'const missed = `($' +
      '{this.#missedSql(guard, name)} AND $' +
      '{this.#value(cellOf(this.#of.model, name))} IS NOT NULL)`;',
  ]),
  showing('a mask hides nothing', [
    `${folder}/maskSql.ts`,
    'return `left($' + "{value}, 6) || '********' || right($" + '{value}, 4)`;',
    'return value;',
  ]),
  showing('what was printed is shown though the number is not', [
    `${folder}/CellSql.ts`,
    'return cell.aboutCells ? this.#aboutShown(stored) : stored;',
    'return stored;',
  ]),
  showing('what is sealed is shown', [
    `${folder}/conditionSql.ts`,
    '      return sealSql(scope, params);',
    "      return 'true';",
  ]),
  showing('no row is judged, and the second wall is down', [
    `${folder}/Projection.ts`,
    "if (rows.is !== 'always') conditions.push(this.#row.holds(rows));",
    'if (rows === undefined) conditions.push();',
  ]),
  telling(
    'an error quotes the value on which it failed',
    [
      `${folder}/filterSql.ts`,
      "if (operator === 'isNull') return",
      `if (operator === 'isNull' && cell.sql === 'text') return \`((${'$'}{column})::date IS NULL) = ${'$'}{params.argument(value, 'boolean')}\`;\n  if (operator === 'isNull') return`,
    ],
    [`${folder}/filterSql.ts`, 'const column = projection.cell(name);', `const column = ${raw};`],
    [
      'src/db/runStatement.ts',
      "new HubError('BAD_FILTER', { what: 'value' }, cause)",
      "new HubError('BAD_FILTER', { what: String(Reflect.get(cause as object, 'message')) }, cause)",
    ],
  ),
];
