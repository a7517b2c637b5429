import type { Classes } from './Classes.ts';
import type { Access, Model } from './Model.ts';

/** All that one kind of reader may do: what the compiler is given in place of rights of its own. */
export interface View {
  /** Distinguishes plans: readers with equal profiles share them. */
  readonly profile: string;
  readonly reach: 'nation' | 'range' | 'division';
  model(name: string): Model;
  access(model: Model): Access;
  classes(model: Model): Classes;
}
