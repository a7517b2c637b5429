import { missing } from '../../entities/missing.ts';
import { reject } from '../../entities/Report.ts';
import type { Problem } from '../intake/Problem.ts';
import type { Values } from './Act.ts';
import type { Facts } from './Facts.ts';

/** The seven kinds of 17号 Art. 6: each is enclosed, or the checklist says why not. */
const kinds = [
  'TRANSFER_LETTER',
  'INVESTIGATION_REPORT',
  'SCENE_RECORDS',
  'ITEM_LIST',
  'SCENE_IMAGES',
  'TECHNICAL_REPORTS',
  'OTHER',
] as const;

const unexplained = reject(
  'ENCLOSURE_UNEXPLAINED',
  'Of the seven enclosures of 17号 Art. 6 one is neither present nor explained.',
  '17号第六条规定的移送材料未附卷且未说明原因。',
  'List all seven kinds; of what is absent say why.',
  '请逐项填写七类材料，未附的说明原因。',
);

/** The letter itself is always enclosed; of the others an absence is explained. */
export function allEnclosed({ enclosures }: Values): readonly Problem[] {
  const lines: readonly Values[] = Array.isArray(enclosures) ? enclosures : [];
  const settled = (kind: string) =>
    lines.some(
      (line) => line.kind === kind && (line.present === true || (line.reason && kind !== kinds[0])),
    );
  return kinds
    .filter((kind) => !settled(kind))
    .map((kind) => ({ ...unexplained, field: `enclosures.${kind}` }));
}

/** A penalty that was decided before goes with the file (17号 Art. 6). */
export function penaltyEnclosed(values: Values, facts: Facts): readonly Problem[] {
  if (!facts.has('PENALISED') || values.penaltyDecisionAttached !== undefined) return [];
  return [{ ...missing, field: 'penaltyDecisionAttached' }];
}
