/** Cases of a commune: an exemption that waits for the cell's vote, a recognition whose probation runs out, a remark asked of a neighbour; a joint case that found no violation. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, ask, personAs } from '../people.ts';
import type { Cell, Community } from './community.ts';

/** As of a day: one case in the first cell, one in the first cell that has a probationer. */
export async function openCases(chibo: Chibo, { cells }: Community, on: string): Promise<void> {
  const [cell, neighbour] = cells;
  const elder = cell?.members.at(-1);
  if (!cell || !neighbour || !elder) return;
  const exemption = await opened(chibo, cell, {
    procedure: 'exemption',
    subject: elder.id,
    facts: [{ field: 'why', value: 'old_or_weak' }],
  });
  const paper = { form: 'exemption_request', state: 'checked', dated: on, issuer: elder.name };
  await act(chibo, await handlerOf(chibo, cell), 'case.paper', { id: exemption, ...paper });
  await closeJointCase(chibo, cell, on);
  const probationer = await probationerOf(chibo, cells);
  if (!probationer) return;
  const recognition = await opened(chibo, probationer.cell, {
    procedure: 'recognition',
    subject: probationer.id,
    facts: [{ field: 'ceremony_on', value: addTo(on, { months: -MONTHS_SERVED }) }],
  });
  const handler = await handlerOf(chibo, probationer.cell);
  await act(chibo, handler, 'case.paper', { id: recognition, form: 'new_member_certificate', state: 'checked' });
  await act(chibo, handler, 'case.paper', { id: recognition, form: 'self_review', state: 'received' });
  const asked = probationer.cell.id === neighbour.id ? cell : neighbour;
  await act(chibo, handler, 'case.ask', {
    id: recognition,
    kind: 'residence',
    unit: asked.id,
    due: addTo(on, { days: DAYS_TO_ANSWER }),
  });
}

/** Two members in one affair, with a common report: what was said of them proved wrong, and both cases are closed (invented). */
async function closeJointCase(chibo: Chibo, cell: Cell, on: string): Promise<void> {
  const [, , one, another] = cell.members;
  if (!one || !another) return;
  const handler = await handlerOf(chibo, cell);
  const facts = [
    { field: 'violated_on', value: addTo(on, { months: -MONTHS_AGO }) },
    { field: 'what', value: 'Có phản ánh về việc cho mượn sân phơi của nhà văn hóa thôn không đúng quy định.' },
    { field: 'level', value: 'reprimand' },
  ];
  const first = await opened(chibo, cell, { procedure: 'discipline', subject: one.id, facts });
  const { id } = await act(chibo, handler, 'case.join', { id: first, version: 1, subject: another.id, facts });
  const report = { form: 'discipline_report', state: 'checked', dated: on, issuer: 'Tổ xác minh của chi bộ' };
  await act(chibo, handler, 'case.paper', { id: first, ...report, common: true });
  for (const caseId of [first, id]) {
    const { version } = await ask<{ version: number }>(chibo, handler, 'case.get', { id: caseId });
    const note = 'Đã xác minh: nội dung phản ánh không đúng, không có vi phạm.';
    const step = { step: 'review', outcome: 'no_violation', on, note };
    await act(chibo, handler, 'case.take', { id: caseId, version, ...step });
  }
}

const MONTHS_AGO = 4;

/** Of the twelve months of a probation, those that are over. */
const MONTHS_SERVED = 11;
const DAYS_TO_ANSWER = 20;

async function opened(chibo: Chibo, cell: Cell, input: object): Promise<string> {
  return (await act(chibo, await handlerOf(chibo, cell), 'case.open', input)).id;
}

async function handlerOf(chibo: Chibo, cell: Cell) {
  return await personAs(chibo, cell.secretary, 'secretary', cell.id);
}

async function probationerOf(chibo: Chibo, cells: readonly Cell[]): Promise<{ id: string; cell: Cell } | undefined> {
  const row = await chibo.owner.db
    .selectFrom('membership')
    .select(['person_id', 'unit_id'])
    .where(
      'unit_id',
      'in',
      cells.map((cell) => cell.id),
    )
    .where('status', '=', 'probationary')
    .where('valid_to', '=', 'infinity')
    .orderBy('scope')
    .orderBy('id')
    .executeTakeFirst();
  const cell = row && cells.find((each) => each.id === row.unit_id);
  return cell && { id: row.person_id, cell };
}
