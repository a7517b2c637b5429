import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../shared/data/', import.meta.url);

/** True where the folder of real public data is absent; tests on it skip. */
export const hasNoRealData = !existsSync(folder);

/** Put into the name of a suite that needs the folder, so that a skip explains itself. */
export const needsRealData = `(needs ${fileURLToPath(folder)})`;

/** The rows of a comma-separated file as records by column name; quoted cells may hold commas. */
export function readCsv(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readLines(name);
  const columns = splitRow(header);
  return lines.map((line) => {
    const cells = splitRow(line);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Every string found under the given property names in a file of one JSON object a line. */
export function readJsonStrings(name: string, properties: readonly string[]): readonly string[] {
  return readLines(name).flatMap((line) => {
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null) return [];
    return Object.entries(row)
      .filter(([property]) => properties.includes(property))
      .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  });
}

function readLines(name: string): string[] {
  const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function splitRow(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells.map((cell) => cell.replace(/,$/, '').replace(/^"(.*)"$/, '$1'));
}
