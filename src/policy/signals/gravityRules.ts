import { type CrimeRule, type Gravity, since2023 } from './CrimeRule.ts';
import { harmed, harmOf, isToxic, mostMoney, type Row, wasteTonnes } from './violationFacts.ts';

const intake = (levels: readonly string[]) => (violation: Row) =>
  levels.includes(String(harmOf(violation).intake)) && harmed(violation, 'intakeHours') >= 12;
const degraded = (violation: Row) =>
  isToxic(violation) && harmOf(violation).ecologyDegraded === true;
const someArea = ({ protectedArea }: Row) => typeof protectedArea === 'string';
const listedWater = (violation: Row) => harmOf(violation).listedWater === true;

type Line = readonly [
  id: string,
  where: string,
  en: string,
  zh: string,
  fields: readonly string[],
  hits: (violation: Row) => boolean,
];

/** 情节严重: three to seven years (法释〔2023〕7号 Art. 2). */
const serious: readonly Line[] = [
  [
    'R2-1',
    '2(一)',
    'toxic substances that degraded a protected area',
    '在重点保护区域排放有毒物质，造成生态功能退化或者野生生物资源严重破坏',
    ['protectedArea', 'pollutants', 'harm'],
    (violation) => degraded(violation) && someArea(violation),
  ],
  [
    'R2-2',
    '2(二)',
    'toxic substances that degraded a river or lake of national importance',
    '向国家确定的重要江河、湖泊水域排放有毒物质，造成生态功能退化或者水生生物资源严重破坏',
    ['pollutants', 'harm'],
    (violation) => degraded(violation) && listedWater(violation),
  ],
  [
    'R2-3',
    '2(三)',
    'a hundred tonnes of hazardous waste or more',
    '非法排放、倾倒、处置危险废物一百吨以上',
    ['pollutants'],
    (violation) => wasteTonnes(violation) >= 100,
  ],
  [
    'R2-4',
    '2(四)',
    'gains or loss of a million yuan or more',
    '违法所得或者公私财产损失一百万元以上',
    ['illegalGains', 'propertyLoss'],
    (violation) => mostMoney(violation) >= 1_000_000,
  ],
  [
    'R2-5',
    '2(五)',
    'the water intake of a county town interrupted for twelve hours or more',
    '县级城区集中式饮用水水源取水中断十二小时以上',
    ['harm'],
    intake(['COUNTY', 'CITY']),
  ],
  [
    'R2-6',
    '2(六)',
    '10 mu of basic farmland, 20 of other farmland or 50 of other land destroyed',
    '永久基本农田、公益林地十亩，其他农用地二十亩，其他土地五十亩以上遭受破坏',
    ['harm'],
    (violation) =>
      harmed(violation, 'basicFarmlandMu') >= 10 ||
      harmed(violation, 'otherFarmlandMu') >= 20 ||
      harmed(violation, 'otherLandMu') >= 50,
  ],
  [
    'R2-7',
    '2(七)',
    '50 cubic metres of trees or 2,500 saplings killed',
    '林木死亡五十立方米以上，或者幼树死亡二千五百株以上',
    ['harm'],
    (violation) =>
      harmed(violation, 'treesCubicMetres') >= 50 || harmed(violation, 'saplings') >= 2500,
  ],
  [
    'R2-8',
    '2(八)',
    '5,000 people evacuated',
    '疏散、转移群众五千人以上',
    ['harm'],
    (violation) => harmed(violation, 'evacuated') >= 5000,
  ],
  [
    'R2-9',
    '2(九)',
    '30 people poisoned',
    '三十人以上中毒',
    ['harm'],
    (violation) => harmed(violation, 'poisoned') >= 30,
  ],
  [
    'R2-10',
    '2(十)',
    'one person seriously injured or ill, or three slightly injured',
    '一人以上重伤、严重疾病或者三人以上轻伤',
    ['harm'],
    (violation) =>
      harmed(violation, 'seriouslyInjured') >= 1 || harmed(violation, 'slightlyInjured') >= 3,
  ],
];

/** Seven years and more (法释〔2023〕7号 Art. 3). */
const mostSerious: readonly Line[] = [
  [
    'R3-1',
    '3(一)(二)',
    'toxic substances in a protected area or listed water, and a city’s intake interrupted',
    '在重点保护区域或者重要江河湖泊排放有毒物质，致使设区的市级城区取水中断十二小时以上',
    ['protectedArea', 'pollutants', 'harm'],
    (violation) =>
      isToxic(violation) &&
      (someArea(violation) || listedWater(violation)) &&
      intake(['CITY'])(violation),
  ],
  [
    'R3-3',
    '3(三)',
    '50 mu of permanent basic farmland destroyed',
    '永久基本农田五十亩以上遭受永久性破坏',
    ['harm'],
    (violation) => harmed(violation, 'basicFarmlandMu') >= 50,
  ],
  [
    'R3-4',
    '3(四)',
    'three people seriously injured or ill, or one severely disabled or killed',
    '三人以上重伤、严重疾病，或者一人以上严重残疾、死亡',
    ['harm'],
    (violation) =>
      harmed(violation, 'seriouslyInjured') >= 3 || harmed(violation, 'disabledOrKilled') >= 1,
  ],
];

const rules = (gravity: Gravity, lines: readonly Line[]): readonly CrimeRule[] =>
  lines.map(([id, where, en, zh, fields, hits]) =>
    since2023(where, { id, gravity, en, zh, fields, hits }),
  );

/** What makes the crime graver; for acts before 15 August 2023 it is left to the officer. */
export const gravityRules: readonly CrimeRule[] = [
  ...rules('SERIOUS', serious),
  ...rules('MOST_SERIOUS', mostSerious),
];
