import type { Problem } from '../../policy/intake/Problem.ts';
import type { Row } from '../Plan.ts';
import { lineProblems } from './lineProblems.ts';
import type { Line } from './readLines.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The object of a line, its keys in order so that a repetition is known; null for an empty line. */
export function readRow({ bytes }: Line): { row: Row } | { problem: Problem } | null {
  if (bytes === undefined) return { problem: lineProblems.tooLong };
  const text = decoded(bytes);
  if (text === undefined) return { problem: lineProblems.encoding };
  if (text.trim() === '') return null;
  const value = parsed(text);
  if (value === undefined) return { problem: lineProblems.notJson };
  return isRow(value) ? { row: value } : { problem: lineProblems.notObject };
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Also undefined for what is nested so deep that no stack holds it. */
function parsed(text: string): unknown {
  try {
    return ordered(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRow(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key])]));
}
