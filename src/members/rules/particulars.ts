/** Decisions on work, study, seasons away, target groups and conflicts of roles: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { Season, Work } from '../particulars.ts';

/** A period begins today or earlier, and not before the one that it follows. */
export function reasonsAgainstStart(on: string, presentFrom: string | null, today: string): Reason[] {
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  if (presentFrom !== null && on < presentFrom)
    return [{ code: 'date.order', field: 'on', values: { earlier: presentFrom, later: on } }];
  return [];
}

/** A period that ends has lasted a day at least. */
export function reasonsAgainstEnd(on: string, presentFrom: string | null): Reason[] {
  if (presentFrom === null) return [{ code: 'period.none' }];
  return on <= presentFrom ? [{ code: 'date.order', field: 'on', values: { earlier: presentFrom, later: on } }] : [];
}

/** Ownership and foreign capital are the employer's, so there must be one; codes are the rulebook's. */
export function reasonsAgainstWork(
  work: Work,
  known: { ownerships: ReadonlySet<string>; occupations: ReadonlySet<string> },
): Reason[] {
  const reasons: Reason[] = [];
  if (work.employer === null && (work.ownership !== null || work.foreignInvested))
    reasons.push({ code: 'work.no_employer', field: 'employer' });
  if (work.ownership !== null && !known.ownerships.has(work.ownership))
    reasons.push({ code: 'choice.unknown', field: 'ownership' });
  if (work.occupation !== null && !known.occupations.has(work.occupation))
    reasons.push({ code: 'choice.unknown', field: 'occupation' });
  return reasons;
}

/** Whoever studies graduates after he began. */
export function reasonsAgainstStudy(study: { on: string; graduatesOn: string | null }): Reason[] {
  return study.graduatesOn !== null && study.graduatesOn <= study.on
    ? [{ code: 'date.order', field: 'graduatesOn', values: { earlier: study.on, later: study.graduatesOn } }]
    : [];
}

/** The same months are not told twice, and nobody is away the whole year: that is a transfer. */
export function reasonsAgainstSeasons(seasons: readonly Season[]): Reason[] {
  const months = seasons.flatMap(monthsOf);
  const twice = seasons.findIndex((season, i) =>
    seasons.slice(0, i).some((earlier) => monthsOf(earlier).some((month) => monthsOf(season).includes(month))),
  );
  if (twice >= 0) return [{ code: 'season.twice', field: `seasons.${twice}.fromMonth` }];
  return months.length >= YEAR ? [{ code: 'season.whole_year', field: 'seasons' }] : [];
}

/** Every target group named is one of the rulebook's, and none of those that follow from facts. */
export function reasonsAgainstGroups(groups: readonly string[], known: ReadonlySet<string>): Reason[] {
  return groups.flatMap((group, i) => (known.has(group) ? [] : [{ code: 'choice.unknown', field: `groups.${i}` }]));
}

/** What is decided of a conflict is decided once. */
export function reasonsNotToClose(conflict: { closedOn: string | null }): Reason[] {
  return conflict.closedOn === null ? [] : [{ code: 'conflict.closed', values: { on: conflict.closedOn } }];
}

const YEAR = 12;

/** The months (1 to 12) of a season; one that ends before it begins goes over the new year. */
export function monthsOf({ fromMonth, toMonth }: Pick<Season, 'fromMonth' | 'toMonth'>): number[] {
  const length = ((toMonth - fromMonth + YEAR) % YEAR) + 1;
  return Array.from({ length }, (_, i) => ((fromMonth - 1 + i) % YEAR) + 1);
}

/** Whether a date lies in one of the seasons. */
export function isAway(seasons: readonly Pick<Season, 'fromMonth' | 'toMonth'>[], date: string): boolean {
  const month = Number(date.slice(5, 7));
  return seasons.some((season) => monthsOf(season).includes(month));
}
