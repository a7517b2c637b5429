/** The four parties of the linkage and the coordination of the joint mechanisms (办案单位). */
export const agencies = {
  environment: { en: 'ecological-environment bureau', zh: '生态环境部门' },
  police: { en: 'public security organ', zh: '公安机关' },
  procuratorate: { en: "people's procuratorate", zh: '人民检察院' },
  court: { en: "people's court", zh: '人民法院' },
  coordination: { en: 'coordinating body of the linkage', zh: '两法衔接牵头单位' },
} as const;

export type Agency = keyof typeof agencies;

/** In the order in which a case passes them, the coordinating body last. */
export const agencyNames = Object.keys(agencies).filter(isAgency);

export function isAgency(name: string): name is Agency {
  return Object.hasOwn(agencies, name);
}
