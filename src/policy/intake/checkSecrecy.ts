import { carriesSecrecyMark } from '../../codes/carriesSecrecyMark.ts';
import { reject } from '../../entities/Report.ts';
import type { Problem } from './Problem.ts';

const stateSecret = reject(
  'STATE_SECRET',
  'What was entered is marked as a state secret, which this network may not hold (保守国家秘密法 Art. 31). Nothing of it was kept.',
  '所填内容带有国家秘密标志，本平台系非涉密系统，不得存储、处理国家秘密（保守国家秘密法第三十一条）。内容未予保存。',
  'Use the offline channel of the secrecy department; here enter at most that a document was sent by confidential courier.',
  '请通过保密行政管理部门规定的线下渠道办理；本平台至多登记“另有文件经机要交换”。',
);

/**
 * Reports every place of an entered value, `at` or below it, that is marked as a state secret. It
 * walks all texts and the names of all fields, known or not, and never quotes what it finds.
 */
export function checkSecrecy(value: unknown, at: string, problems: Problem[]): void {
  if (typeof value === 'string') {
    if (carriesSecrecyMark(value)) problems.push({ ...stateSecret, field: at });
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkSecrecy(item, below(at, String(index)), problems);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (carriesSecrecyMark(name)) problems.push({ ...stateSecret, field: at });
    else checkSecrecy(inner, below(at, name), problems);
  }
}

/** Whether a row was refused as a state secret: nothing of it is looked at further. */
export function isStateSecret(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === stateSecret.code);
}

function below(at: string, name: string): string {
  return (at === '' ? name : `${at}.${name}`).slice(0, 200);
}
