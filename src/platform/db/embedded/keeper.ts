/** Keeps a server that is ours running: when it dies it is started again, ever more slowly if it dies again. */
import type { Place } from './place.ts';
import { type Server, type Settings, startServer, stopServer, whenGone } from './server.ts';

/** `server` is the one that runs now. `stop` ends it for good; `letGo` leaves it running, without us. */
export type Kept = { readonly server: Server; stop(): Promise<void>; letGo(): void };

const firstPause = 100;
const longestPause = 30_000;
/** A server that ran this long is thought to be well again. */
const wellAfter = 60_000;

/** In: a running server. Out: the same, kept; it comes back at the same address. */
export function keepRunning(place: Place, first: Server, settings: Settings, log: (line: string) => void): Kept {
  const { host, port } = first;
  const ending = new AbortController();
  let server = first;

  const keeping = (async () => {
    let pause = firstPause;
    for (;;) {
      const since = Date.now();
      await Promise.race([whenGone(server), aborted(ending.signal)]);
      if (ending.signal.aborted) return;
      if (Date.now() - since > wellAfter) pause = firstPause;
      log(`PostgreSQL (process ${server.life.pid}) has died; starting it again.`);
      for (;;) {
        await paused(pause, ending.signal);
        if (ending.signal.aborted) return;
        pause = Math.min(pause * 2, longestPause);
        try {
          server = await startServer(place, { host, port }, settings, log);
          log(`PostgreSQL runs again (process ${server.life.pid}).`);
          break;
        } catch (error) {
          log(`${(error as Error).message}\nTrying again in ${pause / 1000} s.`);
        }
      }
    }
  })();

  return {
    get server() {
      return server;
    },
    letGo() {
      ending.abort();
    },
    async stop() {
      ending.abort();
      // A start that is under way ends first, or it would outlive us.
      await keeping;
      await stopServer(place, server, log);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}

/** A pause that ends early on the signal. */
function paused(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    aborted(signal).then(() => {
      clearTimeout(timer);
      done();
    });
  });
}
