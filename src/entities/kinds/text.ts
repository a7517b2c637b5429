import type { CellKind } from '../CellKind.ts';
import { reject } from '../Report.ts';

/** Text of at most `most` characters, trimmed; line breaks are kept. */
export function text(most: number): CellKind {
  return {
    graphql: () => String,
    list: false,
    sql: 'text',
    filter: 'text',
    check: (value, report) => {
      if (typeof value !== 'string') return report(wrongType('text', '文本'));
      const trimmed = value.trim();
      if (trimmed === '') return null;
      if (trimmed.includes('\0')) {
        return report(
          reject(
            'TEXT_CONTROL_CHARACTER',
            'The text holds a NUL character.',
            '文本含有空字符。',
            'Remove it.',
            '请删除。',
          ),
        );
      }
      if (!trimmed.isWellFormed()) {
        return report(
          reject(
            'TEXT_NOT_UNICODE',
            'The text holds half of a character (an unpaired surrogate).',
            '文本含有不完整的字符（未配对的代理项）。',
            'Enter it again, or have the sending system encode it properly.',
            '请重新录入或更正来源系统的编码。',
          ),
        );
      }
      if ([...trimmed].length > most) {
        return report(
          reject(
            'TEXT_TOO_LONG',
            `The text is longer than ${most} characters.`,
            `文本超过 ${most} 字。`,
            'Shorten it or attach a document.',
            '请缩短或改为附件。',
          ),
        );
      }
      return trimmed;
    },
  };
}

/** The finding for a value of another JSON type; imports meet it, GraphQL coerces before. */
export function wrongType(wanted: string, wantedZh: string) {
  return reject(
    'WRONG_TYPE',
    `The value is not ${wanted}.`,
    `该值不是${wantedZh}。`,
    `Enter ${wanted}.`,
    `请填写${wantedZh}。`,
  );
}
