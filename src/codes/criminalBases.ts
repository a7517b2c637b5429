import type { LegalBasis } from './LegalBasis.ts';

/** Criminal law and criminal procedure, with the judicial interpretations (司法解释). */
export const criminalBases: readonly LegalBasis[] = [
  { code: 'CL', title: '中华人民共和国刑法', validFrom: '1997-10-01' },
  { code: 'CPL', title: '中华人民共和国刑事诉讼法（2018修正）', validFrom: '2018-10-26' },
  {
    code: 'CJI',
    title: '最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释',
    documentNo: '法释〔2021〕1号',
    validFrom: '2021-03-01',
  },
  {
    code: 'PSBR',
    title: '公安机关办理刑事案件程序规定（2020修正）',
    documentNo: '公安部令第159号',
    validFrom: '2020-09-01',
  },
  {
    code: 'PRR',
    title: '人民检察院刑事诉讼规则',
    documentNo: '高检发释字〔2019〕4号',
    validFrom: '2019-12-30',
  },
  {
    code: 'JI7',
    title: '最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2023〕7号',
    validFrom: '2023-08-15',
  },
  {
    code: 'JI29',
    title: '最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2016〕29号',
    validFrom: '2017-01-01',
    validTo: '2023-08-14',
    replacedBy: 'JI7',
  },
  {
    code: 'JI15',
    title: '最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2013〕15号',
    validFrom: '2013-06-19',
    validTo: '2016-12-31',
    replacedBy: 'JI29',
  },
  {
    code: 'JIWILD',
    title: '最高人民法院、最高人民检察院关于办理破坏野生动物资源刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2022〕12号',
    validFrom: '2022-04-09',
  },
  {
    code: 'JIFOREST',
    title: '最高人民法院关于审理破坏森林资源刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2023〕8号',
    validFrom: '2023-08-15',
  },
  {
    code: 'JIMINING',
    title: '最高人民法院、最高人民检察院关于办理非法采矿、破坏性采矿刑事案件适用法律若干问题的解释',
    documentNo: '法释〔2016〕25号',
    validFrom: '2016-12-01',
  },
  {
    code: 'JS11',
    title: '最高人民法院关于综合治理类司法建议工作若干问题的规定',
    documentNo: '法释〔2023〕11号',
    validFrom: '2023-11-16',
  },
];
