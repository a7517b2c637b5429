import type { Agency } from '../../codes/agencies.ts';
import { divisionReach } from '../../codes/divisionReach.ts';
import type { Gazetteer } from './Gazetteer.ts';
import { mayBeOne, nameKey } from './nameKey.ts';
import type { Organ } from './Organ.ts';
import { modernCourtCode, organId } from './organId.ts';

/** The name of an office that its whole division has, after the division's own name. */
const wholeDivision =
  /^((中级|高级)?人民(法院|检察院)|生态环境局|环境保护局|环保局|(生态环境局|环境保护局|环保局)?分局)$/;

/** Finds the organs that files name, by code or name, and plans those that the hub does not know. */
export class Organs {
  readonly #byId: Map<string, Organ>;
  readonly #byName = new Map<string, Organ | undefined>();
  readonly #gazetteer: Gazetteer;

  constructor(registered: readonly Organ[], gazetteer: Gazetteer) {
    this.#byId = new Map(registered.map((organ) => [organ.id, organ]));
    this.#gazetteer = gazetteer;
  }

  byId(id: string): Organ | undefined {
    return this.#byId.get(id);
  }

  /** The court of a judgment: by its code if the name does not speak against it, else by name. */
  court(name: string, code: string): Organ | undefined {
    const courtCode = modernCourtCode(code);
    const coded = courtCode === undefined ? undefined : this.#byId.get(`court-${courtCode}`);
    if (coded !== undefined && this.#mayBeNamed(coded, name)) return coded;
    return this.named('court', name) ?? this.#plan('court', name, courtCode);
  }

  /** The procuratorate before a court: in its own place where the court reaches that, else in the court's. */
  procuratorate(name: string, court: Organ): Organ | undefined {
    const found = this.named('procuratorate', name);
    if (found !== undefined) return found;
    const place = this.#gazetteer.locate(name);
    const own = place && this.#divisionBefore(court, place.divisionCode);
    return this.#plan('procuratorate', name, undefined, own ?? court.divisionCode);
  }

  /** The environment bureau of that name. */
  bureau(name: string): Organ | undefined {
    return this.named('environment', name) ?? this.#plan('environment', name, undefined);
  }

  /** The one organ of the agency that bears the name, with or without its province and city. */
  named(agency: Agency, name: string): Organ | undefined {
    const memo = `${agency}\n${name}`;
    const known = this.#byName.get(memo);
    if (known !== undefined) return known;
    const place = this.#gazetteer.locate(name);
    const key = nameKey(name.slice(place?.start ?? 0));
    const similar = [...this.#byId.values()].filter(
      (organ) =>
        organ.agency === agency &&
        mayBeOne(nameKey(organ.name), key) &&
        organ.divisionCode.slice(0, 2) === (place?.divisionCode ?? organ.divisionCode).slice(0, 2),
    );
    const exact = similar.filter((organ) => nameKey(organ.name) === key);
    const [first, second] = exact.length > 0 ? exact : similar;
    const found = exact.length > 0 || second === undefined ? first : undefined;
    if (found !== undefined) this.#byName.set(memo, found);
    return found;
  }

  #mayBeNamed(organ: Organ, name: string): boolean {
    if (mayBeOne(nameKey(organ.name), nameKey(name))) return true;
    const place = this.#gazetteer.locate(name);
    return (
      place === undefined || this.#gazetteer.isSamePlace(organ.divisionCode, place.divisionCode)
    );
  }

  #divisionBefore(court: Organ, own: string): string | undefined {
    if (this.#gazetteer.isSamePlace(own, court.divisionCode)) return court.divisionCode;
    const { lowest, highest } = divisionReach(court.divisionCode);
    return own >= lowest && own <= highest ? own : undefined;
  }

  #plan(
    agency: Agency,
    printed: string,
    courtCode: string | undefined,
    division?: string,
  ): Organ | undefined {
    const place = this.#gazetteer.locate(printed);
    const divisionCode = division ?? place?.divisionCode;
    if (divisionCode === undefined) return undefined;
    // What stands before the place is a mark of whoever edited the source: 终稿广东省….
    const name = printed.slice(place?.start ?? 0);
    const rest = place === undefined ? '' : printed.slice(place.end);
    const isWhole = place?.divisionCode === divisionCode && wholeDivision.test(rest);
    const particulars = { name, agency, divisionCode, courtCode };
    const id = organId(particulars, isWhole, (taken) => this.#byId.has(taken));
    const organ = { id, ...particulars };
    this.#byId.set(id, organ);
    return organ;
  }
}
