import { GraphQLError } from 'graphql';

/** An error of coercing the variables, before anything ran; what was entered is not repeated. */
export function badInput(error: GraphQLError): GraphQLError {
  return new GraphQLError(messageOf(error), {
    nodes: error.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

/** graphql-js writes `Variable "$x" got invalid value VALUE at "x.path"; REASON`. */
function messageOf({ message, originalError }: GraphQLError): string {
  const name = /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (!originalError || name === undefined) return withoutValue(message);
  const before = message.slice(0, -originalError.message.length);
  const place = / at "([^"]*)"; $/.exec(before)?.[1] ?? name;
  return `Variable "$${name}" has an invalid value at "${place}": ${withoutValue(originalError.message)}`;
}

/** A message of graphql-js without the value that was entered. */
export function withoutValue(reason: string): string {
  return reason
    .replace(/( cannot represent [^:"]*value): [\s\S]*$/, '$1.')
    .replace(/^(Enum "\w+" cannot represent [^:]*value): [\s\S]*$/, '$1.')
    .replace(/^Value [\s\S]* does not exist in/, 'The value does not exist in');
}
