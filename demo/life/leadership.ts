/** What a committee does with its resolution over the months: the theme of the year, where targets stand, checks, an amendment, tasks that come again. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { addTo, lastDayOf, monthOf } from '../../src/platform/clock.ts';
import { act, ask, personAs } from '../people.ts';
import { beginningOf, type Stage } from '../stage.ts';
import type { Cell, Community } from './community.ts';

type Targets = {
  version: number;
  targets: {
    id: string;
    indicator: string;
    measure: string;
    baseText: string | null;
    baseValue: string | null;
    goalMin: string;
    goalMax: string;
    deadline: string;
  }[];
};

/** `measured`: targets by their place, with the value at the first month's end and how much each month adds. `amended`: the target that is raised in the fourth month. */
export type Leadership = {
  name: string;
  theme: string;
  resolution: () => string;
  measured: { target: number; from: number; step: number; source: string }[];
  amended: number;
};

/** Plans it for the whole months. */
export function planLeadership(stage: Stage, community: Community, lead: Leadership): void {
  const { chibo, calendar, months } = stage;
  const { first, asOf } = beginningOf(stage);
  const secretary = () => personAs(chibo, community.committee.secretary, 'committee_secretary');
  calendar.at(asOf, '16:00', lead.name, async () =>
    act(chibo, await secretary(), 'theme.set', {
      unit: community.id,
      year: Number(asOf.slice(0, 4)),
      text: lead.theme,
    }),
  );
  const checks: string[] = [];
  calendar.at(addTo(first, { days: 5 }), '08:00', lead.name, async () => {
    checks.push(...(await planChecks(chibo, community, lead.resolution(), first)));
  });
  for (let month = 0; month < months; month++) {
    const last = lastDayOf(monthOf(addTo(first, { months: month })));
    calendar.at(last, '08:00', lead.name, () => measure(chibo, community, lead, month, last));
    calendar.at(last, '09:00', lead.name, async () => {
      const check = checks[CHECK_MONTHS.indexOf(month)];
      if (check) await recordCheck(chibo, community, check, last);
    });
  }
  if (months > AMENDED_IN) {
    const on = addTo(first, { months: AMENDED_IN, days: 9 });
    calendar.at(on, '08:00', lead.name, () => amend(chibo, community, lead, on));
    for (const [i, hour] of ['19:00', '19:30', '20:00'].entries())
      calendar.at(addTo(on, { days: 1 + i }), hour, lead.name, () =>
        hearOfAmendment(chibo, community, lead.resolution(), i),
      );
  }
  planSeries(stage, community, lead.name);
}

const AMENDED_IN = 3;
const CHECK_MONTHS = [0, 2, 4];

/** Days on which the deputy checks how the resolution is carried out (M33). */
async function planChecks(chibo: Chibo, community: Community, resolution: string, first: string): Promise<string[]> {
  const { deputy, secretary } = community.committee;
  const by = await personAs(chibo, secretary, 'committee_secretary');
  const { ids } = await act<{ ids: string[] }>(chibo, by, 'check.plan', {
    id: resolution,
    checks: CHECK_MONTHS.map((month) => ({
      due: lastDayOf(monthOf(addTo(first, { months: month }))),
      checkerId: deputy.id,
      what: 'Kiểm tra tiến độ thực hiện nghị quyết tại năm chi bộ và việc cập nhật nhiệm vụ',
    })),
  });
  return ids;
}

async function recordCheck(chibo: Chibo, { committee }: Community, id: string, on: string): Promise<void> {
  await act(chibo, await personAs(chibo, committee.deputy, 'committee_deputy_secretary'), 'check.record', {
    id,
    version: 1,
    on,
    findings: 'Bốn trong năm chi bộ cập nhật nhiệm vụ đầy đủ; một chi bộ còn hai việc quá hạn chưa nêu lý do.',
    outcome: 'partly',
  });
}

/** The committee writes down where some targets stand at the end of a month (M02). */
async function measure(chibo: Chibo, community: Community, lead: Leadership, month: number, on: string): Promise<void> {
  const secretary = await personAs(chibo, community.committee.secretary, 'committee_secretary');
  const { targets } = await ask<Targets>(chibo, secretary, 'resolution.get', { id: lead.resolution() });
  for (const { target, from, step, source } of lead.measured)
    await act(chibo, secretary, 'target.measure', {
      id: targets[target]?.id,
      on,
      value: String(from + step * month),
      source,
    });
}

async function amend(chibo: Chibo, community: Community, lead: Leadership, on: string): Promise<void> {
  const secretary = await personAs(chibo, community.committee.secretary, 'committee_secretary');
  const { version, targets } = await ask<Targets>(chibo, secretary, 'resolution.get', { id: lead.resolution() });
  const target = targets[lead.amended];
  if (!target) throw new Error(`${lead.name} has no target ${lead.amended}.`);
  const { id: targetId, indicator, measure, baseText, baseValue, goalMin, deadline } = target;
  await act(chibo, secretary, 'resolution.amend', {
    id: lead.resolution(),
    version,
    on,
    act: 'decision',
    reason: 'Tỉnh giao bổ sung chỉ tiêu, Ban Chấp hành điều chỉnh tăng cho phù hợp.',
    changes: [
      {
        kind: 'change',
        targetId,
        target: {
          indicator,
          measure,
          baseText,
          baseValue,
          goalMin,
          goalMax: String(Math.ceil(Number(target.goalMax) * 1.1)),
          deadline,
        },
      },
    ],
  });
}

/** A third of the cells say each evening that they heard of the amendment; the last cells have not yet. */
async function hearOfAmendment(chibo: Chibo, community: Community, resolution: string, turn: number): Promise<void> {
  for (const cell of community.cells.slice(0, -4).filter((_, i) => i % 3 === turn)) {
    const secretary = await personAs(chibo, cell.secretary, 'secretary');
    const { amendments } = await ask<Amendments>(chibo, secretary, 'resolution.amendments', { id: resolution });
    const notice = amendments[0]?.mine;
    if (notice)
      await act(chibo, secretary, 'amendment.acknowledge', { unit: cell.id, id: notice.id, version: notice.version });
  }
}

type Amendments = { amendments: { mine: { id: string; version: number } | null }[] };

const SERIES = 3;

/** In the first cells a task comes again each month (M09): the next one is given when its day has come. */
function planSeries({ chibo, calendar, ...stage }: Stage, community: Community, name: string): void {
  const { first } = beginningOf(stage);
  const begun = addTo(first, { days: 6 });
  const series: string[] = [];
  calendar.at(begun, '18:00', name, async () => {
    for (const cell of community.cells.slice(0, SERIES)) series.push(await startSeries(chibo, cell, begun));
  });
  for (let month = 1; month < stage.months; month++) {
    const on = addTo(first, { months: month });
    calendar.at(on, '05:00', name, async () => {
      for (const id of series) await act(chibo, operator(), 'series.advance', { id, on });
    });
  }
}

async function startSeries(chibo: Chibo, cell: Cell, on: string): Promise<string> {
  const due = lastDayOf(monthOf(on));
  const { id } = await act(chibo, await personAs(chibo, cell.secretary, 'secretary'), 'series.start', {
    unit: cell.id,
    work: 'Tổng vệ sinh đường thôn và thu gom rác tại 3 điểm tập kết',
    result: 'Biên bản và 3 ảnh của ba điểm tập kết sau khi dọn',
    accountability: 'Chủ trì, chịu trách nhiệm trước chi bộ về kết quả',
    assigneeId: (cell.members[5] ?? cell.deputy).id,
    checkerId: cell.deputy.id,
    due,
    every: 'month',
    endsOn: addTo(due, { years: 1 }),
  });
  return id;
}
