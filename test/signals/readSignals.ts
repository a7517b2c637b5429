import { at, listAt } from '../fixtures/at.ts';

export interface SeenSignal {
  readonly kind: string;
  readonly caseId: string;
  readonly id: string;
}

type Ask = (query: string, variables: object) => Promise<{ readonly body: unknown }>;

const query = `query ($after: String, $kinds: [SignalKind!]) { page: signals(first: 200, after: $after, kinds: $kinds) {
    cursor hasMore signals { id kind rule article caseId recordId fields since ageDays zh } } }`;

/** All signals of the cases that a reader sees, page by page. Throws if a page is refused. */
export async function readSignals(
  ask: Ask,
  kinds?: readonly string[],
  onPage: () => void = () => undefined,
): Promise<readonly SeenSignal[]> {
  const all: SeenSignal[] = [];
  for (let after: unknown = null; ; ) {
    const { body } = await ask(query, { after, kinds });
    for (const one of listAt(body, 'data.page.signals')) {
      if (at(one, 'article') === '') throw new Error('A signal names its article');
      all.push({
        kind: String(at(one, 'kind')),
        caseId: String(at(one, 'caseId')),
        id: String(at(one, 'id')),
      });
    }
    onPage();
    after = at(body, 'data.page.cursor');
    if (at(body, 'data.page.hasMore') !== true) return all;
  }
}
