import { type ReaderParam, readerTypes } from '../projection/Params.ts';
import { arrayLiteral } from '../publication/arrayLiteral.ts';
import type { Pass } from './Pass.ts';

const params = Object.keys(readerTypes).filter((name): name is ReaderParam =>
  Object.hasOwn(readerTypes, name),
);
const names = ['capacity', ...params] as const;

/** The setting that holds a value of the pass. */
export function settingOf(name: 'capacity' | ReaderParam): string {
  return `xianjie.${name}`;
}

/** Sets the pass until the transaction ends. */
export const passStatement = {
  name: 'pass',
  text: `SELECT ${names.map((name, index) => `set_config('${settingOf(name)}', $${index + 1}, true)`).join(', ')}`,
};

/** The parameters of `passStatement`. */
export function passValues({ capacity, reader }: Pass): string[] {
  const values = params.map((name) => {
    const value = reader[name];
    return typeof value === 'string' ? value : arrayLiteral(value);
  });
  return [capacity, ...values];
}
