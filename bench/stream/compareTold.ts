/** One event, by what happened to which record. */
export interface Told {
  readonly kind: string;
  readonly id: string;
}

/** Whether a reader was told exactly what it was to be told, in order, and how not. */
export function compareTold(
  told: readonly Told[],
  wanted: readonly Told[],
): { same: boolean; text: string } {
  const [has, should] = [told.map(textOf), wanted.map(textOf)];
  const same = has.length === should.length && has.every((one, index) => one === should[index]);
  const [known, due] = [new Set(has), new Set(should)];
  const missing = should.filter((one) => !known.has(one)).length;
  const excess = has.filter((one) => !due.has(one)).length;
  const repeated = has.length - known.size;
  return {
    same,
    text: `${has.length} of ${should.length}, ${repeated} repeated, ${missing} missing, ${excess} not due`,
  };
}

function textOf({ kind, id }: Told): string {
  return `${kind} ${id}`;
}
