import type { DetentionFactPattern } from './DetentionFactPattern.ts';

/** The fact patterns that 生态环境法典 (ECODE) adds. */
export const ecodeFactPatterns: readonly DetentionFactPattern[] = [
  { code: 'FISSURE', zh: '裂隙', en: 'Discharge into fissures', basis: 'ECODE 1108' },
  { code: 'KARST_CAVE', zh: '溶洞', en: 'Discharge into karst caves', basis: 'ECODE 1108' },
  {
    code: 'TEMP_SHUTDOWN_EVASION',
    zh: '以逃避检查为目的临时停产',
    en: 'Temporary shutdown to evade inspection',
    basis: 'ECODE 1108',
  },
  {
    code: 'EMERGENCY_CHANNEL',
    zh: '非紧急情况下开启应急排放通道',
    en: 'Opened the emergency outlet without emergency',
    basis: 'ECODE 1108',
  },
  {
    code: 'FARMLAND',
    zh: '污染农用地，情节严重',
    en: 'Polluted farmland, serious',
    basis: 'ECODE 1160',
  },
  {
    code: 'SOIL_RISK',
    zh: '未履行土壤污染风险管控义务，情节严重',
    en: 'Neglected soil risk control, serious',
    basis: 'ECODE 1165',
  },
  // Items as 固体废物污染环境防治法 Art. 120 had them; the wording of ECODE 1179 was not seen.
  {
    code: 'SOLID_WASTE_1',
    zh: '擅自倾倒、堆放、丢弃、遗撒固体废物，造成严重后果',
    en: 'Dumped or scattered solid waste with serious results',
    basis: 'ECODE 1179; SOLID 120(一)',
  },
  {
    code: 'SOLID_WASTE_2',
    zh: '在特别保护区域内建设固体废物、危险废物集中设施、场所',
    en: 'Built waste facilities in a specially protected area',
    basis: 'ECODE 1179; SOLID 120(二)',
  },
  {
    code: 'SOLID_WASTE_3',
    zh: '将危险废物提供或者委托给无许可证者',
    en: 'Gave hazardous waste to someone without a permit',
    basis: 'ECODE 1179; SOLID 120(三)',
  },
  {
    code: 'SOLID_WASTE_4',
    zh: '无许可证或者未按许可证从事危险废物经营',
    en: 'Handled hazardous waste without or against a permit',
    basis: 'ECODE 1179; SOLID 120(四)',
  },
  {
    code: 'SOLID_WASTE_5',
    zh: '未经批准擅自转移危险废物',
    en: 'Moved hazardous waste without approval',
    basis: 'ECODE 1179; SOLID 120(五)',
  },
  {
    code: 'SOLID_WASTE_6',
    zh: '未采取防范措施，造成危险废物扬散、流失、渗漏等严重后果',
    en: 'Let hazardous waste escape with serious results',
    basis: 'ECODE 1179; SOLID 120(六)',
  },
];
