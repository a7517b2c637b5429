import { restrictionOrder, restrictions } from '../../codes/restrictions.ts';
import type { CellKind } from '../CellKind.ts';
import { choice, choices } from './choice.ts';

/** How closed a record or answer is (标注级别). */
export const markingLevel = (): CellKind =>
  choice('MarkingLevel', {
    PUBLIC: 'Public. 公开',
    INTERNAL: 'Internal to the agencies of the linkage. 内部',
    WORK_SECRET: 'Work secret (保守国家秘密法 Art. 64). 工作秘密',
    INVESTIGATION: 'Secret of the investigation. 侦查秘密',
  });

/** What binds whoever receives it (使用限制). */
export const markingRestrictions = (): CellKind =>
  choices(
    'Restriction',
    Object.fromEntries(
      restrictionOrder.map((name) => {
        const { en, zh } = restrictions[name];
        return [name, `${en.charAt(0).toUpperCase()}${en.slice(1)}. ${zh}`];
      }),
    ),
  );
