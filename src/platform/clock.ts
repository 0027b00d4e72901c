import { Temporal } from 'temporal-polyfill';

/** The organization's clock. Only the demo loader and tests may set it (D13). */
export type Clock = { now(): Date; timeZone: string };

/** A clock that tells the machine's time in the organization's zone. */
export function systemClock(timeZone: string): Clock {
  return { timeZone, now: () => new Date() };
}

/** A clock that stands where it is put, for the demo loader and tests. */
export function setClock(timeZone: string, start: string): Clock & { set(moment: string): void } {
  let at = new Date(start);
  return {
    timeZone,
    now: () => at,
    set: (moment) => {
      at = new Date(moment);
    },
  };
}

/** Today's legal date (YYYY-MM-DD) in the organization's zone. */
export function today(clock: Clock): string {
  const now = clock.now().getTime();
  const last = lastDay.get(clock);
  if (last && last.from <= now && now < last.until) return last.date;
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(clock.timeZone).toPlainDate();
  const begins = (day: Temporal.PlainDate) => day.toZonedDateTime(clock.timeZone).epochMilliseconds;
  const day = { from: begins(date), until: begins(date.add({ days: 1 })), date: date.toString() };
  lastDay.set(clock, day);
  return day.date;
}

/** The last day that each clock was asked for and the moments it lasts: every request asks several times, and it is nearly always the same. */
const lastDay = new WeakMap<Clock, { from: number; until: number; date: string }>();

/** `date` + n days, months or years; the last day of a month is kept inside the month. */
export function addTo(date: string, add: { days?: number; months?: number; years?: number }): string {
  return Temporal.PlainDate.from(date).add(add).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Full years of age on a day, counted by the birthday. */
export function yearsBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'year' }).years;
}

/** The month of a date, as YYYY-MM. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The last day of a month YYYY-MM. */
export function lastDayOf(month: string): string {
  return addTo(addTo(`${month}-01`, { months: 1 }), { days: -1 });
}

/** The moment (ISO, UTC) of a local date and time in the organization's zone. */
export function momentAt(date: string, time: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant().toString();
}

/** The local date of a moment in the organization's zone. */
export function dateOf(moment: Date | string, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(new Date(moment).getTime());
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
