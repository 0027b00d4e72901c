/** Which numbers an overview shows, and for each the address of exactly the records it counts. Pure. */
import type { Counted } from './asOf.ts';
import type { Indicator, UnitMeasure } from './indicator.ts';
import type { Work } from './sums/columns.ts';

type Given = {
  unitId: string;
  on: string | null;
  month: string;
  counted: Counted;
  work: Work | null;
  kinds: { kind: string; n: number }[];
  codes: { female: string };
  /** keys of the parts that are too small for this reader */
  hidden: ReadonlySet<string>;
  /** whether the reader may open lists of members */
  lists: boolean;
};

/** In: the counts. Out: the numbers in the order of the page. `on` is null for today; past days link to lists of that day. */
export function numbersOf({ unitId, on, month, counted: c, work: w, kinds, codes, hidden, lists }: Given): Indicator[] {
  const day: Record<string, string> = on ? { on } : {};
  const members = (filter: Record<string, string> = {}) =>
    lists ? address(`/units/${unitId}/members`, { seat: 'own', ...filter, ...day }) : null;
  const units = (measure: UnitMeasure, more: Record<string, string> = {}) =>
    address(`/units/${unitId}/units`, { measure, ...more, ...day });
  const ownership = (filter: Record<string, string>) => address(`/units/${unitId}/ownership`, filter);
  const tasks = (filter: Record<string, string>) => address(`/units/${unitId}/tasks`, filter);
  const one = (group: string, key: string, n: number, link: string | null, code: string | null = null): Indicator => ({
    key,
    group,
    code,
    n: hidden.has(key) ? null : n,
    of: null,
    link: hidden.has(key) ? null : link,
    gapLink: null,
    hidden: hidden.has(key),
  });
  const share = (
    group: string,
    key: string,
    n: number,
    of: number,
    link: string | null,
    gapLink: string | null,
  ): Indicator => ({
    key,
    group,
    code: null,
    n: hidden.has(key) ? null : n,
    of,
    link: hidden.has(key) ? null : link,
    gapLink,
    hidden: hidden.has(key),
  });
  return [
    one('members', 'members', c.members, members()),
    one('members', 'official', c.official, members({ status: 'official' })),
    one('members', 'probationary', c.probationary, members({ status: 'probationary' })),
    share('members', 'female', c.female, c.members, members({ sex: codes.female }), null),
    share('members', 'minority', c.minority, c.members, members({ minority: 'yes' }), null),
    one('units', 'grassroots', c.grassroots, units('grassroots')),
    one('units', 'cells', c.cells, units('cells')),
    ...kinds.map(({ kind, n }) => one('units', 'kind', n, units('all', { kind }), kind)),
    ...(c.nonState > 0
      ? [one('units', 'non_state', c.nonState, on ? units('non_state') : ownership({ nonState: 'true' }))]
      : []),
    ...(c.foreignInvested > 0
      ? [
          one(
            'units',
            'foreign_invested',
            c.foreignInvested,
            on ? units('foreign_invested') : ownership({ foreignInvested: 'true' }),
          ),
        ]
      : []),
    share('posts', 'committee', c.committee, c.residential, units('committee'), units('no_committee')),
    share('posts', 'head_member', c.headMember, c.headKnown, units('head_member'), units('head_not_member')),
    share(
      'posts',
      'dual',
      c.dual,
      c.residential,
      units('dual'),
      on ? units('not_dual') : address(`/units/${unitId}/gaps`, {}),
    ),
    share('posts', 'dual_head', c.dualHead, c.residential, units('dual_head'), null),
    share('posts', 'dual_front', c.dualFront, c.residential, units('dual_front'), null),
    ...(w ? workNumbers(w, c, { units, tasks, month, unitId }) : []),
  ];

  function workNumbers(
    work: Work,
    counted: Counted,
    a: { units: typeof units; tasks: typeof tasks; month: string; unitId: string },
  ): Indicator[] {
    return [
      share(
        'work',
        'acknowledged',
        work.acknowledged,
        work.received,
        address(`/units/${a.unitId}/received`, { acknowledged: 'true' }),
        address(`/units/${a.unitId}/received`, { acknowledged: 'false' }),
      ),
      share(
        'work',
        'planned',
        work.planned,
        work.received,
        address(`/units/${a.unitId}/received`, { planned: 'true' }),
        address(`/units/${a.unitId}/received`, { planned: 'false' }),
      ),
      share('work', 'with_plan', work.unitsWithPlan, counted.cells, a.units('with_plan'), a.units('without_plan')),
      share(
        'work',
        'meetings',
        work.held,
        counted.cells,
        a.units('meeting_held', { month: a.month }),
        a.units('meeting_not_held', { month: a.month }),
      ),
      one('tasks', 'tasks_open', work.open, a.tasks({ state: 'open' })),
      one('tasks', 'tasks_reported', work.reported, a.tasks({ state: 'reported' })),
      one('tasks', 'tasks_returned', work.returned, a.tasks({ state: 'returned' })),
      one('tasks', 'tasks_done', work.done, a.tasks({ state: 'done' })),
      one('tasks', 'tasks_overdue', work.overdue, a.tasks({ overdue: 'true' })),
    ];
  }
}

/**
 * What frozen numbers open: the list of the day where it is as long as the number says; else the page of the period, which has both the frozen number with its
 * corrections and what the records say. `live`: the same numbers by the records of that day; none of a day that is not recorded.
 */
export function openingFrozen(frozen: readonly Indicator[], live: readonly Indicator[], page: string): Indicator[] {
  const now = new Map(live.map((each) => [`${each.key} ${each.code}`, each]));
  const gap = ({ n, of }: Indicator) => (of ?? 0) - (n ?? 0);
  return frozen.map((each) => {
    const records = now.get(`${each.key} ${each.code}`);
    const opens = (link: string | null, same: boolean) => (link === null || same ? link : page);
    return {
      ...each,
      link: opens(each.link, records?.n === each.n),
      gapLink: opens(each.gapLink, records !== undefined && gap(records) === gap(each)),
    };
  });
}

function address(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
