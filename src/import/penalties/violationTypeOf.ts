const byWord: readonly (readonly [word: string, code: string])[] = [
  ['环评', 'ENVIRONMENTAL_IMPACT_ASSESSMENT'],
  ['三同时', 'THREE_SIMULTANEITIES_ACCEPTANCE'],
  ['排污许可', 'DISCHARGE_PERMIT'],
  ['大气', 'AIR'],
  ['水', 'WATER'],
  ['土壤', 'SOIL'],
  ['固废', 'SOLID_WASTE'],
  ['危废', 'HAZARDOUS_WASTE'],
  ['噪声', 'NOISE'],
  ['辐射', 'RADIOACTIVITY'],
  ['海洋', 'MARINE'],
  ['自动监控', 'AUTOMATIC_MONITORING_DATA'],
  ['应急', 'EMERGENCY_RESPONSE'],
  ['信息公开', 'INFORMATION_DISCLOSURE'],
];

/** The type of violation (违法行为类型) that a summary such as `水:暗管排放` begins with. */
export function violationTypeOf(violation: string): string {
  return byWord.find(([word]) => violation.startsWith(word))?.[1] ?? 'OTHER';
}
