import type { Charge } from './Charge.ts';
import { sentenceBands as years } from './sentenceBands.ts';

// Art. 346: a unit can commit any of 338–345.
const ECO = { subject: 'PERSON_OR_UNIT' } as const;
const SINCE_1997 = { ...ECO, validFrom: '1997-10-01' } as const;
const SINCE_2021 = { ...ECO, validFrom: '2021-03-01' } as const;

/** 破坏环境资源保护罪 in force: 刑法 分则第六章第六节, Art. 338–345. */
export const ecoCharges: readonly Charge[] = [
  {
    code: 'CL338',
    name: '污染环境罪',
    article: '338',
    // The third band came with 修正案(十一).
    bands: [...years.to3To7, { fromYears: 7, validFrom: '2021-03-01' }],
    ...ECO,
    validFrom: '2011-05-01',
  },
  {
    code: 'CL339-1',
    name: '非法处置进口的固体废物罪',
    article: '339(1)',
    bands: years.to5To10Up,
    ...SINCE_1997,
  },
  {
    code: 'CL339-2',
    name: '擅自进口固体废物罪',
    article: '339(2)',
    bands: years.to5To10,
    ...SINCE_1997,
  },
  { code: 'CL340', name: '非法捕捞水产品罪', article: '340', bands: years.to3, ...SINCE_1997 },
  {
    code: 'CL341-1',
    name: '危害珍贵、濒危野生动物罪',
    article: '341(1)',
    bands: years.to5To10Up,
    ...SINCE_2021,
  },
  { code: 'CL341-2', name: '非法狩猎罪', article: '341(2)', bands: years.to3, ...SINCE_1997 },
  {
    code: 'CL341-3',
    name: '非法猎捕、收购、运输、出售陆生野生动物罪',
    article: '341(3)',
    bands: years.to3,
    ...SINCE_2021,
  },
  {
    code: 'CL342',
    name: '非法占用农用地罪',
    article: '342',
    bands: years.to5,
    ...ECO,
    validFrom: '2001-08-31',
  },
  {
    code: 'CL342-1',
    name: '破坏自然保护地罪',
    article: '342之一',
    bands: years.to5,
    ...SINCE_2021,
  },
  { code: 'CL343-1', name: '非法采矿罪', article: '343(1)', bands: years.to3To7, ...SINCE_1997 },
  { code: 'CL343-2', name: '破坏性采矿罪', article: '343(2)', bands: years.to5, ...SINCE_1997 },
  {
    code: 'CL344',
    name: '危害国家重点保护植物罪',
    article: '344',
    bands: years.to3To7,
    ...SINCE_2021,
  },
  {
    code: 'CL344-1',
    name: '非法引进、释放、丢弃外来入侵物种罪',
    article: '344之一',
    bands: years.to3,
    ...SINCE_2021,
  },
  { code: 'CL345-1', name: '盗伐林木罪', article: '345(1)', bands: years.to3To7Up, ...SINCE_1997 },
  { code: 'CL345-2', name: '滥伐林木罪', article: '345(2)', bands: years.to3To7, ...SINCE_1997 },
  {
    code: 'CL345-3',
    name: '非法收购、运输盗伐、滥伐的林木罪',
    article: '345(3)',
    bands: years.to3To7,
    ...ECO,
    validFrom: '2002-12-28',
  },
];
