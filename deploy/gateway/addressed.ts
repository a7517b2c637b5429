import type { Agency } from '../../src/codes/agencies.ts';

/** The supergraph with other addresses of the agencies' subgraphs. */
export function addressed(supergraph: string, addresses: ReadonlyMap<Agency, string>): string {
  return [...addresses].reduce(
    (text, [agency, url]) =>
      text.replace(
        new RegExp(`(@join__graph\\(name: "${agency}", url: )"[^"]*"`),
        (_, head: string) => head + JSON.stringify(url),
      ),
    supergraph,
  );
}
