import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Far, farCommune, linesOf, membersOf } from './scene.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
/** A cell of another commune, in a division of its own, and its secretary. */
let far: Far;
beforeAll(async () => {
  w = await caseWorld();
  far = await farCommune(w);
});
afterAll(() => w.close());

const DAY = '2026-11-10';

const lines = (name: string) => linesOf(w, name);
const members = (unit: string) => membersOf(w, unit);

type Move = { who: number; to: number; act: 'move' | 'refuse' | 'drop' | 'leave' };

test('no sequence of moves leaves anybody in two voting cells, in none, or with lines that overlap; heads = opening + arrivals - departures', async () => {
  const names = ['Trần Văn Ân', 'Phạm Cúc', 'Hồ Em'];
  const cells = [w.cell, w.other, far.cell];
  const actors = new Map([
    [w.cell, { cell: w.people.secretary, clerk: w.people.clerk }],
    [w.other, { cell: w.people.neighbour, clerk: w.people.clerk }],
    [far.cell, { cell: far.secretary, clerk: far.clerk }],
  ]);
  let day = Date.parse(`${DAY}T03:00:00Z`);
  const step = async ({ who, to, act }: Move) => {
    const name = names[who] ?? '';
    const at = (await lines(name)).find((line) => line.seat === 'own' && line.valid_to === 'infinity')?.unit_id;
    const target = cells[to] ?? '';
    const here = at === undefined ? undefined : actors.get(at);
    if (!here || at === target) return;
    day += 86_400_000;
    w.world.clock.set(new Date(day).toISOString());
    const on = new Date(day).toISOString().slice(0, 10);
    const id = await w.open('transfer', name, { changed_on: on, why: 'work', to: target }, here.cell);
    await w.paper(id, 'transfer_request', 'checked', here.cell);
    await w.take(id, 'agreed', { on }, here.cell);
    await w.paper(id, 'transfer_letter', 'checked', here.clerk);
    await w.take(id, 'issued', { on, facts: { letter_number: '1', letter_on: on } }, here.clerk);
    const there = actors.get(target)?.cell;
    if (act === 'move') await w.take(id, 'received', { on }, there);
    if (act === 'refuse') await w.take(id, 'refused', { on, note: 'không' }, there);
    if (act !== 'move')
      await w.run(
        'case.drop',
        { id, version: (await w.get(id, here.cell)).version, reason: 'withdrew', on },
        here.cell,
      );
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          who: fc.nat(2),
          to: fc.nat(2),
          act: fc.constantFrom<Move['act']>('move', 'move', 'refuse', 'drop'),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      async (moves) => {
        for (const move of moves) await step(move);
        const total = await Promise.all(cells.map(members));
        for (const name of names) {
          const own = (await lines(name)).filter((line) => line.seat === 'own');
          expect(own.filter((line) => line.valid_to === 'infinity')).toHaveLength(1);
          own.forEach((line, i) => {
            if (i > 0) expect(line.valid_from).toBe(own[i - 1]?.valid_to);
          });
        }
        const open = await w.chibo.owner.db
          .selectFrom('membership')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where('seat', '=', 'own')
          .where('valid_to', '=', 'infinity')
          .where('unit_id', 'in', cells)
          .executeTakeFirstOrThrow();
        expect(total.reduce((sum, n) => sum + n, 0)).toBe(Number(open.n));
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
