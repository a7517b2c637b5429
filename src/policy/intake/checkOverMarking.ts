import { reject } from '../../entities/Report.ts';
import type { Clause } from '../Clause.ts';
import { notesOf } from './checkNotes.ts';
import type { Problem } from './Problem.ts';

/**
 * Nobody may keep back what the regulation makes public (政府信息公开条例 Art. 19–20): the fields that
 * the clause opens to the public, of a record that its provider discloses.
 */
export function checkOverMarking(
  clause: Clause,
  values: Readonly<Record<string, unknown>>,
  problems: Problem[],
): void {
  if (clause.readers.public === undefined || values.disclosure !== 'PROACTIVE') return;
  const open = new Set(
    clause.narrower
      .filter(({ readers }) => readers.public !== undefined)
      .flatMap((one) => one.fields),
  );
  notesOf(values.notes).forEach(({ fields }, note) => {
    const marked: readonly unknown[] = Array.isArray(fields) ? fields : [];
    marked.forEach((field, index) => {
      if (field !== '*' && !open.has(String(field))) return;
      problems.push({ ...overMarked, field: `notes.${note}.fields.${index}` });
    });
  });
}

const overMarked = reject(
  'OVER_MARKED',
  'The regulation makes this field of a disclosed record public, so it cannot be marked.',
  '该记录主动公开，依规定应当公开的字段不得标注保密。',
  'Leave the field out of the note, or do not disclose the record.',
  '请从保密说明中删除该字段，或更改公开属性。',
);
