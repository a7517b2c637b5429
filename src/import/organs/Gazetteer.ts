import { divisionReach } from '../../codes/divisionReach.ts';

export interface Division {
  readonly id: string;
  readonly name: string;
  readonly current: boolean;
  readonly successors: readonly string[];
}

/** A division found in the name of an office, and which part of the name spells it. */
export interface Place {
  readonly divisionCode: string;
  readonly start: number;
  readonly end: number;
}

interface Step {
  readonly division: Division;
  readonly end: number;
}

/** Fillers of GB/T 2260 that no office is named after. */
const filler = /^(市辖区|县|市|.*直辖.*)$/;
const bureau = /(生态环境局|环境保护局|环保局)/y;

/** Finds the division that an office is named after, abolished ones included: 杭州市下城区人民法院 → 330103. */
export class Gazetteer {
  readonly #byId: ReadonlyMap<string, Division>;
  readonly #named: readonly Division[];
  readonly #byHead: ReadonlyMap<string, readonly Division[]>;
  readonly #below = new Map<string, readonly Division[]>();

  constructor(divisions: readonly Division[]) {
    this.#byId = new Map(divisions.map((division) => [division.id, division]));
    this.#named = divisions.filter(({ name, id }) => !filler.test(name) && id !== '000000');
    this.#byHead = Map.groupBy(this.#named, ({ name }) => name.slice(0, 2));
  }

  /** The smallest division that the name spells; undefined if none or more than one fits. */
  locate(name: string): Place | undefined {
    for (let start = 0; start < name.length; start += 1) {
      const steps = [...this.#walk(name, start)];
      if (steps.length === 0) continue;
      const end = Math.max(...steps.map((step) => step.end));
      const divisionCode = only(steps.filter((step) => step.end === end));
      return divisionCode === undefined ? undefined : { divisionCode, start, end };
    }
    return undefined;
  }

  /** Whether two codes stand for one place: the same code, or one took the other's place. */
  isSamePlace(one: string, other: string): boolean {
    const succeeds = (code: string, by: string) => this.#byId.get(code)?.successors.includes(by);
    return one === other || succeeds(one, other) === true || succeeds(other, one) === true;
  }

  *#walk(name: string, at: number, above?: Division): Generator<Step> {
    const candidates = above
      ? this.#belowOf(above)
      : (this.#byHead.get(name.slice(at, at + 2)) ?? []);
    for (const division of candidates) {
      const isDistrict = !division.id.endsWith('00');
      // Behind an editor's mark only a province or city is sure to begin the name: 终稿广东省….
      if (above === undefined && at > 0 && isDistrict) continue;
      const long = name.startsWith(division.name, at);
      // A district may be named short under its city alone: 昆明市生态环境局西山分局.
      const mayBeShort = above !== undefined || (at === 0 && !isDistrict);
      const length = long ? division.name.length : mayBeShort ? shortLength(division, name, at) : 0;
      if (length === 0) continue;
      const end = at + length;
      yield { division, end };
      bureau.lastIndex = end;
      yield* this.#walk(name, bureau.test(name) ? bureau.lastIndex : end, division);
    }
  }

  #belowOf(above: Division): readonly Division[] {
    const known = this.#below.get(above.id);
    if (known !== undefined) return known;
    const { lowest, highest } = divisionReach(above.id);
    const found = this.#named.filter(({ id }) => id > lowest && id <= highest);
    this.#below.set(above.id, found);
    return found;
  }
}

/** How many characters spell the division without 区, 县 or the like; a single one spells nothing. */
function shortLength({ name }: Division, text: string, at: number): number {
  const short = name.replace(/(省|市|区|县|旗|.族自治区|自治区)$/, '');
  return short.length > 1 && text.startsWith(short, at) ? short.length : 0;
}

/** The one place meant: what is in force before what was, the latest code before those it replaced. */
function only(steps: readonly Step[]): string | undefined {
  const preferences: readonly ((one: Division, all: readonly Division[]) => boolean)[] = [
    (one) => one.current,
    (one, all) => !all.some(({ id }) => one.successors.includes(id)),
    (one) => one.successors.some((id) => cityOf(id) === cityOf(one.id)),
  ];
  let left = steps.map(({ division }) => division);
  for (const preferred of preferences) {
    const kept = left.filter((one) => preferred(one, left));
    if (kept.length > 0) left = kept;
  }
  const [first] = left;
  return left.every(({ id }) => cityOf(id) === cityOf(first?.id ?? '')) ? first?.id : undefined;
}

function cityOf(code: string): string {
  return code.slice(0, 4);
}
