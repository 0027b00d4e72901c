/** What server and database hold when they serve a nation: at rest, and after its largest pages were asked for. */
import { readFile } from 'node:fs/promises';
import type { Measure } from '../../measure.ts';
import { memoryOf } from '../../pieces/start.ts';
import { serverOn } from '../../server.ts';
import type { Ground } from '../ground.ts';
import { DATA } from '../place.ts';

const ROUNDS = 40;
/** Connections that nobody uses are given up after ten seconds; at rest is after that. */
const REST = 15_000;

export async function memory(ground: Ground): Promise<Measure[]> {
  const { server, units, sql } = ground;
  const { rows } = await sql.query<{ pid: number; size: number }>(
    'select pg_backend_pid() as pid, pg_database_size(current_database())::float8 as size',
  );
  const database = await parentOf(rows[0]?.pid ?? 0);
  const running = await serverOn({ url: server.url, dataDir: DATA });
  const token = await ground.token('root');
  const ask = async (path: string) => {
    const answer = await fetch(`${running.address}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const rest = async () => {
    await new Promise((done) => setTimeout(done, REST));
    return { web: await memoryOf(running.pid), database: database === null ? 0 : await memoryOf(database) };
  };
  try {
    await ask(`/units/${units.cell.id}/overview`);
    const before = await rest();
    for (let i = 0; i < ROUNDS; i++)
      await Promise.all([
        ask(`/units/${units.root.id}/overview`),
        ask(`/units/${units.province.id}/children?limit=100`),
        ask(`/units/${units.province.id}/members?limit=50`),
      ]);
    const after = await rest();
    const where =
      database === null ? 'the database runs on another machine' : 'proportional set size, 15 s after the last request';
    const held = (id: string, what: string, { web, database: pg }: typeof before): Measure => ({
      id,
      what,
      value: (web + pg) / 2 ** 20,
      unit: 'MB',
      note: `server ${mb(web)}, database ${mb(pg)}; ${where}`,
    });
    return [
      held('nation.memory.rest', 'memory at rest, server and database of a nation', before),
      held('nation.memory.after', `the same after ${ROUNDS * 3} of its largest pages`, after),
      {
        id: 'nation.disk',
        what: 'size of the database',
        value: (rows[0]?.size ?? 0) / 2 ** 30,
        unit: 'GB',
        goal: { kind: 'value', most: 30 },
      },
    ];
  } finally {
    await running.stop();
  }
}

const mb = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** The process that started this one, where both run on this machine. */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  if (!stat.includes('postgres')) return null;
  return Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
}
