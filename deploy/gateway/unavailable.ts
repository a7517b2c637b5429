import { createGraphQLError } from '@graphql-tools/utils';
import type { GraphQLError } from 'graphql';
import { type Agency, agencies } from '../../src/codes/agencies.ts';
import { HubError } from '../../src/errors.ts';

/** What stands in the place of what an agency would have said; not a word of where it runs. */
export function unavailable(agency: Agency): GraphQLError {
  const { en, zh } = agencies[agency];
  return shown(new HubError('AGENCY_UNAVAILABLE', { agency, name: en, nameZh: zh }));
}

/** An error of the catalogue as GraphQL shows it. */
export function shown({ message, extensions: all }: HubError): GraphQLError {
  const { http: _, name: __, nameZh: ___, ...extensions } = all;
  return createGraphQLError(message, { extensions });
}
