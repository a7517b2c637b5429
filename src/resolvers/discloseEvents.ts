import { type Term, termOf } from '../db/evidence/Term.ts';
import { HubError } from '../errors.ts';
import { answerMarking } from '../policy/answerMarking.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Services } from './Context.ts';
import type { EventFrame } from './changes/EventFrame.ts';
import type { OperationName } from './Disclosed.ts';
import { eventsLine, keysOf } from './disclosureLine.ts';
import type { Errand } from './Errand.ts';

/** Who is told of events, and what for. */
export interface Witness {
  readonly reader: Pick<Reader, 'login' | 'organId'>;
  readonly errand: Errand;
}

/**
 * The gate for events: one entry for all who are told the same at once. Settles when it is committed;
 * throws AUDIT_UNAVAILABLE if it can't be, and then none of the frames may be sent.
 */
export async function discloseEvents(
  services: Services,
  operation: OperationName,
  frames: readonly EventFrame[],
  witnesses: readonly Witness[],
): Promise<void> {
  if (frames.length === 0 || witnesses.length === 0) return;
  services.freshness?.checkFresh();
  if (services.disclosures === undefined) throw new HubError('AUDIT_UNAVAILABLE');
  const shown = frames.flatMap((frame) => frame.shown);
  const marking = answerMarking(frames.flatMap(({ portions }) => portions));
  const readers = readersTerm(witnesses);
  const line = eventsLine(services, { marking, shown, operation }, readers.id, new Date());
  await services.disclosures.append({
    line,
    keys: [...witnesses.map(({ reader }) => reader.login), ...keysOf(shown)],
    terms: [readers, ...shown.map(({ set }) => set)],
  });
}

const known = new WeakMap<Witness, string>();

function readersTerm(witnesses: readonly Witness[]): Term {
  const texts = new Set(witnesses.map(textOf));
  return termOfAll([...texts].sort());
}

const terms = new Map<string, Term>();
const mostTerms = 1_000;

function termOfAll(texts: readonly string[]): Term {
  const key = texts.join();
  const before = terms.get(key);
  if (before !== undefined) return before;
  const made = termOf({ readers: texts.map((text): unknown => JSON.parse(text)) }, 'READERS');
  if (terms.size >= mostTerms) terms.clear();
  terms.set(key, made);
  return made;
}

function textOf(witness: Witness): string {
  const before = known.get(witness);
  if (before !== undefined) return before;
  const { login, organId } = witness.reader;
  const { client, purpose = null, presumed, transport } = witness.errand;
  const says = { client, organ: organId, presumed, purpose, reader: login, transport };
  const text = JSON.stringify(says);
  known.set(witness, text);
  return text;
}
