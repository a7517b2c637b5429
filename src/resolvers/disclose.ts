import type { Placed } from '../db/evidence/DisclosureLog.ts';
import type { Shown } from '../db/evidence/FieldSet.ts';
import { HubError } from '../errors.ts';
import type { Context } from './Context.ts';
import type { Disclosed } from './Disclosed.ts';
import { disclosureLine, keysOf } from './disclosureLine.ts';

/**
 * What every disclosure passes before a byte of it leaves: it settles when the entry is committed.
 * Throws PURPOSE_EXCEEDED where another case than the stated one would be told of, and
 * AUDIT_UNAVAILABLE where the log can't be written, or REPLICA_STALE; then nothing may be sent.
 */
export async function disclose(context: Context, disclosed: Disclosed): Promise<Placed> {
  const { services, errand, reader } = context;
  const { shown, apart = [] } = disclosed;
  if (errand.caseId !== undefined) checkCase(errand.caseId, shown, apart);
  services.freshness?.checkFresh();
  if (services.disclosures === undefined) throw new HubError('AUDIT_UNAVAILABLE');
  const line = disclosureLine(context, disclosed, new Date());
  return services.disclosures.append({
    line,
    keys: [reader.login, ...keysOf(shown)],
    terms: shown.map(({ set }) => set),
  });
}

function checkCase(caseId: string, shown: readonly Shown[], apart: readonly string[]): void {
  const others = shown.some(({ rows }) => rows.some((row) => !row.startsWith(caseId)));
  if (others || apart.length > 0) throw new HubError('PURPOSE_EXCEEDED', { caseId });
}
