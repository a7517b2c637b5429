/** npm hands on the signal that a terminal has sent to all of its processes already. */
const echoMs = 1_000;

/** Waits for a signal to end, then closes in order; a second signal, a second later, ends at once. */
export function closeOnSignal(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let begunAt: number | undefined;
    const end = () => {
      if (begunAt === undefined) {
        begunAt = performance.now();
        close().then(resolve, resolve);
      } else if (performance.now() - begunAt > echoMs) process.exit(130);
    };
    process.on('SIGINT', end).on('SIGTERM', end);
  });
}
