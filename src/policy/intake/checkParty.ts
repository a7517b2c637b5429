import { checkIdNumber } from '../../codes/checkIdNumber.ts';
import { enteredPartyCells } from '../../entities/coordination/Party.ts';
import { missing } from '../../entities/missing.ts';
import { reject } from '../../entities/Report.ts';
import type { Problem } from './Problem.ts';

/** A party as entered: known by its id, or described by checked values. */
export interface EnteredParty {
  readonly id: string | undefined;
  readonly values: Record<string, unknown>;
  readonly at: string;
}

const fullAge = 18;

/** Reads an entered party against its field rules; derives sex, birth and age at the act. */
export function checkParty(
  input: Readonly<Record<string, unknown>>,
  decided: string,
  at: string,
  problems: Problem[],
): EnteredParty {
  if (typeof input.id === 'string') return { id: input.id.toLowerCase(), values: {}, at };
  const values: Record<string, unknown> = {};
  for (const cell of enteredPartyCells()) {
    const given = input[cell.name];
    if (given === undefined || given === null || given === '') {
      if (cell.required) problems.push({ ...missing, field: `${at}.${cell.name}` });
      continue;
    }
    const stored = cell.kind.check(given, (finding) => {
      problems.push({ ...finding, field: `${at}.${cell.name}` });
    });
    if (stored !== undefined && stored !== null) values[cell.name] = stored;
  }
  const named = typeof input.name === 'string' && input.name.trim() !== '';
  if (!named && values.identityUnknown !== true) {
    problems.push({ ...missing, field: `${at}.name` });
  }
  deriveFromIdNumber(values, at, problems);
  const birth = values.birthDate;
  if (values.kind === 'NATURAL' && typeof birth === 'string' && decided !== '') {
    values.minor = ageOn(birth, decided.slice(0, 10)) < fullAge;
  }
  return { id: undefined, values, at };
}

function deriveFromIdNumber(
  values: Record<string, unknown>,
  at: string,
  problems: Problem[],
): void {
  if (typeof values.idNo !== 'string') return;
  const { birthDate, sex } = checkIdNumber(values.idNo);
  for (const [field, derived] of Object.entries({ birthDate, sex })) {
    if (derived === undefined) continue;
    if (values[field] !== undefined && values[field] !== derived) {
      problems.push({
        ...reject(
          'ID_NUMBER_CONTRADICTED',
          'The field contradicts the identity number.',
          '与公民身份号码不一致。',
          'Check both against the document.',
          '请对照证件核对。',
        ),
        field: `${at}.${field}`,
      });
    }
    values[field] = derived;
  }
}

/** Full years of age on a day; a birthday counts from the day after it (民法典 and 刑法 practice). */
function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) > birth.slice(5) ? years : years - 1;
}
