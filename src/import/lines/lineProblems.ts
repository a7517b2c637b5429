import { reject } from '../../entities/Report.ts';
import type { Problem } from '../../policy/intake/Problem.ts';

const ofLine = (...text: Parameters<typeof reject>): Problem => ({ ...reject(...text), field: '' });

/** What can be wrong with a line before its fields are looked at. */
export const lineProblems = {
  tooLong: ofLine(
    'LINE_TOO_LONG',
    'The line is longer than 1 MiB and was not read.',
    '该行超过 1 MiB，未读取。',
    'Write one record a line, and attachments by their digests.',
    '请每行只写一条记录，附件仅填写摘要。',
  ),
  encoding: ofLine(
    'LINE_NOT_UTF8',
    'The line is not UTF-8 text.',
    '该行不是 UTF-8 编码。',
    'Save the file as UTF-8.',
    '请将文件另存为 UTF-8 编码。',
  ),
  notJson: ofLine(
    'LINE_NOT_JSON',
    'The line is not one JSON value.',
    '该行不是有效的 JSON。',
    'Write one JSON object a line (NDJSON).',
    '请每行写一个 JSON 对象（NDJSON）。',
  ),
  notObject: ofLine(
    'LINE_NOT_OBJECT',
    'The line is JSON, but no object.',
    '该行不是 JSON 对象。',
    'Write one JSON object a line (NDJSON).',
    '请每行写一个 JSON 对象（NDJSON）。',
  ),
} as const;
