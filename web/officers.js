/** The duties of the demo city by the first part of a login, as the group and the reader are named. */
const duties = {
  'environment-officer': ['生态环境 Environment', '环境执法人员', 'environment officer'],
  'police-officer': ['公安 Police', '公安民警', 'police officer'],
  'procuratorate-prosecutor': ['检察 Procuratorate', '检察官', 'prosecutor'],
  'court-judge': ['法院 Court', '法官', 'judge'],
  analyst: ['其他 Others', '统计分析人员', 'analyst'],
  auditor: ['其他 Others', '审计人员', 'auditor'],
  partner: ['其他 Others', '公开信息接收方', 'partner system'],
};

const places = {
  370303: ['张店', 'Zhangdian'],
  370302: ['淄川', 'Zichuan'],
  370300: ['淄博市', 'Zibo'],
  '000000': ['全国', 'nation'],
};

/** What the page calls a login; one that it does not know goes by itself. */
export function describeOfficer(login) {
  const [, duty, division] = /^(.+)-(\d{6})$/.exec(login) ?? [];
  const [group, zh, en] = duties[duty] ?? [];
  const [placeZh, placeEn] = places[division] ?? [];
  if (group === undefined || placeZh === undefined) {
    return { group: '其他 Others', label: login, zh: login, en: login };
  }
  return {
    group,
    label: `${zh} · ${placeZh} (${login})`,
    zh: `${zh} · ${placeZh}`,
    en: `${en}, ${placeEn}`,
  };
}
