import type { Classes } from './Classes.ts';
import type { Condition } from './Condition.ts';
import type { Access, Model } from './Model.ts';

/** What a publisher may refer to beyond what it is shown. */
interface Entry {
  /** The cases that its organ may enter records into. */
  readonly cases: Condition;
  /** The parties of those cases that it may refer to. */
  readonly parties: Condition;
  /** Those whose identity it knows from a letter that was sent to its organ. */
  readonly persons: Condition;
}

/** All that one kind of reader may do: what the compiler is given in place of rights of its own. */
export interface View {
  /** Distinguishes plans: readers with equal profiles share them. */
  readonly profile: string;
  readonly reach: 'nation' | 'range' | 'division';
  model(name: string): Model;
  access(model: Model): Access;
  readonly entry: Entry;
  classes(model: Model): Classes;
}
