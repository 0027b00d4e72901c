/** Words of the score of a meeting (M28, M32). Shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { pollRecord } from '../votes/vote.ts';

/** Points given: one number for each criterion of the scale. */
export const points = s.list(s.object({ criterion: s.code(), points: s.whole(-1e6, 1e6) }), 50, 1);
export type Points = s.Infer<typeof points>;

/** A criterion as it was judged: the cell's own points, those from above, and how far they lie apart (above less own). */
export const qualityLine = s.object({
  criterion: s.anyText(),
  maximum: s.anyNumber(),
  self: s.anyNumber(),
  upper: s.nullable(s.anyNumber()),
});
export type QualityLine = s.Infer<typeof qualityLine>;

/** How a meeting is scored: criteria with their maxima, levels with their least points, the best first. */
export const qualityScale = s.object({
  rule: s.anyText(),
  confidence: s.anyText(),
  criteria: s.list(s.object({ id: s.anyText(), maximum: s.anyNumber() }), 50),
  levels: s.list(s.object({ id: s.anyText(), least: s.anyNumber() }), 20),
  /** whether the cell votes its own score */
  voted: s.flag(),
  confirmWithin: s.anyNumber(),
  remarkWhenDifferent: s.flag(),
  year: s.nullable(s.object({ every: s.anyText(), most: s.anyText(), least: s.anyNumber() })),
});
export type QualityScale = s.Infer<typeof qualityScale>;

const head = {
  id: s.anyText(),
  meetingId: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  month: s.anyText(),
  state: s.anyText(),
  maximum: s.anyNumber(),
  selfTotal: s.anyNumber(),
  selfLevel: s.anyText(),
  upperTotal: s.nullable(s.anyNumber()),
  upperLevel: s.nullable(s.anyText()),
  /** points from above less own points; null while nobody confirmed */
  gap: s.nullable(s.anyNumber()),
  confirmDue: s.anyText(),
  overdue: s.flag(),
  version: s.anyNumber(),
};

export const qualityListLine = s.object(head);
export type QualityListLine = s.Infer<typeof qualityListLine>;

export const qualityRecord = s.object({
  ...head,
  meetingTitle: s.anyText(),
  lines: s.list(qualityLine, 50),
  rule: s.anyText(),
  remarkWhenDifferent: s.flag(),
  poll: s.nullable(pollRecord),
  scoredName: s.anyText(),
  scoredAt: s.anyText(),
  confirmedName: s.nullable(s.anyText()),
  confirmedAt: s.nullable(s.anyText()),
  remark: s.nullable(s.anyText()),
  may: mayShape,
});
export type QualityRecord = s.Infer<typeof qualityRecord>;

/** A meeting's score as the meeting's own page shows it. */
export const meetingQuality = s.object({
  scale: qualityScale,
  sheet: s.nullable(
    s.object({
      id: s.anyText(),
      state: s.anyText(),
      lines: s.list(qualityLine, 50),
      maximum: s.anyNumber(),
      selfTotal: s.anyNumber(),
      selfLevel: s.anyText(),
      upperTotal: s.nullable(s.anyNumber()),
      upperLevel: s.nullable(s.anyText()),
      version: s.anyNumber(),
    }),
  ),
});

/** Of a month: meetings that have to be scored, how many were, how many were confirmed, and how many wait past their day. */
export const qualityCount = s.object({
  held: s.anyNumber(),
  scored: s.anyNumber(),
  confirmed: s.anyNumber(),
  overdue: s.anyNumber(),
});

/** A unit's year: how many meetings reached which level, and whether the year counts as a good one. */
export const YEAR_VERDICTS = ['reached', 'not_reached', 'open'] as const;
export const qualityYear = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  meetings: s.anyNumber(),
  scored: s.anyNumber(),
  confirmed: s.anyNumber(),
  levels: s.record(s.anyText(), s.anyNumber()),
  verdict: s.oneOf(YEAR_VERDICTS),
});
export type QualityYear = s.Infer<typeof qualityYear>;
