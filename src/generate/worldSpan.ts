/** The span of the generated world: nothing in it hangs on the day on which it is generated. */
export const worldSpan = {
  since: Date.parse('2021-01-04T00:00:00+08:00'),
  anchor: Date.parse('2026-11-01T00:00:00+08:00'),
} as const;
