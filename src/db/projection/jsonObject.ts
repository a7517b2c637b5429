/** PostgreSQL takes at most 100 arguments in a call, so a larger object is built from a row. */
const mostPairs = 49;

/** SQL of a JSON object with these keys. Keys are GraphQL names, so they need no escaping. */
export function jsonObject(pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length <= mostPairs) {
    return `json_build_object(${pairs.map(([key, sql]) => `'${key}', ${sql}`).join(', ')})`;
  }
  return `(SELECT row_to_json(o) FROM (SELECT ${pairs.map(([key, sql]) => `${sql} AS "${key}"`).join(', ')}) o)`;
}
