import { ID } from 'type-graphql';
import type { Agency } from '../../codes/agencies.ts';
import type { CellKind } from '../CellKind.ts';
import { reject } from '../Report.ts';
import { text } from './text.ts';

/** A key that people read and type, such as a division code: an ID in GraphQL. */
export function key(most: number): CellKind {
  return { ...text(most), graphql: () => ID, filter: 'id' };
}

/** A registered organ (vOrg) of one agency; that it exists is checked against the registry. */
export interface OrganKind extends CellKind {
  readonly organOf: Agency | 'any';
}

export function organ(of: Agency | 'any'): OrganKind {
  return { ...key(40), organOf: of };
}

/** Whether a cell names an organ. */
export function isOrganKind(kind: CellKind): kind is OrganKind {
  return 'organOf' in kind;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of another record or party of the hub. */
export function reference(): CellKind {
  return {
    graphql: () => ID,
    list: false,
    sql: 'uuid',
    filter: 'id',
    check: (value, report) => {
      const id = typeof value === 'string' ? value.toLowerCase() : '';
      if (uuid.test(id)) return id;
      return report(
        reject(
          'ID_MALFORMED',
          'This is not an id of the hub.',
          '不是本平台的记录编号。',
          'Copy the id from the record.',
          '请复制记录的编号。',
        ),
      );
    },
  };
}
