import { Logger, type Runner, run } from 'graphile-worker';
import type { Chibo } from './chibo.ts';
import { recountAll } from './indicators/recount.ts';
import { seal } from './platform/ledger/seal.ts';

const DAY = 24 * 3_600_000;
const quiet = new Logger(() => () => {});

/** Work that recurs: sealing the ledger each minute, the nightly recount, throwing away what has run out. */
export async function startJobs(chibo: Chibo): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    pgPool: chibo.owner.pool,
    concurrency: 1,
    pollInterval: 5000,
    noHandleSignals: true,
    logger: quiet,
    crontab: '* * * * * seal\n17 2 * * * recount\n41 3 * * * tidy',
    taskList: {
      seal: async () => {
        await seal(chibo.sealer.db, chibo.keys.signing.privateKey, chibo.clock.now());
      },
      recount: async () => {
        await recountAll(chibo);
      },
      tidy: async () => await tidy(chibo),
    },
  });
  return { stop: () => runner.stop() };
}

/** Pending uploads after a day (D11), sessions and tokens past their end, command results after 180 days kept only as "done" (D9). */
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
  await db
    .updateTable('command_result')
    .set({ result: null })
    .where('at', '<', new Date(now.getTime() - 180 * DAY))
    .where('result', 'is not', null)
    .execute();
}
