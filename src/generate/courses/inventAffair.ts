import type { Affair } from '../Affair.ts';
import { pickOffence } from '../offences.ts';
import type { Story } from '../Story.ts';
import { syntheticPerson } from '../syntheticPerson.ts';
import { syntheticUnit } from '../syntheticUnit.ts';

/** Units in a district; some are found more than once. */
const unitsOfDistrict = 6000;

/** Invents what a case is about, and gives it its name. */
export function inventAffair(story: Story, offence = pickOffence(story.random)): Affair {
  const { random, district, opening } = story;
  if (random.chance(0.08)) {
    const on = opening.at;
    const person = syntheticPerson(random, district, { on, years: [20, 66] });
    const counterpart = story.party({ ...person, role: 'COUNTERPART' });
    return named(story, { story, offence, counterpart, head: undefined }, person.name);
  }
  const number = 1 + Math.floor(random.fraction() ** 2 * unitsOfDistrict);
  const { unit, head } = syntheticUnit(district, number);
  const counterpart = story.party({ ...unit, role: 'COUNTERPART' });
  const { name } = unit;
  return named(
    story,
    { story, offence, counterpart, head: story.party({ ...head, role: 'RESPONSIBLE_MANAGER' }) },
    name,
  );
}

function named(story: Story, affair: Omit<Affair, 'facts'>, name: string): Affair {
  story.caseName = `${name}${affair.offence.reason}案`;
  const facts = `${name}在${story.district.place}辖区生产经营期间${affair.offence.reason}，经现场检查和监测查证属实。`;
  return { ...affair, facts };
}
