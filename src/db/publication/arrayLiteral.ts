const special = /["\\]/g;

/** A PostgreSQL array in its text form; every element is quoted, so none is read as a keyword. */
export function arrayLiteral(items: readonly (string | null)[]): string {
  let text = '{';
  items.forEach((item, index) => {
    if (index > 0) text += ',';
    if (item === null) text += 'NULL';
    else text += item.search(special) < 0 ? `"${item}"` : `"${item.replace(special, '\\$&')}"`;
  });
  return `${text}}`;
}
