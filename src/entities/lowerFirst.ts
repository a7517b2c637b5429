/** The name as a field: `FilingDecisions` becomes `filingDecisions`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
