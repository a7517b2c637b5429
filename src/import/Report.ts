import { type FileHandle, open } from 'node:fs/promises';
import type { Problem } from '../policy/intake/Problem.ts';

/** What became of one record of one line. */
export interface Outcome {
  readonly line: number;
  readonly feed: string;
  readonly stored: 'now' | 'before' | 'no';
  readonly problems: readonly Problem[];
}

export interface Summary {
  /** Lines that hold something. */
  read: number;
  /** Records stored by this run, and found stored by an earlier one. */
  stored: number;
  alreadyThere: number;
  /** Records, or lines that are none, with a line in the report. */
  warned: number;
  rejected: number;
}

/** The file that tells of every rejected or warned record (NDJSON); it quotes no value. */
export class Report implements AsyncDisposable {
  readonly path: string;
  readonly summary: Summary = { read: 0, stored: 0, alreadyThere: 0, warned: 0, rejected: 0 };
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** Begins the report anew. Throws where it cannot be written. */
  static async open(path: string): Promise<Report> {
    return new Report(path, await open(path, 'w'));
  }

  /** Counts outcomes and writes those with problems, in the order of the lines. */
  async add(outcomes: readonly Outcome[]): Promise<void> {
    const lines: string[] = [];
    for (const { line, feed, stored, problems } of outcomes.toSorted((a, b) => a.line - b.line)) {
      if (stored === 'now') this.summary.stored += 1;
      if (stored === 'before') this.summary.alreadyThere += 1;
      if (problems.length === 0) continue;
      const isRejected = problems.some(({ severity }) => severity === 'reject');
      this.summary[isRejected ? 'rejected' : 'warned'] += 1;
      const outcome = isRejected ? 'rejected' : 'warned';
      lines.push(`${JSON.stringify({ line, feed, outcome, problems: problems.map(told) })}\n`);
    }
    if (lines.length > 0) await this.#file.write(lines.join(''));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#file.close();
  }
}

function told({ severity, code, field, message, messageZh, remedy, remedyZh }: Problem) {
  return { severity, code, field, message, messageZh, remedy, remedyZh };
}
