import { cellsOf } from '../../entities/Cell.ts';
import { Case } from '../../entities/coordination/Case.ts';
import { Clock } from '../../entities/coordination/Clock.ts';
import { Party } from '../../entities/coordination/Party.ts';
import { references } from '../../entities/modelOf.ts';
import type { Registry } from '../../policy/Registry.ts';
import { pluralOf } from '../rootsOf.ts';
import { connectionType } from './connectionType.ts';
import { orderType } from './orderType.ts';
import { whereType } from './whereType.ts';

/** The GraphQL types that make a table readable as single rows and as lists. */
export interface Shape {
  readonly name: string;
  readonly plural: string;
  readonly of: abstract new () => object;
  readonly where: new () => object;
  readonly order: object;
  readonly connection: new () => object;
  readonly kind: 'record' | 'case' | 'party' | 'clock' | 'reference';
  readonly description: string;
}

/** The shapes of all tables: spine first, for the feeds' filters lead to it. */
export function shapesOf(registry: Registry): readonly Shape[] {
  const theCase = shape('case', 'Cases', Case, 'Cases. 案件', {});
  const nested = { case: theCase.where };
  const party = shape('party', 'Parties', Party, 'Parties. 当事人', nested);
  return [
    theCase,
    party,
    shape('clock', 'Clocks', Clock, 'Time limits of cases. 时限', nested),
    ...references.map((of) => shape('reference', pluralOf(of.name), of, of.name, {})),
    ...registry.feeds.map((feed) =>
      shape('record', feed.plural, feed.of, feed.description, {
        ...nested,
        [feed.perSuspect ? 'party' : 'parties']: party.where,
      }),
    ),
  ];
}

function shape(
  kind: Shape['kind'],
  plural: string,
  of: abstract new () => object,
  description: string,
  nested: Readonly<Record<string, new () => object>>,
): Shape {
  const cells = cellsOf(of);
  const { name } = of;
  return {
    name,
    plural,
    of,
    kind,
    description,
    where: whereType(name, cells, nested),
    order: orderType(name, cells),
    connection: connectionType(name, of),
  };
}
