import type { Agency } from '../../codes/agencies.ts';

/** An office of an agency, registered or about to be (单位). */
export interface Organ {
  readonly id: string;
  readonly name: string;
  readonly agency: Agency;
  readonly divisionCode: string;
  readonly courtCode: string | undefined;
}
