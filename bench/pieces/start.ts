/** How soon the second start answers, and what it holds when nobody asks. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { passableFolder } from '../ground.ts';
import { type Measure, median } from '../measure.ts';
import { startServer } from '../server.ts';

const STARTS = 5;
/** Connections that nobody uses are given up after ten seconds; at rest is after that. */
const REST = 15_000;

export async function start(): Promise<Measure[]> {
  const dataDir = await passableFolder('chibo-start-');
  const env = { CHIBO_DATA: dataDir, CHIBO_DEMO: 'off', DATABASE_URL: '' };
  try {
    await (await startServer(env)).stop();
    const times: number[] = [];
    for (let i = 0; i < STARTS; i++) {
      const server = await startServer(env);
      times.push(server.ms);
      await server.stop();
    }
    const server = await startServer(env);
    await new Promise((done) => setTimeout(done, REST));
    const held = await memoryOf(server.pid);
    await server.stop();
    return [
      {
        id: 'start.warm',
        what: 'warm start to /healthz, embedded database, p50 of 5',
        value: median(times) / 1000,
        unit: 's',
        goal: { kind: 'value', most: 5 },
      },
      {
        id: 'memory.rest',
        what: 'memory at rest, server and database',
        value: held / 2 ** 20,
        unit: 'MB',
        goal: { kind: 'value', most: 250 },
        note: 'proportional set size (shared pages counted once), 15 s after the start',
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Bytes that a process and all below it hold, shared pages in proportion (Linux). */
export async function memoryOf(pid: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
    if (stat) parents.set(Number(name), parent);
  }
  const below = (one: number): boolean => one === pid || (parents.has(one) && below(parents.get(one) as number));
  let bytes = 0;
  for (const one of [...parents.keys()].filter(below)) {
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    bytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  }
  return bytes;
}
