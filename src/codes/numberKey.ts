import { foldPrinted } from './foldPrinted.ts';

const YEAR_WORD = /\((\d{4})年\)/g;
const DI_BEFORE_SERIAL = /第(?=[A-Z]?\d)/g;
const ZI_BEFORE_SERIAL = /字(?=[A-Z]?\d+(?:-\d+)?号)/g;
const ZEROS_OF_SERIAL = /(?<!\d)0+(?=\d+(?:-\d+)?号)/g;

/**
 * The key under which a number of any agency (案号、文号、信用代码…) is found, however it was printed:
 * bracket style, 第, 字 before the serial, leading zeros of the serial, spaces, width and case do
 * not matter. Zeros elsewhere do (`沪0120`). A printed number and its canonical form have one key.
 */
export function numberKey(printed: string): string {
  return foldPrinted(printed)
    .replace(YEAR_WORD, '($1)')
    .replace(DI_BEFORE_SERIAL, '')
    .replace(ZI_BEFORE_SERIAL, '')
    .replace(ZEROS_OF_SERIAL, '');
}
