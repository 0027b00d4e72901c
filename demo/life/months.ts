/** The months of a commune on the calendar: every cell meets once a month, does its tasks and hears the answers to its proposals. */
import { addTo, monthOf } from '../../src/platform/clock.ts';
import { act, ask, personAs } from '../people.ts';
import { beginningOf, type Stage } from '../stage.ts';
import type { Community } from './community.ts';
import { adopt, call, close, meetingOn, open, propose, score } from './meeting.ts';
import { confirmScore, type Visit, visitCells } from './oversight.ts';
import { judgeTasks } from './tasks.ts';

/** `cells`: how many cells the commune will have. */
export type Months = { name: string; cells: number };

/** Plans the whole months, and of the running month what has been already. */
export function planMonths(stage: Stage, community: Community, { name, cells }: Months): void {
  const { first } = beginningOf(stage);
  let visits: Visit[] = [];
  for (let month = 0; month < stage.months; month++) {
    const from = addTo(first, { months: month });
    const what = `${name}: ${monthOf(from)}`;
    // two cells missed a month, as cells do
    for (let i = 0; i < cells; i++)
      if ((i + month) % 31 !== 30) planMeeting(stage, community, what, i, addTo(from, { days: 2 + (i % 6) }));
    stage.calendar.at(addTo(from, { days: 15 }), '09:00', what, () => answerProposals(stage, community));
    const visited = addTo(from, { days: 12 });
    stage.calendar.at(visited, '15:00', what, async () => {
      visits = await visitCells(stage.chibo, community, month, visited, visits);
    });
    for (let i = 0; i < cells; i++)
      stage.calendar.at(addTo(from, { days: 20 }), '17:00', what, async () => {
        const cell = community.cells[i];
        if (cell) await judgeTasks(stage.chibo, cell, i + month);
      });
  }
  planRunningMonth(stage, community, name, cells);
}

/** The month that runs: some cells have met already, when it is old enough. */
function planRunningMonth(stage: Stage, community: Community, name: string, cells: number): void {
  const month = monthOf(stage.present);
  if (stage.months === 0 || Number(stage.present.slice(8)) < 5) return;
  for (let i = 1; i < Math.ceil(cells * 0.4); i++)
    planMeeting(stage, community, `${name}: ${month}`, i, addTo(`${month}-01`, { days: 2 + (i % 2) }));
}

function planMeeting(stage: Stage, community: Community, what: string, index: number, on: string): void {
  const { chibo, calendar } = stage;
  let meeting: ReturnType<typeof meetingOn> | undefined;
  const under = () => meeting ?? Promise.reject(new Error(`No meeting was called on ${on}.`));
  calendar.at(addTo(on, { days: -3 }), '10:00', what, async () => {
    const cell = community.cells[index];
    if (!cell) throw new Error(`${what}: there is no cell ${index}.`);
    meeting = meetingOn(cell, index, on);
    await call(chibo, meeting);
  });
  calendar.at(on, '19:30', what, async () => {
    const running = await under();
    await open(chibo, running);
    if (index % 5 === 0) await propose(chibo, running, index % 10 === 0 ? community.id : running.cell.id);
  });
  const scored = index % 2 === 0;
  calendar.at(on, '20:45', what, async () => {
    const running = await under();
    await adopt(chibo, running);
    if (scored) await score(chibo, running);
  });
  calendar.at(on, '21:05', what, async () => close(chibo, await under()));
  // some sheets are left for their overseers to confirm
  if (scored && index % 8 !== 6)
    calendar.at(addTo(on, { days: 3 }), '16:00', what, async () => {
      const { sheet } = await under();
      if (sheet) await confirmScore(chibo, community, index, sheet);
    });
}

type Proposals = { items: { id: string; version: number }[] };

/** The committee answers what was addressed to it; the newest is left waiting (M20, M30). */
async function answerProposals({ chibo }: Stage, community: Community): Promise<void> {
  const secretary = await personAs(chibo, community.committee.secretary, 'committee_secretary');
  const { items } = await ask<Proposals>(chibo, secretary, 'proposal.list', {
    unit: community.id,
    box: 'addressed',
    state: 'open',
    limit: 50,
  });
  for (const proposal of items.slice(1))
    await act(chibo, secretary, 'proposal.answer', {
      id: proposal.id,
      version: proposal.version,
      reply: 'Đảng ủy đã giao ủy ban nhân dân xã khảo sát trong tháng và báo cáo kết quả tại kỳ họp sau.',
    });
}
