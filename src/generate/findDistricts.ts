import type { ClientBase } from 'pg';
import { type District, officeOf, officesOf } from './District.ts';
import { organsOf, type Place, shortName } from './organsOf.ts';
import { registerOrgans } from './registerOrgans.ts';

/**
 * The districts of a city, given by the first four digits of its code, with an organ of each agency;
 * organs that are missing are registered. Throws a sentence if there is no such city.
 */
export async function findDistricts(
  client: ClientBase,
  city: string,
): Promise<readonly District[]> {
  const { rows } = await client.query<Place & { courtCode: string | null }>(
    `SELECT d.id AS "divisionCode", d.name, (SELECT min(o.court_code) FROM coordination.organ o
       WHERE o.agency = 'court' AND o.division_code = d.id) AS "courtCode"
     FROM coordination.division d
     WHERE d.id LIKE $1 || '__' AND d.current AND NOT d.non_standard AND d.level IN ('CITY', 'DISTRICT')
     ORDER BY d.id`,
    [city],
  );
  const [above, ...below] = rows;
  if (above === undefined || !above.divisionCode.endsWith('00') || below.length === 0) {
    throw new Error('No city has this code. Give the first four digits, such as 3703 for Zibo.');
  }
  const seat = { ...above, courtCode: above.courtCode ?? city };
  const places = below.map((place): Place => {
    const courtCode = place.courtCode ?? `${seat.courtCode}${place.divisionCode.slice(4)}`;
    return { ...place, courtCode };
  });
  await registerOrgans(client, organsOf(seat, places));
  return districtsOf(seat, places);
}

/** The districts of a city as the generator needs them. */
export function districtsOf(city: Place, places: readonly Place[]): readonly District[] {
  return places.map(({ divisionCode, name, courtCode }) => ({
    divisionCode,
    place: shortName(name),
    city: city.name.charAt(0),
    courtCode,
    cityCourtCode: city.courtCode,
    cityCourt: officeOf('court', city.divisionCode),
    offices: officesOf(divisionCode),
  }));
}
