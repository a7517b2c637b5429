import { enclosureKinds } from '../../entities/environment/EnclosureItem.ts';
import { missing } from '../../entities/missing.ts';
import { reject } from '../../entities/Report.ts';
import type { Problem } from '../intake/Problem.ts';
import type { Values } from './Act.ts';
import type { Facts } from './Facts.ts';

const unexplained = reject(
  'ENCLOSURE_UNEXPLAINED',
  'Of the seven enclosures of 17号 Art. 6 one is neither present nor explained.',
  '17号第六条规定的移送材料未附卷且未说明原因。',
  'List all seven kinds; of what is absent say why.',
  '请逐项填写七类材料，未附的说明原因。',
);

/** Each kind is enclosed or its absence explained (17号 Art. 6); the letter itself is always enclosed. */
export function allEnclosed({ enclosures }: Values): readonly Problem[] {
  const lines: readonly Values[] = Array.isArray(enclosures) ? enclosures : [];
  const settled = (kind: string) =>
    lines.some(
      (line) =>
        line.kind === kind &&
        (line.present === true || (line.reason && kind !== 'TRANSFER_LETTER')),
    );
  return enclosureKinds
    .filter((kind) => !settled(kind))
    .map((kind) => ({ ...unexplained, field: `enclosures.${kind}` }));
}

/** A penalty that was decided before goes with the file (17号 Art. 6). */
export function penaltyEnclosed(values: Values, facts: Facts): readonly Problem[] {
  if (!facts.has('PENALISED') || values.penaltyDecisionAttached !== undefined) return [];
  return [{ ...missing, field: 'penaltyDecisionAttached' }];
}
