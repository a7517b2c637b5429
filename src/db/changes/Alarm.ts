/** A sleep that can be cut short: whoever rings wakes the sleeper, or spares it the next sleep. */
export class Alarm {
  #ring: (() => void) | undefined;
  #rung = false;

  ring(): void {
    this.#rung = true;
    this.#ring?.();
  }

  /** Sleeps until somebody rings, `mostMs` at most; says whether somebody did. */
  async sleep(mostMs: number): Promise<boolean> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        this.#ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#ring = undefined;
    }
    const rung = this.#rung;
    this.#rung = false;
    return rung;
  }
}
