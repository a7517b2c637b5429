import { isCovert } from '../../policy/purposes.ts';
import type { Context } from '../Context.ts';
import { idOf } from '../idOf.ts';
import type { Disclosure } from './Disclosure.ts';
import type { SubjectReportLine } from './SubjectReportLine.ts';
import { searchLog } from './searchLog.ts';

const mostEntries = 10_000;

/**
 * To whom the hub showed what it holds of one person, as the person may be told it (个人信息保护法
 * Art. 44, 45): organs, purposes and names of fields. Left out is what was looked at covertly or
 * under a marking of the investigation (Art. 35).
 */
export async function subjectReport(
  { services }: Context,
  party: string,
): Promise<readonly SubjectReportLine[]> {
  const id = idOf(party);
  const wanted = (entry: Disclosure) => {
    const shown = entry.shown.filter(({ feed, recordId }) => feed === 'Party' && recordId === id);
    const to = entry.to.filter(({ purpose }) => !isCovert(purpose));
    const told = shown.length > 0 && to.length > 0 && entry.level !== 'INVESTIGATION';
    return told ? { ...entry, shown, to } : undefined;
  };
  const search = { keys: [id], from: undefined, to: undefined, before: undefined };
  const { nodes } = await searchLog(services.pool, search, { first: mostEntries, wanted });
  const lines = new Map<string, SubjectReportLine>();
  for (const { time, to, shown } of nodes) {
    const fields = shown.flatMap((row) => row.fields);
    for (const { organId, purpose } of to) add(lines, { organId, purpose, time, fields });
  }
  return [...lines.values()];
}

function add(
  lines: Map<string, SubjectReportLine>,
  one: { organId: string; purpose: string | null; time: string; fields: readonly string[] },
): void {
  const key = JSON.stringify([one.organId, one.purpose]);
  const before = lines.get(key);
  const { organId, purpose, time } = one;
  lines.set(key, {
    ...{ organId, purpose, times: (before?.times ?? 0) + 1 },
    // The log is read from its end.
    lastAt: before?.lastAt ?? time,
    firstAt: time,
    fields: [...new Set([...(before?.fields ?? []), ...one.fields])].sort(),
  });
}
