import type { MarkingLevel } from '../codes/markingLevels.ts';
import { HubError } from '../errors.ts';
import type { AnswerMarking } from '../policy/answerMarking.ts';
import { isAbove } from '../policy/marking.ts';
import { purposes } from '../policy/purposes.ts';
import type { Context } from './Context.ts';

/**
 * Throws ABOVE_CEILING where an answer is marked higher than its reader is cleared for or this
 * channel or the stated purpose carries, PURPOSE_MISSING where it needs one. A ceiling on top of the regulation: it names the fields, never what is in them.
 */
export function checkCeiling(
  marking: AnswerMarking,
  { reader, services, errand }: Pick<Context, 'reader' | 'services' | 'errand'>,
): void {
  const refuse = (ceiling: MarkingLevel, whose: string, whoseZh: string) => {
    const { level } = marking.whole;
    if (!isAbove(level, ceiling)) return;
    const reasons = marking.raised
      .filter((one) => isAbove(one.level, ceiling))
      .map(({ reason, reasonZh, article }) => ({ reason, reasonZh, article }));
    const fields = marking.fieldsAbove(ceiling);
    throw new HubError('ABOVE_CEILING', { level, ceiling, whose, whoseZh, fields, reasons });
  };
  refuse(reader.clearance, 'your clearance', '您的知悉级别');
  refuse(services.ceiling, 'this channel', '本通道');
  const { purpose, presumed } = errand;
  if (purpose === undefined) {
    const { level } = marking.whole;
    if (isAbove(level, 'INTERNAL')) throw new HubError('PURPOSE_MISSING', { level });
  } else if (!presumed) {
    const { ceiling, en, zh } = purposes[purpose];
    refuse(ceiling, `the purpose ${en}`, `知悉目的“${zh}”`);
  }
}
