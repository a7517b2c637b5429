import type { MarkingLevel } from '../codes/markingLevels.ts';
import { HubError } from '../errors.ts';
import type { AnswerMarking } from '../policy/answerMarking.ts';
import { isAbove } from '../policy/marking.ts';
import type { Context } from './Context.ts';

/**
 * Throws ABOVE_CEILING where an answer is marked higher than its reader is cleared for or this
 * channel carries. A ceiling on top of the regulation: it names the fields, never what is in them.
 */
export function checkCeiling(
  marking: AnswerMarking,
  { reader, services }: Pick<Context, 'reader' | 'services'>,
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
}
