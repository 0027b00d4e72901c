/** Words of courses, classes and places in them. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const CLASS_STATES = ['open', 'finished', 'cancelled'] as const;
export type ClassState = (typeof CLASS_STATES)[number];
export const PLACE_STATES = ['waiting', 'enrolled', 'finished', 'failed', 'withdrawn'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

export const classFacts = {
  name: s.text(200),
  place: s.text(200),
  heldBy: s.text(200),
  startsOn: s.date(),
  endsOn: s.date(),
  seats: s.whole(1, 2000),
  note: s.optional(s.nullable(s.text(2000))),
};
const factsShape = s.object(classFacts);
export type ClassFacts = s.Infer<typeof factsShape>;

export const certificateFacts = { number: s.text(60), certifiedOn: s.date(), issuer: s.text(200) };

const named = s.object({ id: s.anyText(), name: s.anyText() });

export const classLine = s.object({
  id: s.anyText(),
  course: s.anyText(),
  name: s.anyText(),
  place: s.anyText(),
  heldBy: s.anyText(),
  unit: named,
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  seats: s.anyNumber(),
  /** people in it, as far as the reader sees them */
  enrolled: s.anyNumber(),
  finished: s.anyNumber(),
  state: s.anyText(),
});
export type ClassLine = s.Infer<typeof classLine>;

export const placeLine = s.object({
  id: s.anyText(),
  course: s.anyText(),
  name: s.anyText(),
  candidateId: s.nullable(s.anyText()),
  personId: s.nullable(s.anyText()),
  unit: named,
  state: s.anyText(),
  askedOn: s.anyText(),
  className: s.nullable(s.anyText()),
  classId: s.nullable(s.anyText()),
  number: s.nullable(s.anyText()),
  certifiedOn: s.nullable(s.anyText()),
  validUntil: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type PlaceLine = s.Infer<typeof placeLine>;

export const classRecord = s.object({
  ...classLine.shape,
  note: s.nullable(s.anyText()),
  finishedOn: s.nullable(s.anyText()),
  places: s.list(placeLine, 2000),
  waiting: s.anyNumber(),
  version: s.anyNumber(),
  may: mayShape,
});
export type ClassRecord = s.Infer<typeof classRecord>;
