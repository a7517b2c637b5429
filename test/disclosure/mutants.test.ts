import { expect, test } from 'vitest';
import { mutatedText } from './proof/makeMutant.ts';
import { mutants } from './proof/mutants.ts';

/** `npm run prove -- --mutants` sets the proof on them; it must catch each. */
test.each(mutants)('The product can still be broken so that $name', async ({ changes }) => {
  for (const change of changes) {
    expect(await mutatedText(process.cwd(), change)).toContain(change.put);
  }
});
