/** Full years of age on a day; a birthday counts from the day after it, as in `checkParty`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) > birthDate.slice(5) ? years : years - 1;
}
