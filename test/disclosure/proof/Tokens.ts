/** Canaries: values that occur once, in whatever type, and are found again wherever they come out. */
export class Tokens {
  #made = 0;
  readonly #places = new Map<string, string>();

  /** Where a token was put. */
  placeOf(token: string): string | undefined {
    return this.#places.get(token);
  }

  text(place: string, word = ''): string {
    return `${word}${this.#make(place, (n) => `~k${n}~`)}`;
  }

  /** The number of a document, in the form that agencies print. */
  documentNo(place: string): string {
    return `金丝雀〔2026〕${this.#make(place, (n) => `9${String(n).padStart(7, '0')}`)}号`;
  }

  integer(place: string): number {
    return Number(this.#make(place, (n) => String(1_000_000_000 + n)));
  }

  yuan(place: string): number {
    return Number(this.#make(place, (n) => `${5_000_000_000 + n}.25`));
  }

  date(place: string): string {
    const day = (n: number) => new Date(Date.UTC(2400, 0, n)).toISOString().slice(0, 10);
    return this.#make(place, day);
  }

  /** An instant whose fraction of a second occurs once. */
  instant(place: string, day: string): string {
    const fraction = this.#make(
      place,
      (n) => `.${String((n * 10 + 7) % 1_000_000).padStart(6, '0')}`,
    );
    return `${day}T10:00:00${fraction}+08:00`;
  }

  #make(place: string, form: (n: number) => string): string {
    this.#made += 1;
    const token = form(this.#made);
    this.#places.set(token, place);
    return token;
  }
}

const forms =
  /~k\d+~|(?<=〕)9\d{7}(?=号)|\b1\d{9}\b|\b5\d{9}\.25\b|\b2[4-9]\d\d-\d\d-\d\d\b|(?<=:\d\d)\.\d{6}\b/g;
const base64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** Every token in a text, also inside of what is written in base64, as cursors are. */
export function tokensIn(text: string): ReadonlySet<string> {
  const found = new Set(text.match(forms) ?? []);
  for (const packed of text.match(base64) ?? []) {
    const inner = Buffer.from(packed, 'base64').toString('utf8');
    for (const token of inner.match(forms) ?? []) found.add(token);
  }
  return found;
}
