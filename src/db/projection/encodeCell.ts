import type { ColumnType } from './Level.ts';

// Lone surrogates cannot come from PostgreSQL, so only these need escaping in JSON.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON must escape control characters
const escaped = /["\\\u0000-\u001f]/;

/** Turns the text in which PostgreSQL sends a value into JSON. */
export function encoderOf(as: ColumnType): (text: string) => string {
  switch (as) {
    case 'json':
    case 'jsonb':
    case 'bigint':
    case 'integer':
    case 'numeric':
      return raw;
    case 'boolean':
      return (text) => (text === 't' ? 'true' : 'false');
    case 'uuid':
    case 'date':
      return quoted;
    case 'timestamptz':
      return instant;
    case 'text':
      return (text) => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`);
    default:
      throw new Error(`A ${as} is selected as JSON, never as text`);
  }
}

const raw = (text: string) => text;
const quoted = (text: string) => `"${text}"`;

/** `2026-09-28 16:20:00+08` becomes `2026-09-28T16:20:00+08:00`, as PostgreSQL's own JSON has it. */
function instant(text: string): string {
  const whole = /[+-]\d\d$/.test(text) ? `${text}:00` : text;
  return `"${whole.slice(0, 10)}T${whole.slice(11)}"`;
}
