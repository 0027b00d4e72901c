import { Logger, type Runner, run } from 'graphile-worker';
import pg from 'pg';
import type { Chibo } from './chibo.ts';
import { resumeImports } from './exchange/stepping.ts';
import { IMPORTS } from './exchange/steps.ts';
import { resumeSummaries } from './exchange/summary/resume.ts';
import { recountAll } from './indicators/recount.ts';
import { isStale, makeSums } from './indicators/sums/store.ts';
import { checkAll, INTEGRITY, resumeRuns } from './integrity/running.ts';
import { today } from './platform/clock.ts';
import { seal } from './platform/ledger/seal.ts';
import { applyDue } from './reorganization/due.ts';
import { REORGANIZATIONS } from './reorganization/store/decisions.ts';
import { advanceAll } from './resolutions/repeating.ts';

const DAY = 24 * 3_600_000;
/** How often one looks for sums that no longer hold, in milliseconds. */
const ROUND = 5000;
const quiet = new Logger(() => () => {});

/**
 * Work that recurs: sealing the ledger each minute, tasks that come again, the nightly recount and integrity checks, throwing away what has run out;
 * and large imports and runs of the checks, gone on with after a restart too.
 */
export async function startJobs(chibo: Chibo): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    pgPool: chibo.owner.pool,
    // a large import may take minutes, and the ledger is sealed meanwhile
    concurrency: 2,
    pollInterval: 5000,
    noHandleSignals: true,
    logger: quiet,
    crontab:
      '* * * * * seal\n* * * * * imports\n10 0 * * * repeat\n17 2 * * * recount\n* * * * * integrity\n* * * * * reorganizations\n29 2 * * * checks\n41 3 * * * tidy',
    taskList: {
      seal: async () => {
        await seal(chibo.sealer.db, chibo.keys.signing.privateKey, chibo.clock.now());
      },
      recount: async () => {
        await recountAll(chibo);
      },
      reorganizations: async () => {
        await applyDue(chibo, chibo.owner.db);
      },
      checks: async () => {
        await checkAll(chibo);
      },
      integrity: async () => {
        await resumeRuns(chibo);
      },
      repeat: async () => {
        await advanceAll(chibo.bus);
      },
      sums: async () => {
        await makeSums(chibo.owner.db, today(chibo.clock));
      },
      imports: async () => {
        await resumeImports(chibo, chibo.owner.db);
        await resumeSummaries(chibo, chibo.owner.db);
      },
      tidy: async () => await tidy(chibo),
    },
  });
  const bell = await listen(chibo.owner.url, {
    [IMPORTS]: () => runner.addJob('imports', {}, { jobKey: 'imports' }),
    [INTEGRITY]: () => runner.addJob('integrity', {}, { jobKey: 'integrity' }),
    [REORGANIZATIONS]: () => runner.addJob('reorganizations', {}, { jobKey: 'reorganizations' }),
  });
  // what people change is summed again within seconds: until then it is added up for each who looks
  const round = setInterval(() => {
    isStale(chibo.owner.db, today(chibo.clock))
      .then(async (stale) => {
        if (stale) await runner.addJob('sums', {}, { jobKey: 'sums', queueName: 'sums' });
      })
      .catch(() => {});
  }, ROUND);
  return {
    stop: async () => {
      clearInterval(round);
      await bell.end().catch(() => {});
      await runner.stop();
    },
  };
}

/** Rings when a large import, a run of checks or a large reorganization was begun: the clerk who waits for it does not wait for the next minute. */
async function listen(url: string, rings: Record<string, () => Promise<unknown>>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'chibo jobs' });
  // a server that goes away takes the bell along; the minute's round is enough until the next start
  client.on('error', () => {});
  client.on('notification', ({ channel }) => void rings[channel]?.().catch(() => {}));
  await client.connect();
  for (const channel of Object.keys(rings)) await client.query(`listen ${channel}`);
  return client;
}

/** Pending uploads after a day (D11), sessions, tokens and counted tries past their end, command results after 180 days kept only as "done" (D9). */
export async function tidy(chibo: Chibo): Promise<void> {
  const now = chibo.clock.now();
  const { db } = chibo.owner;
  await db
    .deleteFrom('file')
    .where('owner_kind', 'is', null)
    .where('uploaded_at', '<', new Date(now.getTime() - DAY))
    .execute();
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('access_token').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_in_try').where('expire', '<', Date.now()).execute();
  await db
    .updateTable('command_result')
    .set({ result: null })
    .where('at', '<', new Date(now.getTime() - 180 * DAY))
    .where('result', 'is not', null)
    .execute();
}
