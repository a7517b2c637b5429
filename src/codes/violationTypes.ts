/** A type of environmental violation (违法行为类型), top level. */
export interface ViolationType {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Top level after 生态环境法典 and the statutes before it; no official code list was seen. */
export const violationTypes: readonly ViolationType[] = [
  {
    code: 'ENVIRONMENTAL_IMPACT_ASSESSMENT',
    zh: '环境影响评价',
    en: 'Environmental impact assessment',
  },
  {
    code: 'THREE_SIMULTANEITIES_ACCEPTANCE',
    zh: '“三同时”及验收',
    en: 'Three simultaneities and acceptance',
  },
  { code: 'DISCHARGE_PERMIT', zh: '排污许可', en: 'Discharge permit' },
  { code: 'AIR', zh: '大气污染', en: 'Air pollution' },
  { code: 'WATER', zh: '水污染', en: 'Water pollution' },
  { code: 'SOIL', zh: '土壤污染', en: 'Soil pollution' },
  { code: 'SOLID_WASTE', zh: '固体废物', en: 'Solid waste' },
  { code: 'HAZARDOUS_WASTE', zh: '危险废物', en: 'Hazardous waste' },
  { code: 'NOISE', zh: '噪声污染', en: 'Noise pollution' },
  { code: 'RADIOACTIVITY', zh: '放射性污染', en: 'Radioactive pollution' },
  { code: 'MARINE', zh: '海洋环境', en: 'Marine environment' },
  { code: 'AUTOMATIC_MONITORING_DATA', zh: '自动监控数据', en: 'Automatic monitoring data' },
  { code: 'EMERGENCY_RESPONSE', zh: '环境应急', en: 'Environmental emergency response' },
  {
    code: 'INFORMATION_DISCLOSURE',
    zh: '环境信息披露',
    en: 'Environmental information disclosure',
  },
  { code: 'NATURE_RESERVE', zh: '自然保护地', en: 'Protected natural areas' },
  {
    code: 'VEHICLES_AND_INSPECTION_BODIES',
    zh: '机动车与检验机构',
    en: 'Vehicles and inspection bodies',
  },
  {
    code: 'OBSTRUCTION_OF_INSPECTION',
    zh: '拒绝、阻挠检查',
    en: 'Refusal or obstruction of inspection',
  },
  { code: 'OTHER', zh: '其他', en: 'Other' },
];
