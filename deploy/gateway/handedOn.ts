/** What a reader says of itself goes to every agency, which judges for itself. */
const handed = new Set(['authorization', 'xianjie-purpose', 'xianjie-case', 'xianjie-receipt']);

/** Of the headers of a request, or of the parameters of a socket, those that go to the agencies. */
export function handedOn(said: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name in said) {
    const value = said[name];
    const lower = name.toLowerCase();
    if (typeof value === 'string' && value !== '' && handed.has(lower)) kept[lower] = value;
  }
  return kept;
}
