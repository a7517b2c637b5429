import type { Charge } from './Charge.ts';
import { sentenceBands as years } from './sentenceBands.ts';

const ECO = { subject: 'PERSON_OR_UNIT' } as const;
const SINCE_1997 = { ...ECO, validFrom: '1997-10-01' } as const;
const SINCE_2002 = { ...ECO, validFrom: '2002-12-28' } as const;
// 修正案(二) 2001-08-31, (四) 2002-12-28, (八) 2011-05-01, (十一) 2021-03-01: the day before each.
const UNTIL_2021 = { validTo: '2021-02-28' } as const;

/** Names of 破坏环境资源保护罪 that later amendments replaced; still right for acts of their time. */
export const supersededCharges: readonly Charge[] = [
  {
    code: 'CL338-1997',
    name: '重大环境污染事故罪',
    article: '338',
    bands: years.to3To7,
    ...SINCE_1997,
    validTo: '2011-04-30',
    successor: 'CL338',
  },
  {
    code: 'CL341-1-1997-HUNT',
    name: '非法猎捕、杀害珍贵、濒危野生动物罪',
    article: '341(1)',
    bands: years.to5To10Up,
    ...SINCE_1997,
    ...UNTIL_2021,
    successor: 'CL341-1',
  },
  {
    code: 'CL341-1-1997-TRADE',
    name: '非法收购、运输、出售珍贵、濒危野生动物、珍贵、濒危野生动物制品罪',
    article: '341(1)',
    bands: years.to5To10Up,
    ...SINCE_1997,
    ...UNTIL_2021,
    successor: 'CL341-1',
  },
  {
    code: 'CL342-1997',
    name: '非法占用耕地罪',
    article: '342',
    bands: years.to5,
    ...SINCE_1997,
    validTo: '2001-08-30',
    successor: 'CL342',
  },
  {
    code: 'CL344-1997',
    name: '非法采伐、毁坏珍贵树木罪',
    article: '344',
    bands: years.to3To7,
    ...SINCE_1997,
    validTo: '2002-12-27',
    successor: 'CL344-2002-FELL',
  },
  {
    code: 'CL344-2002-FELL',
    name: '非法采伐、毁坏国家重点保护植物罪',
    article: '344',
    bands: years.to3To7,
    ...SINCE_2002,
    ...UNTIL_2021,
    successor: 'CL344',
  },
  {
    code: 'CL344-2002-TRADE',
    name: '非法收购、运输、加工、出售国家重点保护植物、国家重点保护植物制品罪',
    article: '344',
    bands: years.to3To7,
    ...SINCE_2002,
    ...UNTIL_2021,
    successor: 'CL344',
  },
  {
    code: 'CL345-3-1997',
    name: '非法收购盗伐、滥伐的林木罪',
    article: '345(3)',
    bands: years.to3To7,
    ...SINCE_1997,
    validTo: '2002-12-27',
    successor: 'CL345-3',
  },
];
