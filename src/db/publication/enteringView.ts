import type { Purpose } from '../projection/Condition.ts';
import { any } from '../projection/Condition.ts';
import type { View } from '../projection/View.ts';

/** The view of a reader who publishes: a letter may have told its organ more than the hub shows. */
export function enteringView(view: View): View {
  const { cases, parties, persons } = view.entry;
  return {
    ...view,
    access: (model) => {
      const access = view.access(model);
      if (model.kind === 'case') return { ...access, rows: cases };
      if (model.kind !== 'party') return access;
      const guards = (cell: string, purpose?: Purpose) =>
        access.guards(cell, purpose).map((guard) => ({ ...guard, when: any(guard.when, persons) }));
      return { rows: parties, guards };
    },
  };
}
