/** A division and the year in which cases are counted, such as `370303-2026`. */
export type NumberRange = `${string}-${string}`;
