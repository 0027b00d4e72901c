/** The list of a province's members with its total: as the server computes it, and as eight clients get it over HTTP. */
import type { Ground } from '../ground.ts';
import { type Measure, median, percentile, timed } from '../measure.ts';
import { serverOn } from '../server.ts';

const RUNS = 300;
const CLIENTS = 8;
const SECONDS = 10;

export async function lists(ground: Ground): Promise<Measure[]> {
  const { chibo, province } = ground;
  const actor = await ground.board();
  const times = await timed(RUNS, () => chibo.bus.ask('member.list', { unit: province, limit: 50 }, { actor }));
  const search = await timed(RUNS, (i) =>
    chibo.bus.ask('member.list', { unit: province, limit: 50, search: ['ngoc', 'tuan', 'phuc'][i % 3] }, { actor }),
  );
  return [
    {
      id: 'list.server',
      what: 'members of a province, first 50 of 200,000 with the total, p50 of server time',
      value: median(times),
      unit: 'ms',
      goal: { kind: 'value', most: 5 },
      note: `p99 ${percentile(times, 0.99).toFixed(1)} ms; Odoo 46 to 51 ms, Directus 93 ms`,
    },
    {
      id: 'list.search',
      what: 'the same, searched by half a name, p50 of server time',
      value: median(search),
      unit: 'ms',
      note: `p99 ${percentile(search, 0.99).toFixed(1)} ms`,
    },
    await underLoad(ground),
  ];
}

async function underLoad(ground: Ground): Promise<Measure> {
  const server = await serverOn(ground);
  const headers = { Authorization: `Bearer ${await ground.token()}` };
  const address = `${server.address}/api/v1/units/${ground.province}/members?limit=50`;
  const ask = async () => {
    const answer = await fetch(address, { headers });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  try {
    for (let i = 0; i < 20; i++) await ask();
    const end = performance.now() + SECONDS * 1000;
    const times: number[] = [];
    const client = async () => {
      while (performance.now() < end) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return {
      id: 'list.clients',
      what: `the same over HTTP with ${CLIENTS} clients`,
      value: times.length / SECONDS,
      unit: 'lists/s',
      note: `p50 ${median(times).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms; Odoo 25/s, Directus 16/s`,
    };
  } finally {
    await server.stop();
  }
}
