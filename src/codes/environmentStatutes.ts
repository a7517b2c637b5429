import type { LegalBasis } from './LegalBasis.ts';

const REPEALED_BY_CODE = { validTo: '2026-08-14', replacedBy: 'ECODE' } as const;

/** 生态环境法典 and the ten statutes that its Art. 1242 repealed on the day it took effect. */
export const environmentStatutes: readonly LegalBasis[] = [
  { code: 'ECODE', title: '中华人民共和国生态环境法典', validFrom: '2026-08-15' },
  {
    code: 'EPL14',
    title: '中华人民共和国环境保护法（2014修订）',
    validFrom: '2015-01-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'EIA',
    title: '中华人民共和国环境影响评价法',
    validFrom: '2003-09-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'MARINE',
    title: '中华人民共和国海洋环境保护法（2023修订）',
    validFrom: '2024-01-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'AIR',
    title: '中华人民共和国大气污染防治法（2015修订）',
    validFrom: '2016-01-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'WATER',
    title: '中华人民共和国水污染防治法（2017修正）',
    validFrom: '2018-01-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'SOIL',
    title: '中华人民共和国土壤污染防治法',
    validFrom: '2019-01-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'SOLID',
    title: '中华人民共和国固体废物污染环境防治法（2020修订）',
    validFrom: '2020-09-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'NOISE',
    title: '中华人民共和国噪声污染防治法',
    validFrom: '2022-06-05',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'RADIO',
    title: '中华人民共和国放射性污染防治法',
    validFrom: '2003-10-01',
    ...REPEALED_BY_CODE,
  },
  {
    code: 'CLEAN',
    title: '中华人民共和国清洁生产促进法',
    validFrom: '2003-01-01',
    ...REPEALED_BY_CODE,
  },
];
