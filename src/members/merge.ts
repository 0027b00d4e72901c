/** Words of merging two records of one person: the pairs that look alike, the preview, what was done. Shared with the browser. */
import { mayShape, reasonsShape } from '../platform/may.ts';
import { pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';

/** The facts that a merge lets one choose; each comes from the one record or the other. */
export const MERGE_FIELDS = [
  'fullName',
  'sortName',
  'sex',
  'ethnicity',
  'birthDate',
  'admittedOn',
  'ceremonyOn',
  'officialOn',
  'education',
  'theory',
  'note',
  'cardNo',
  'phone',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** In what two records agree. */
export const SAME = ['name', 'birth', 'card', 'phone'] as const;

const side = s.object({
  id: s.anyText(),
  name: s.anyText(),
  birthYear: s.anyNumber(),
  admittedOn: s.nullable(s.anyText()),
  unitId: s.anyText(),
  unitName: s.anyText(),
});
export type MergeSide = s.Infer<typeof side>;

export const duplicate = s.object({ one: side, other: side, same: s.list(s.oneOf(SAME), 4), mayMerge: s.flag() });
export type Duplicate = s.Infer<typeof duplicate>;

export const mergePreview = s.object({
  winner: side,
  loser: side,
  fields: s.list(
    s.object({
      field: s.oneOf(MERGE_FIELDS),
      winner: s.nullable(s.anyText()),
      loser: s.nullable(s.anyText()),
      same: s.flag(),
    }),
    30,
  ),
  /** how many references move, and how many stay because the kept record has the same */
  parts: s.list(s.object({ part: s.anyText(), moves: s.anyNumber(), stays: s.anyNumber() }), 30),
  /** lines of rosters that go over; the open one that ends today */
  lines: s.object({ moves: s.anyNumber(), ends: s.list(s.object({ unitId: s.anyText(), unitName: s.anyText() }), 10) }),
  reasons: reasonsShape,
});
export type MergePreview = s.Infer<typeof mergePreview>;

export const mergeLine = s.object({
  id: s.anyText(),
  winnerId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  loserUnitName: s.anyText(),
  reason: s.anyText(),
  taken: s.list(s.anyText(), 30),
  moved: s.anyNumber(),
  stayed: s.anyNumber(),
  mergedOn: s.anyText(),
  mergedName: s.anyText(),
  undoneOn: s.nullable(s.anyText()),
  undoneName: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type MergeLine = s.Infer<typeof mergeLine>;
export const mergePage = pageOf(mergeLine);
