import type { DivisionReach } from '../codes/divisionReach.ts';
import { officeOf, type Publisher } from './District.ts';

/** An organ to be registered. */
export interface NewOrgan {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly level: DivisionReach['level'];
  readonly divisionCode: string;
  readonly parentId?: string;
  readonly courtCode?: string;
}

export interface Place {
  readonly divisionCode: string;
  readonly name: string;
  readonly courtCode: string;
}

const agencies = ['environment', 'police', 'procuratorate', 'court'] as const;

/** The organs of a city and its districts, one of each agency, named as such organs are. */
export function organsOf(city: Place, districts: readonly Place[]): readonly NewOrgan[] {
  return [
    ...agencies.map((agency) =>
      organ(agency, city, { name: cityName(agency, city.name), level: 'CITY' }),
    ),
    ...districts.flatMap((district) =>
      agencies.map((agency) =>
        organ(agency, district, {
          name: districtName(agency, city.name, district.name),
          level: 'DISTRICT',
          parentId: officeOf(agency, city.divisionCode).organId,
        }),
      ),
    ),
  ];
}

/** The name without 区, 县 or 市. */
export function shortName(name: string): string {
  return name.length > 2 ? name.replace(/[区县市]$/, '') : name;
}

function organ(
  agency: Publisher,
  { divisionCode, courtCode }: Place,
  rest: Pick<NewOrgan, 'name' | 'level' | 'parentId'>,
): NewOrgan {
  const { organId: id } = officeOf(agency, divisionCode);
  return { id, agency, divisionCode, ...rest, ...(agency === 'court' ? { courtCode } : {}) };
}

function cityName(agency: Publisher, city: string): string {
  return `${city}${{ environment: '生态环境局', police: '公安局', procuratorate: '人民检察院', court: '中级人民法院' }[agency]}`;
}

function districtName(agency: Publisher, city: string, district: string): string {
  const county = !district.endsWith('区');
  // The bureau has branches everywhere, the police in districts; a county's organs bear its own name.
  if (agency === 'environment') return `${city}生态环境局${shortName(district)}分局`;
  if (agency === 'police')
    return county ? `${district}公安局` : `${city}公安局${shortName(district)}分局`;
  const office = agency === 'court' ? '人民法院' : '人民检察院';
  return `${county ? '' : city}${district}${office}`;
}
