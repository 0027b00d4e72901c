/** Clocks: working days over the rulebook's calendar, calendar days, months, years (trap 7). Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Calendar } from '../../rulebook/schema.ts';

export const CLOCK_UNITS = ['working_days', 'days', 'months', 'years'] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];
export type Length = { n: number; unit: ClockUnit };

/** Whether people work on that day: no weekend (unless worked in exchange), no holiday. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  if (calendar.workdays.some((day) => day.on === date)) return true;
  if (calendar.weekend.includes(weekday(date))) return false;
  return !calendar.holidays.some((span) => span.from <= date && date <= span.to);
}

/** The n-th working day after `from`; `from` itself is not counted. n = 0 gives `from`. */
export function addWorkingDays(calendar: Calendar, from: string, n: number): string {
  let date = from;
  for (let left = n; left > 0; ) {
    date = next(date);
    if (isWorkingDay(calendar, date)) left--;
  }
  return date;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let n = 0;
  for (let date = from; date < to; ) {
    date = next(date);
    if (isWorkingDay(calendar, date)) n++;
  }
  return n;
}

/** The last day of a period that runs from a day. */
export function endOfPeriod(calendar: Calendar, from: string, { n, unit }: Length): string {
  if (unit === 'working_days') return addWorkingDays(calendar, from, n);
  return addTo(from, { [unit]: n });
}

/** Whether the table knows every day of the span; outside it only weekends are jumped over, and whoever shows the date says so. */
export function calendarCovers(calendar: Calendar, from: string, to: string): boolean {
  return calendar.from <= from && to <= calendar.to;
}

/** The end of a clock that stood still from one day to another: as many (working) days later as it stood. */
export function endAfterPause(
  calendar: Calendar,
  due: string,
  unit: ClockUnit,
  paused: { from: string; to: string },
): string {
  if (unit === 'working_days')
    return addWorkingDays(calendar, due, workingDaysBetween(calendar, paused.from, paused.to));
  const days = (Date.parse(paused.to) - Date.parse(paused.from)) / DAY;
  return addTo(due, { days });
}

/** Clocks are told of once the first of their reminders has come, `before` so many days their end: today those that end by this day. Null: none ever. */
export function toldUntil(before: readonly number[], today: string): string | null {
  return before.length === 0 ? null : addTo(today, { days: Math.max(...before) });
}

const DAY = 86_400_000;

function next(date: string): string {
  return new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
}

/** ISO: 1 is Monday, 7 is Sunday. */
function weekday(date: string): number {
  return new Date(date).getUTCDay() || 7;
}
