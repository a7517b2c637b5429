import type { Agency } from '../codes/agencies.ts';

/** An agency that publishes records of cases. */
export type Publisher = Exclude<Agency, 'coordination'>;

/** Who enters a record: an organ, and the login of one of its readers. */
export interface Office {
  readonly agency: Publisher;
  readonly organId: string;
  readonly login: string;
}

/** A district (县级行政区划) as the generator needs it: its offices and how they number documents. */
export interface District {
  readonly divisionCode: string;
  /** Name without 区 or 县, such as 张店. */
  readonly place: string;
  /** The first character of its city, such as 淄. */
  readonly city: string;
  readonly courtCode: string;
  readonly cityCourtCode: string;
  readonly cityCourt: Office;
  readonly offices: Readonly<Record<Publisher, Office>>;
}

const duties = {
  environment: 'officer',
  police: 'officer',
  procuratorate: 'prosecutor',
  court: 'judge',
} as const;

/** The office of an agency in a division, named as the demo city names its organs and readers. */
export function officeOf(agency: Publisher, divisionCode: string): Office {
  return {
    agency,
    organId: `${agency}-${divisionCode}`,
    login: `${agency}-${duties[agency]}-${divisionCode}`,
  };
}

/** The offices of a district, one of each agency. */
export function officesOf(divisionCode: string): District['offices'] {
  return {
    environment: officeOf('environment', divisionCode),
    police: officeOf('police', divisionCode),
    procuratorate: officeOf('procuratorate', divisionCode),
    court: officeOf('court', divisionCode),
  };
}

/** The office of an agency in the district. Throws for the coordination, which publishes nothing. */
export function officeIn({ offices }: District, agency: Agency): Office {
  if (agency === 'coordination') throw new RangeError('The coordination publishes no feed.');
  return offices[agency];
}
