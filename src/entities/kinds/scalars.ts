import { GraphQLScalarType, Kind } from 'graphql';

/** Text on the wire; the field rules check it row by row, so that one bad row spoils no batch. */
function textScalar(name: string, description: string): GraphQLScalarType {
  const text = (value: unknown) => {
    if (typeof value !== 'string') throw new TypeError(`${name} is written as a string`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: text,
    parseLiteral: (node) => text(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const scalars = {
  date: textScalar('Date', 'A calendar day, YYYY-MM-DD (ISO 8601), in Chinese time. 日期'),
  dateTime: textScalar(
    'DateTime',
    'An instant, YYYY-MM-DDThh:mm:ss+08:00 (RFC 3339, offset required). 时间',
  ),
  yuan: new GraphQLScalarType<number, unknown>({
    name: 'Yuan',
    description:
      'An amount in Chinese yuan (CNY) with at most two decimals, 0 to 10^12. 金额（元）',
    serialize: (value) => value,
    parseValue: (value) => {
      if (typeof value !== 'number') throw new TypeError('Yuan is written as a number');
      return value;
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
      throw new TypeError('Yuan is written as a number');
    },
  }),
} as const;
