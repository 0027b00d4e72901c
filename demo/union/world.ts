/** The world of the trade union on the calendar: a small demo of another organization, run by the same program. */
import { addTo } from '../../src/platform/clock.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { type Branch, foundUnion, notYetUnion, openUnionAccounts, SIZE, type Union } from './founding.ts';
import { answer, finish, issue, meet } from './life.ts';

/** Months of meetings, at most: it is a small demo. */
const MONTHS = 2;

/** Plans the world; it is filled in as the calendar runs. */
export function planUnion(stage: Stage): Union {
  const { chibo, calendar } = stage;
  const lived = { present: stage.present, months: Math.min(MONTHS, stage.months) };
  const { first, asOf } = beginningOf(lived);
  const union = notYetUnion();
  const each = (date: string, time: string, what: string, step: (branch: Branch, i: number) => Promise<void>) => {
    for (let i = 0; i < SIZE.branches; i++)
      calendar.at(date, time, what, async () => {
        const branch = union.branches[i];
        if (!branch) throw new Error(`The union has no branch ${i}.`);
        await step(branch, i);
      });
  };
  calendar.at(asOf, '06:00', 'Công đoàn: 30 bộ phận, 300 đoàn viên', () => foundUnion(chibo, union, asOf), 60);
  calendar.at(asOf, '07:00', 'Công đoàn: tài khoản', () => openUnionAccounts(chibo, union, asOf), 20);
  let resolution = '';
  calendar.at(asOf, '08:30', 'Công đoàn: nghị quyết', async () => {
    resolution = await issue(chibo, union, asOf);
  });
  each(asOf, '15:00', 'Công đoàn: kế hoạch', (branch, i) => answer(chibo, branch, i, resolution, asOf));
  for (let month = 0; month < lived.months; month++) {
    const on = addTo(addTo(first, { months: month }), { days: 9 });
    each(on, '16:45', 'Công đoàn: họp đoàn viên', (branch, i) => meet(chibo, branch, i + month, on));
    each(addTo(on, { days: 12 }), '17:00', 'Công đoàn: công việc', (branch) => finish(chibo, branch));
  }
  return union;
}
