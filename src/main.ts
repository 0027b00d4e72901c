import { Session } from 'node:inspector/promises';
import { type ServerType, serve } from '@hono/node-server';
import { isDemoLoaded, loadDemo } from '../demo/load.ts';
import { makeServer } from './http/server.ts';
import { startJobs } from './jobs.ts';
import { demoName, isFounded, openDatabase, openServer, REAL } from './open.ts';
import { EmbeddedInUse } from './platform/db/embedded/errors.ts';
import { stopOnSignals } from './platform/db/embedded/signals.ts';

/** Milliseconds after the start: whoever waited for the server has had the first answer. */
const SETTLED = 1500;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts everything: database, migrations, the demo on first run, jobs, the server. Prints the address and how to sign in. */
async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const server = await openServer('owner', say);
  const showDemo = !process.env.DATABASE_URL && process.env.CHIBO_DEMO !== 'off' && !(await isFounded(server));
  const chibo = await openDatabase(server, showDemo ? demoName() : REAL);
  if (showDemo && !(await isDemoLoaded(chibo))) {
    await chibo.close();
    await loadDemo(server, process.stdout);
    return await serveOn(await openDatabase(server, demoName()), port, server);
  }
  await serveOn(chibo, port, server);
}

async function serveOn(
  chibo: Awaited<ReturnType<typeof openDatabase>>,
  port: number,
  server: Awaited<ReturnType<typeof openServer>>,
): Promise<void> {
  const jobs = await startJobs(chibo);
  const http = await listen(makeServer(chibo), port);
  say(`\nChibo is at http://localhost:${port}`);
  say(
    chibo.demo
      ? 'Demo with invented people: choose an account on the sign-in page. Found your own organization with "npm run -s chibo -- import FILE".'
      : 'Sign in with the account that your administrator made ("npm run -s chibo -- help" for the command line).',
  );
  setTimeout(() => void giveBack().catch(() => {}), SETTLED).unref();
  stopOnSignals(
    { stop: () => server.stop() },
    () =>
      new Promise<void>((done) => {
        http.close(() => done());
        if ('closeAllConnections' in http) http.closeAllConnections();
      }),
    () => jobs.stop(),
    () => chibo.close(),
  );
}

/** What the start read and threw away (more than the server holds) goes back to the machine now; V8 alone would keep it for half a minute or more. */
async function giveBack(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage').finally(() => session.disconnect());
}

function listen(app: ReturnType<typeof makeServer>, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const http = serve({ fetch: app.fetch, port }, () => resolve(http));
    http.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose another: PORT=3001 npm start`) : error,
      );
    });
  });
}

main().catch((error) => {
  process.stderr.write(`${error instanceof EmbeddedInUse ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
