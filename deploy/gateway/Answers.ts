import type { Agency } from '../../src/codes/agencies.ts';
import { isMarkingLevel } from '../../src/codes/markingLevels.ts';
import { restrictionOrder } from '../../src/codes/restrictions.ts';
import type { Kept } from '../../src/db/projection/Statement.ts';
import { combine, type Marking, rollUp, unmarked } from '../../src/policy/marking.ts';
import { markingExtension } from '../../src/server/graphql/markingExtension.ts';
import { withheldExtension } from '../../src/server/graphql/withheldExtension.ts';

/** A marking as `extensions.marking` spells it. */
interface Spelt {
  readonly level: string;
  readonly restrictions: readonly string[];
  readonly audience: readonly string[] | null;
}

/** What a hub says of its answer. */
interface Said {
  readonly withheld?: readonly Kept[];
  readonly marking?: Spelt & {
    readonly portions: readonly (Spelt & { readonly path: string })[];
    readonly raised?: readonly object[];
  };
  readonly receipt?: object;
}

/** What the agencies said of their parts of one answer, put together by the hub's own rules. */
export class Answers {
  readonly #withheld: Kept[] = [];
  readonly #wholes: Marking[] = [];
  readonly #portions = new Map<string, Marking>();
  readonly #raised = new Map<string, object>();
  readonly #receipts: object[] = [];
  readonly #missing = new Set<Agency>();

  miss(agency: Agency): void {
    this.#missing.add(agency);
  }

  /** Whether the agency was silent before, and so is not worth another wait. */
  misses(agency: Agency): boolean {
    return this.#missing.has(agency);
  }

  add(agency: Agency, { withheld = [], marking, receipt }: Said = {}): void {
    this.#withheld.push(...withheld);
    if (receipt !== undefined) this.#receipts.push({ agency, ...receipt });
    if (marking === undefined) return;
    this.#wholes.push(markingOf(marking));
    for (const one of marking.portions) {
      const before = this.#portions.get(one.path) ?? unmarked;
      this.#portions.set(one.path, combine(before, markingOf(one)));
    }
    for (const one of marking.raised ?? []) this.#raised.set(JSON.stringify(one), one);
  }

  /** `extensions` of the whole; `partial` names the agencies that it lacks. */
  extensions(): Record<string, unknown> {
    const withheld = withheldExtension(this.#withheld);
    const whole = rollUp(this.#wholes);
    const banner = markingExtension({ whole, portions: this.#portions, raised: [] });
    // Which agency was first to answer must not show.
    const raised = [...this.#raised].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    return {
      ...(withheld && { withheld }),
      ...(this.#wholes.length > 0 && {
        marking: { ...banner, ...(raised.length > 0 && { raised }) },
      }),
      ...(this.#receipts.length > 0 && { receipts: this.#receipts }),
      ...(this.#missing.size > 0 && { partial: [...this.#missing].sort() }),
    };
  }
}

/** A level that this gateway does not know counts as the highest. */
function markingOf({ level, restrictions, audience }: Spelt): Marking {
  return {
    level: isMarkingLevel(level) ? level : 'INVESTIGATION',
    restrictions: new Set(restrictionOrder.filter((name) => restrictions.includes(name))),
    audience: audience === null ? undefined : new Set(audience),
  };
}
