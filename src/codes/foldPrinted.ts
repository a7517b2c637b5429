const OPENING = /[[{〔【〖〈<]/g;
const CLOSING = /[\]}〕】〗〉>]/g;
const DASHES = /[‐‑‒–—―−]/g;
const INVISIBLE = /[\s\u200B-\u200D\u2060\uFEFF]/g;

/**
 * Folds the printed variants of one number into one spelling: half width (NFKC), upper case, no
 * spaces, every bracket `( )`, every dash `-`. Chinese characters and digits keep their order.
 */
export function foldPrinted(printed: string): string {
  return printed
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(DASHES, '-')
    .toUpperCase();
}
