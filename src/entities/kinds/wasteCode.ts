import type { CellKind } from '../CellKind.ts';
import { warn } from '../Report.ts';
import { text } from './text.ts';

const form = /^(HW\d{2})?( ?\d{3}-\d{3}-\d{2})?$/;

/** Category and code of a hazardous waste (国家危险废物名录): `HW08`, `900-249-08` or both. */
export function wasteCode(): CellKind {
  const plain = text(40);
  return {
    ...plain,
    check: (value, report) => {
      const stored = plain.check(value, report);
      if (typeof stored === 'string' && !form.test(stored)) report(unusual);
      return stored;
    },
  };
}

const unusual = warn(
  'WASTE_CODE_FORM',
  'The code has not the form of the National Catalogue of Hazardous Wastes.',
  '不符合《国家危险废物名录》的废物类别或代码格式。',
  'Enter category and code as in the catalogue, such as HW08 900-249-08.',
  '请按名录填写，例如 HW08 900-249-08。',
);
