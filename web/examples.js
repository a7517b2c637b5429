import { caseExamples } from './examples/caseExamples.js';
import { environmentExamples } from './examples/environmentExamples.js';
import { justiceExamples } from './examples/justiceExamples.js';
import { statisticsExamples } from './examples/statisticsExamples.js';

/**
 * Queries to begin with, by who asks: `login` is the officer whom the page then takes, `variables`
 * are made when the example is chosen and may ask the hub.
 */
export const examples = [
  ...caseExamples,
  ...environmentExamples,
  ...justiceExamples,
  ...statisticsExamples,
];
