import { dayOf } from './chineseTime.ts';
import { Random } from './Random.ts';
import { syntheticIdNumber } from './syntheticIdNumber.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张'];
const ordinals = [...'甲乙丙丁戊己庚辛壬癸'];
const educations = ['小学', '初中', '高中', '中专', '大专', '本科'];
const yearMs = 365.2425 * 86_400_000;

/** The particulars of an invented natural person, as a provider enters them. */
export interface SyntheticPerson {
  readonly kind: 'NATURAL';
  readonly name: string;
  readonly idType: 'RESIDENT';
  readonly idNo: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly birthDate: string;
  readonly ethnicity: string;
  readonly education: string;
  readonly domicile: string;
}

/** Invents a person whose age on that day lies in the range. The same number has the same name. */
export function syntheticPerson(
  random: Random,
  { divisionCode, place }: { readonly divisionCode: string; readonly place: string },
  { on, years: [youngest, oldest] }: { on: number; years: readonly [number, number] },
): SyntheticPerson {
  const age = youngest + random.fraction() * (oldest - youngest);
  const birthDate = dayOf(on - age * yearMs);
  const male = random.chance(0.82);
  const idNo = syntheticIdNumber(divisionCode, birthDate, { male, second: random.chance(0.5) });
  return {
    kind: 'NATURAL',
    name: nameOf(idNo),
    idType: 'RESIDENT',
    idNo,
    sex: male ? 'MALE' : 'FEMALE',
    birthDate,
    ethnicity: '汉族',
    education: random.pick(educations),
    domicile: `${place}示例路${random.integer(1, 400)}号`,
  };
}

/** A name that can be nobody's: 张某甲, or a designation such as 人员A-123. */
function nameOf(idNo: string): string {
  const random = new Random(
    Number(idNo.slice(6, 14)),
    Number(idNo.slice(2, 6)),
    idNo.charCodeAt(16),
  );
  if (random.chance(0.15)) {
    return `人员${random.pick([...'ABCDEFGH'])}-${String(random.integer(1, 999)).padStart(3, '0')}`;
  }
  return `${random.pick(surnames)}某${random.pick(ordinals)}`;
}
