/** A prime below 2²⁶, so that products of residues stay exact. */
const prime = 67_108_859;

/** The rows in reduced echelon form, computed modulo a prime; rows of zeros are left out. */
export function reduceRows(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const left = rows.map((row) => [...row]);
  const done: number[][] = [];
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    const at = left.findIndex((row) => row[column] !== 0);
    const [pivot] = at < 0 ? [] : left.splice(at, 1);
    if (pivot === undefined) continue;
    const scale = inverse(pivot[column] ?? 1);
    const unit = pivot.map((factor) => (factor * scale) % prime);
    for (const row of [...left, ...done]) {
      const times = row[column] ?? 0;
      if (times === 0) continue;
      unit.forEach((factor, place) => {
        row[place] = ((row[place] ?? 0) + prime - ((factor * times) % prime)) % prime;
      });
    }
    done.push(unit);
  }
  return done;
}

/** By Fermat: the power of prime - 2. */
function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let left = prime - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
