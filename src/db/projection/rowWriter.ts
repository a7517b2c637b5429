import type { Output } from './compileObject.ts';
import { encoderOf } from './encodeCell.ts';
import type { TextRow } from './Statement.ts';

/** Writes the columns from `first` on as one JSON object, without parsing what is JSON already. */
export function rowWriter(outputs: readonly Output[]): (row: TextRow, first: number) => string {
  const parts = outputs.map(({ key, as }, index) => ({
    prefix: `${index === 0 ? '{' : ','}"${key}":`,
    encode: encoderOf(as),
  }));
  if (parts.length === 0) return () => '{}';
  return (row, first) => {
    let text = '';
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index];
      const value = row[first + index];
      if (part === undefined) continue;
      text += part.prefix + (value === null || value === undefined ? 'null' : part.encode(value));
    }
    return `${text}}`;
  };
}
