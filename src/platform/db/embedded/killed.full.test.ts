import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { until } from './process.ts';
import { ask, makeScene, runProgram, type Scene, startProgram } from './scene.ts';
import { findServer } from './server.ts';

let scene: Scene;
beforeEach(() => {
  scene = makeScene();
});
afterEach(() => scene.clear());

const options = () => ({ dataDir: scene.dir, shelter: scene.shelter, log: () => {} });
const rounds = Array.from({ length: 20 }, (_, round) => round);

test('killed while the database is being made, at twenty different points: the next start makes it', async () => {
  for (const round of rounds) {
    await scene.clear();
    scene = makeScene();
    const child = startProgram('open', scene);
    const gone = new Promise((done) => child.once('exit', done));
    await until(() => filesMade(scene.dir) > round * 50 || existsSync(join(scene.dir, 'cluster')), 1);
    child.kill('SIGKILL');
    await gone;
    const embedded = await openEmbedded(options());
    expect(await ask(embedded.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await embedded.stop();
  }
});

test('the owner, the server or both killed while others write: nothing that was confirmed is lost', async () => {
  await (await openEmbedded(options())).stop();
  let confirmed = 0;
  for (const round of rounds) {
    const program = await runProgram('open', scene);
    await ask(program.url, 'create table if not exists written (value integer primary key)');
    const server = await findServer(join(scene.dir, 'cluster'));
    const writer = new pg.Client(program.url);
    writer.on('error', () => {});
    await writer.connect();
    const last = confirmed + 50 + round * 7;
    const killed = async () => {
      // Only the owner, only then the server, or the server under its owner's eyes.
      if (round % 3 !== 2) program.child.kill('SIGKILL');
      if (round % 3 !== 0) process.kill(server?.life.pid ?? 0, 'SIGKILL');
      if (round % 3 === 2) program.child.kill('SIGKILL');
      await program.ended;
    };
    try {
      for (;;) {
        await writer.query('insert into written values ($1)', [confirmed + 1]);
        confirmed++;
        if (confirmed === last) void killed();
        if (confirmed > last + 500) break;
      }
    } catch {
      // The server went away in the middle of this one: it may be there or not.
    }
    await program.ended;
    await writer.end().catch(() => {});
    const embedded = await openEmbedded(options());
    const [row] = await ask(
      embedded.url('postgres'),
      'select count(*)::integer as rows, max(value) as last from written',
    );
    expect(row?.rows).toBeGreaterThanOrEqual(confirmed);
    expect(row?.rows).toBe(row?.last);
    confirmed = Number(row?.last);
    await embedded.stop();
    expect(existsSync(join(scene.dir, 'cluster', 'postmaster.pid'))).toBe(false);
  }
});

test('ten programs that start at the same moment: one owns the server, the others are refused', async () => {
  await (await openEmbedded(options())).stop();
  for (const _ of rounds.slice(0, 3)) {
    // A dead owner's lock in the way, so that they also race for clearing it away.
    const dead = await runProgram('open', scene);
    dead.child.kill('SIGKILL');
    await dead.ended;
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => runProgram('open', scene)));
    const owners = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(owners).toHaveLength(1);
    expect(refused.every((reason) => reason.includes('already in use by process'))).toBe(true);
    for (const owner of owners) {
      owner.child.kill('SIGTERM');
      expect(await owner.ended).toBe(0);
    }
  }
});

test('command lines that come and go at the same moment all find a server, and leave none', async () => {
  await (await openEmbedded(options())).stop();
  const all = await Promise.all(Array.from({ length: 8 }, () => runProgram('attach', scene)));
  for (const program of all) expect(await ask(program.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  for (const program of all) program.child.kill('SIGTERM');
  expect(await Promise.all(all.map((program) => program.ended))).toEqual(all.map(() => 0));
  expect(await findServer(join(scene.dir, 'cluster'))).toBeUndefined();
});

function filesMade(dir: string): number {
  const making = readdirSync(dir).find((name) => name.startsWith('making-'));
  try {
    return making ? readdirSync(join(dir, making), { recursive: true }).length : 0;
  } catch {
    // It changed while we were counting.
    return 0;
  }
}
