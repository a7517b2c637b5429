import type { Charge } from './Charge.ts';
import { sentenceBands as years } from './sentenceBands.ts';

const PERSON = { related: true, subject: 'PERSON' } as const;
const UNIT = { related: true, subject: 'PERSON_OR_UNIT' } as const;
const SINCE_1997 = { validFrom: '1997-10-01' } as const;
const SINCE_2021 = { validFrom: '2021-03-01' } as const;

/** Charges of other chapters that come up in environment cases. */
export const relatedCharges: readonly Charge[] = [
  {
    code: 'CL114',
    name: '投放危险物质罪',
    article: '114、115(1)',
    bands: [{ fromYears: 3, toYears: 10 }, { fromYears: 10 }],
    ...PERSON,
    validFrom: '2001-12-29',
  },
  {
    code: 'CL152-2',
    name: '走私废物罪',
    article: '152(2)',
    bands: years.to5Up,
    ...UNIT,
    validFrom: '2002-12-28',
  },
  { code: 'CL225', name: '非法经营罪', article: '225', bands: years.to5Up, ...UNIT, ...SINCE_1997 },
  // Until 2002-03-25 the names of 229 began with 中介组织人员.
  {
    code: 'CL229-1',
    name: '提供虚假证明文件罪',
    article: '229(1)',
    bands: years.to5To10,
    ...UNIT,
    ...SINCE_1997,
  },
  {
    code: 'CL229-3',
    name: '出具证明文件重大失实罪',
    article: '229(3)',
    bands: years.to3,
    ...UNIT,
    ...SINCE_1997,
  },
  { code: 'CL277', name: '妨害公务罪', article: '277', bands: years.to3, ...PERSON, ...SINCE_1997 },
  {
    code: 'CL277-5',
    name: '袭警罪',
    article: '277(5)',
    bands: years.to3To7,
    ...PERSON,
    ...SINCE_2021,
  },
  // Tampering with monitoring systems (JI7 Art. 11); a unit only for acts since 2015-11-01.
  {
    code: 'CL286',
    name: '破坏计算机信息系统罪',
    article: '286',
    bands: years.to5Up,
    ...UNIT,
    ...SINCE_1997,
  },
  { code: 'CL305', name: '伪证罪', article: '305', bands: years.to3To7, ...PERSON, ...SINCE_1997 },
  {
    code: 'CL307-2',
    name: '帮助毁灭、伪造证据罪',
    article: '307(2)',
    bands: years.to3,
    ...PERSON,
    ...SINCE_1997,
  },
  {
    code: 'CL402',
    name: '徇私舞弊不移交刑事案件罪',
    article: '402',
    bands: years.to3To7,
    ...PERSON,
    ...SINCE_1997,
  },
  {
    code: 'CL408',
    name: '环境监管失职罪',
    article: '408',
    bands: years.to3,
    ...PERSON,
    ...SINCE_1997,
  },
];
