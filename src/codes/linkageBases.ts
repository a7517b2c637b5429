import type { LegalBasis } from './LegalBasis.ts';

/** The rules on linkage of administrative enforcement and criminal justice (两法衔接). */
export const linkageBases: readonly LegalBasis[] = [
  {
    code: 'A17',
    title: '环境保护行政执法与刑事司法衔接工作办法',
    documentNo: '环环监〔2017〕17号',
    validFrom: '2017-01-25',
  },
  {
    code: 'A78',
    title: '关于环境保护主管部门移送涉嫌环境犯罪案件的若干规定',
    documentNo: '环发〔2007〕78号',
    validTo: '2017-01-24',
    replacedBy: 'A17',
  },
  {
    code: 'A310',
    title: '行政执法机关移送涉嫌犯罪案件的规定（2020修订）',
    documentNo: '国务院令第310号、第730号',
    validFrom: '2020-08-07',
  },
  {
    code: 'A310-2001',
    title: '行政执法机关移送涉嫌犯罪案件的规定',
    documentNo: '国务院令第310号',
    validFrom: '2001-07-09',
    validTo: '2020-08-06',
    replacedBy: 'A310',
  },
  // Refers to Art. 63 of the repealed EPL14; read as ECODE 1095, 1102, 1108, 1131.
  {
    code: 'ADET',
    title: '行政主管部门移送适用行政拘留环境违法案件暂行办法',
    documentNo: '公治〔2014〕853号',
    validFrom: '2015-01-01',
  },
  {
    code: 'J126',
    title: '关于加强环境保护与公安部门执法衔接配合工作的意见',
    documentNo: '环发〔2013〕126号',
  },
  {
    code: 'MINUTES19',
    title: '关于办理环境污染刑事案件有关问题座谈会纪要',
    documentNo: '高检会〔2019〕3号',
  },
  { code: 'POL25', title: '关于加强生态警务机制建设的意见' },
  // Largely superseded by SPP21, but no repeal was seen.
  {
    code: 'SPP01',
    title: '人民检察院办理行政执法机关移送涉嫌犯罪案件的规定',
    validFrom: '2001-12-03',
  },
  {
    code: 'SPP21',
    title: '关于推进行政执法与刑事司法衔接工作的规定',
    documentNo: '高检发释字〔2021〕4号',
    validFrom: '2021-09-06',
  },
  {
    code: 'SPP23',
    title: '关于推进行刑双向衔接和行政违法行为监督 构建检察监督与行政执法衔接制度的意见',
  },
  { code: 'SPP24', title: '人民检察院行刑反向衔接工作指引', validFrom: '2024-11-26' },
];
