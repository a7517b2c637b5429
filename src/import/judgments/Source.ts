import type { Problem } from '../../policy/intake/Problem.ts';
import type { Row } from '../Plan.ts';

/** Whence a record comes, the same for all records of a line. */
export interface Source {
  readonly sourceSystem: string;
  readonly sourceRecordId: string;
}

/** The input of a record, or why the line yields none. */
export type Mapped =
  | { readonly input: Row; readonly notes: readonly Problem[] }
  | { readonly absent: Problem };

/** Says in the record itself why it is late, and what in it is not from the document. */
export function provenance(...standIns: readonly string[]): string {
  return ['据公开裁判文书数据集批量导入', ...standIns].join('；').concat('。');
}
