/** What a program that owns the embedded server does when it is told to end. */
import type { Embedded } from './embedded.ts';

/**
 * In: the server and what has to be closed before it, in that order. On SIGINT, SIGTERM or SIGHUP everything is
 * closed once, then the program ends: with 0, or with 1 when a closer failed (the server is stopped all the same).
 */
export function stopOnSignals(embedded: Pick<Embedded, 'stop'>, ...closers: (() => unknown)[]): void {
  let stopping = false;
  const stop = async () => {
    // The terminal and whoever started us may both send the signal.
    if (stopping) return;
    stopping = true;
    let code = 0;
    for (const close of [...closers, () => embedded.stop()]) {
      try {
        await close();
      } catch (error) {
        code = 1;
        console.error(error);
      }
    }
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
