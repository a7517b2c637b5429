import type { LegalBasis } from './LegalBasis.ts';

/** Administrative law and procedure, with public-interest litigation (公益诉讼). */
export const administrativeBases: readonly LegalBasis[] = [
  { code: 'APL', title: '中华人民共和国行政处罚法（2021修订）', validFrom: '2021-07-15' },
  { code: 'AEL', title: '中华人民共和国行政强制法', validFrom: '2012-01-01' },
  { code: 'ARL', title: '中华人民共和国行政复议法（2023修订）', validFrom: '2024-01-01' },
  { code: 'ALL', title: '中华人民共和国行政诉讼法（2017修正）', validFrom: '2017-07-01' },
  {
    code: 'CJIA',
    title: '最高人民法院关于适用《中华人民共和国行政诉讼法》的解释',
    documentNo: '法释〔2018〕1号',
    validFrom: '2018-02-08',
  },
  // Amended several times (2018, 2020); the date is that of the regulation itself.
  {
    code: 'PSBA',
    title: '公安机关办理行政案件程序规定',
    documentNo: '公安部令第125号',
    validFrom: '2013-01-01',
  },
  {
    code: 'GIR',
    title: '中华人民共和国政府信息公开条例（2019修订）',
    documentNo: '国务院令第711号',
    validFrom: '2019-05-15',
  },
  {
    code: 'MEE30',
    title: '生态环境行政处罚办法',
    documentNo: '生态环境部令第30号',
    validFrom: '2023-07-01',
  },
  {
    code: 'MEP8',
    title: '环境行政处罚办法',
    documentNo: '环境保护部令第8号',
    validFrom: '2010-03-01',
    validTo: '2023-06-30',
    replacedBy: 'MEE30',
  },
  // Public-interest litigation, texts of 2020
  {
    code: 'PIL',
    title: '最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释（2020修正）',
    validFrom: '2021-01-01',
  },
  {
    code: 'PILC',
    title: '最高人民法院关于审理环境民事公益诉讼案件适用法律若干问题的解释（2020修正）',
    validFrom: '2021-01-01',
  },
];
