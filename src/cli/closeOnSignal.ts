/** Waits for a signal to end, then closes in order; a second signal ends at once. */
export function closeOnSignal(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.once('SIGINT', () => process.exit(130));
      close().then(resolve, resolve);
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}
