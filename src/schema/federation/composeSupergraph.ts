import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, parse } from 'graphql';
import type { Agency } from '../../codes/agencies.ts';
import type { Subgraph } from './subgraphsOf.ts';

/** What a router needs of all subgraphs, and the schema that it then serves. */
interface Supergraph {
  readonly sdl: string;
  readonly api: GraphQLSchema;
}

/** Throws what is wrong, if the subgraphs do not compose without errors or hints. */
export function composeSupergraph(
  subgraphs: readonly Subgraph[],
  urlOf: (agency: Agency) => string,
): Supergraph {
  const { errors, hints, supergraphSdl, schema } = composeServices(
    subgraphs.map(({ agency, sdl }) => ({
      name: agency,
      url: urlOf(agency),
      typeDefs: parse(sdl),
    })),
  );
  // DEBUG tells what is so on purpose: the interface of records is told of in parts.
  const told = (hints ?? []).filter(({ definition }) => definition.level.name !== 'DEBUG');
  const problems = [...(errors ?? []), ...told].map(({ message }) => message);
  if (problems.length > 0 || supergraphSdl === undefined || schema === undefined) {
    throw new Error(`the subgraphs do not compose: ${problems.join('\n')}`);
  }
  return { sdl: supergraphSdl, api: schema.toAPISchema().toGraphQLJSSchema() };
}
