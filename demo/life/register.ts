/** A cell keeps its register: where some work and study, who is away at sea, the list confirmed for the quarter, a correction asked for and made. */
import type { Chibo } from '../../src/chibo.ts';
import type { RosterBook } from '../../src/members/reconciliation.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, ask, personAs } from '../people.ts';
import type { Cell } from './community.ts';

/** Invented: an enterprise nearby that has no organization of its own yet. */
const EMPLOYER = 'Công ty TNHH May Biển Hồ';
const WORKERS = [7, 8, 9];
const STUDENT = 10;
const AWAY = 11;
const WRONG = 2;
const ASKING = 5;

export async function keepRegister(chibo: Chibo, cell: Cell, on: string): Promise<void> {
  const by = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const of = (at: number) => cell.members[at]?.id;
  for (const at of WORKERS)
    await act(chibo, by, 'member.work', {
      id: of(at),
      on,
      employer: EMPLOYER,
      ownership: 'private',
      occupation: 'worker',
    });
  const graduatesOn = addTo(on, { months: 10 });
  await act(chibo, by, 'member.study', { id: of(STUDENT), on, school: 'Trường Cao đẳng Gia Lai', graduatesOn });
  await act(chibo, by, 'member.season', {
    id: of(AWAY),
    seasons: [{ fromMonth: 11, toMonth: 1, reason: 'đi thu hoạch cà phê xa nhà' }],
  });
  const book = await ask<RosterBook>(chibo, by, 'roster.book', { unit: cell.id });
  await act(chibo, by, 'roster.confirm', {
    unit: cell.id,
    period: book.period,
    lines: book.lines.map(({ membershipId }, i) => ({
      membershipId,
      verdict: i === WRONG ? 'wrong' : 'present',
      ...(i === WRONG && { note: 'Ghi sai trình độ chuyên môn' }),
    })),
  });
  const member = cell.members[ASKING];
  if (!member) return;
  const self = await personAs(chibo, member, 'member', cell.id);
  const { id } = await act(chibo, self, 'correction.ask', {
    field: 'phone',
    after: '0905 123 456',
    reason: 'Đã đổi số điện thoại',
  });
  await act(chibo, by, 'correction.decide', { id, agreed: true, answer: 'Đã gọi số mới', version: 1 });
}
