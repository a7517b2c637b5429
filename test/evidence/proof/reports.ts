/** Types of the contract that speak of a record without being one. */
export const reports: ReadonlySet<string> = new Set(['Milestone', 'Signal']);
