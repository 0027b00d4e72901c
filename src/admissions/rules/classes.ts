/** Decisions on courses: opening a class, places in it, certificates. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ClassState, PlaceState } from '../training.ts';

/** A class is of a course of the rulebook and ends no earlier than it begins. */
export function reasonsNotToOpen(
  made: { course: string; startsOn: string; endsOn: string },
  courses: ReadonlySet<string>,
): Reason[] {
  const reasons: Reason[] = [];
  if (!courses.has(made.course)) reasons.push({ code: 'choice.unknown', field: 'course' });
  if (made.endsOn < made.startsOn)
    reasons.push({ code: 'date.order', field: 'endsOn', values: { earlier: made.startsOn, later: made.endsOn } });
  return reasons;
}

/** Only an open class is changed, and never to fewer seats than people sit in it. */
export function reasonsNotToChange(
  before: { state: ClassState; enrolled: number },
  next: { startsOn: string; endsOn: string; seats: number },
): Reason[] {
  if (before.state !== 'open') return [{ code: 'class.not_open' }];
  const reasons: Reason[] = [];
  if (next.endsOn < next.startsOn)
    reasons.push({ code: 'date.order', field: 'endsOn', values: { earlier: next.startsOn, later: next.endsOn } });
  if (next.seats < before.enrolled)
    reasons.push({ code: 'class.seats', field: 'seats', values: { seats: next.seats, taken: before.enrolled } });
  return reasons;
}

/** Who waits for a course: a candidate for a course before the admission, a member for one after it; once at a time. */
export function reasonsNotToAsk(
  course: { for: 'candidate' | 'member' } | undefined,
  asked: { of: 'candidate' | 'member'; pending: boolean; closed: boolean; on: string },
  today: string,
): Reason[] {
  if (!course) return [{ code: 'choice.unknown', field: 'course' }];
  if (course.for !== asked.of)
    return [{ code: asked.of === 'member' ? 'class.for_candidates' : 'class.for_members', field: 'course' }];
  if (asked.closed) return [{ code: 'class.closed_candidate' }];
  if (asked.pending) return [{ code: 'class.asked_already' }];
  return asked.on > today ? [{ code: 'date.future', field: 'on', values: { date: asked.on } }] : [];
}

type Place = { state: PlaceState; course: string };

/** Those who wait for the course of the class are enrolled, as long as there are seats. */
export function reasonsNotToEnrol(
  to: { state: ClassState; course: string; seats: number; enrolled: number },
  places: readonly (Place | undefined)[],
): Reason[] {
  if (to.state !== 'open') return [{ code: 'class.not_open' }];
  const reasons: Reason[] = places.flatMap((place, i): Reason[] => {
    if (!place) return [{ code: 'class.no_place', field: `places.${i}` }];
    if (place.state !== 'waiting') return [{ code: 'class.not_waiting', field: `places.${i}` }];
    return place.course === to.course ? [] : [{ code: 'class.other_course', field: `places.${i}` }];
  });
  const free = to.seats - to.enrolled;
  if (places.length > free)
    reasons.push({ code: 'class.full', field: 'places', values: { free, asked: places.length } });
  return reasons;
}

export type ClassResult = {
  place: string;
  finished: boolean;
  number: string | null;
  note: string | null;
};

/** A class is finished once, after it began, with a result for everybody who sits in it; whoever finished has a number, whoever did not, a reason. */
export function reasonsNotToFinish(
  at: { state: ClassState; startsOn: string },
  on: string,
  enrolled: ReadonlySet<string>,
  results: readonly ClassResult[],
  today: string,
): Reason[] {
  if (at.state !== 'open') return [{ code: 'class.not_open' }];
  const reasons: Reason[] = [];
  if (on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: on } });
  if (on < at.startsOn) reasons.push({ code: 'date.order', field: 'on', values: { earlier: at.startsOn, later: on } });
  const numbers = new Set<string>();
  results.forEach((result, i) => {
    if (!enrolled.has(result.place)) reasons.push({ code: 'class.no_place', field: `results.${i}` });
    if (result.finished && !result.number)
      reasons.push({ code: 'class.certificate_number', field: `results.${i}.number` });
    if (result.finished && result.number && numbers.has(result.number))
      reasons.push({ code: 'class.number_twice', field: `results.${i}.number`, values: { number: result.number } });
    if (result.finished && result.number) numbers.add(result.number);
    if (!result.finished && !result.note) reasons.push({ code: 'class.failed_why', field: `results.${i}.note` });
  });
  const told = new Set(results.map((result) => result.place));
  const missing = [...enrolled].filter((place) => !told.has(place)).length;
  if (missing > 0 || told.size < results.length)
    reasons.push({ code: 'class.all_results', field: 'results', values: { missing } });
  return reasons;
}

/** A certificate that was brought from elsewhere was written by today. */
export function reasonsAgainstBrought(certifiedOn: string, birthDate: string, today: string): Reason[] {
  if (certifiedOn > today) return [{ code: 'date.future', field: 'certifiedOn', values: { date: certifiedOn } }];
  return certifiedOn <= birthDate
    ? [{ code: 'date.order', field: 'certifiedOn', values: { earlier: birthDate, later: certifiedOn } }]
    : [];
}

/** Only who still waits or sits in a class gives up his place, and says why. */
export function reasonsNotToWithdraw(place: { state: PlaceState }): Reason[] {
  return place.state === 'waiting' || place.state === 'enrolled' ? [] : [{ code: 'class.place_ended' }];
}
