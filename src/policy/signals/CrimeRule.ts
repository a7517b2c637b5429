import type { Row } from './violationFacts.ts';

/** How grave a rule makes the act: a crime (Art. 1), serious (Art. 2), or especially so (Art. 3). */
export type Gravity = 'CRIME' | 'SERIOUS' | 'MOST_SERIOUS';

/** Where the text may be read in two ways: what this hub follows (domain 6.9). */
export interface CrimeReadings {
  /** "三倍以上" of the limit itself, or over it. */
  readonly timesOver: 'excess' | 'ratio';
}

/** A rule by which the structured facts of a violation point to a crime (domain 3.9). */
export interface CrimeRule {
  readonly id: string;
  readonly gravity: Gravity;
  readonly article: string;
  /** Acts from and to these days; the rule of the day of the act is followed (从旧兼从轻). */
  readonly from: string;
  readonly to: string;
  readonly en: string;
  readonly zh: string;
  readonly fields: readonly string[];
  readonly hits: (violation: Row, readings: CrimeReadings) => boolean;
}

type Rule = Pick<CrimeRule, 'id' | 'gravity' | 'en' | 'zh' | 'fields' | 'hits'>;

/** A rule of 法释〔2023〕7号, for acts from 15 August 2023 on. */
export function since2023(where: string, rule: Rule): CrimeRule {
  return {
    ...rule,
    article: `法释〔2023〕7号 Art. ${where}`,
    from: '2023-08-15',
    to: '9999-12-31',
  };
}

/** A rule of 法释〔2016〕29号, for acts of 2017 to 14 August 2023. */
export function before2023(where: string, rule: Rule): CrimeRule {
  const article = `法释〔2016〕29号 Art. ${where}`;
  return { ...rule, article, from: '2017-01-01', to: '2023-08-14' };
}
