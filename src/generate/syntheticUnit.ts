import { Random } from './Random.ts';
import { type SyntheticPerson, syntheticPerson } from './syntheticPerson.ts';
import { syntheticUscc } from './syntheticUscc.ts';

const industries = [
  { name: '化工', code: 'C26' },
  { name: '电镀', code: 'C33' },
  { name: '铸造', code: 'C31' },
  { name: '建筑陶瓷', code: 'C30' },
  { name: '印染', code: 'C17' },
  { name: '造纸', code: 'C22' },
  { name: '再生资源', code: 'C42' },
  { name: '养殖', code: 'A03' },
  { name: '汽车维修', code: 'O81' },
  { name: '检测技术', code: 'M74' },
] as const;

/** The particulars of an invented unit, as a provider enters them. */
export interface SyntheticUnit {
  readonly kind: 'LEGAL' | 'SELF_EMPLOYED';
  readonly name: string;
  readonly uscc: string;
  readonly legalRepName: string;
  readonly legalRepIdNo: string;
  readonly industryCode: string;
  readonly permitNo?: string;
  readonly address: string;
}

/** The unit of that number in the district, with its legal representative: always the same one. */
export function syntheticUnit(
  { divisionCode, place }: { readonly divisionCode: string; readonly place: string },
  number: number,
): { readonly unit: SyntheticUnit; readonly head: SyntheticPerson } {
  const random = new Random(Number(divisionCode), number, 0x756e6974);
  const { name, code } = random.pick(industries);
  const trader = random.chance(0.12);
  const on = Date.UTC(2021, 0, 1);
  const head = syntheticPerson(random, { divisionCode, place }, { on, years: [25, 62] });
  const serial = Number(divisionCode.slice(4)) * 1_000_000 + number;
  const uscc = syntheticUscc(trader ? '92' : '91', divisionCode, serial);
  const label = `${place}示例第${number}`;
  const unit: SyntheticUnit = {
    kind: trader ? 'SELF_EMPLOYED' : 'LEGAL',
    name: trader ? `${label}号${name}经营部` : `${label}${name}有限公司`,
    uscc,
    legalRepName: head.name,
    legalRepIdNo: head.idNo,
    industryCode: code,
    ...(trader ? {} : { permitNo: `${uscc}001P` }),
    address: `${place}示例工业园${random.integer(1, 120)}号`,
  };
  return { unit, head };
}
