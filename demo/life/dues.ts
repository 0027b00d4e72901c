/** A cell's dues: what members pay by, a month collected and closed with two who have not paid, its slip on the way up. */
import type { Chibo } from '../../src/chibo.ts';
import { monthAfter } from '../../src/dues/reading.ts';
import { monthOf } from '../../src/platform/clock.ts';
import { act, personAs } from '../people.ts';
import type { Cell } from './community.ts';

/** Invented: most pay a fixed amount, some draw a pension or a salary, one gives more. */
const FIXED = 10_000;
const PENSION = 5_240_000;
const SALARY = 8_460_000;
const PENSIONERS = 5;
const SALARIED = 7;
const UNPAID = 2;
const AHEAD = 3;

/** The month of a day: everybody's basis is set, all but the last two pay, some pay the next month as well; then it is closed and sent. */
export async function collectDues(chibo: Chibo, cell: Cell, on: string): Promise<void> {
  const by = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const month = monthOf(on);
  const unit = cell.id;
  const items = cell.members.map(({ id }, i) => ({ personId: id, ...basisOf(i) }));
  await act(chibo, by, 'dues.assess', { unit, from: month, items });
  const take = async (of: string, persons: readonly { id: string }[]) =>
    await act(chibo, by, 'dues.collect', {
      unit,
      month: of,
      paidOn: on,
      method: 'cash',
      items: persons.map(({ id }) => ({ personId: id })),
    });
  await take(month, cell.members.slice(0, -UNPAID));
  await take(monthAfter(month, 1), cell.members.slice(0, AHEAD));
  await act(chibo, by, 'dues.close_month', { unit, month });
  await act(chibo, by, 'dues.remit', { unit, on });
}

function basisOf(i: number) {
  if (i % PENSIONERS === 1) return { category: 'pension', base: PENSION + 10_000 * i };
  if (i % SALARIED === 2) return { category: 'salary', base: SALARY + 10_000 * i };
  if (i === 0) return { category: 'fixed', base: FIXED, voluntary: FIXED, consent: 'Đơn tự nguyện' };
  return { category: 'fixed', base: FIXED };
}
