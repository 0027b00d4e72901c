/** Words of what statistics need of a member beside his dossier: work, study, seasons away, target groups, conflicts of roles. Shared with the browser. */
import { mayShape } from '../platform/may.ts';
import { pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';

/** Months of every year; from November to February goes over the new year. */
export type Season = { fromMonth: number; toMonth: number; reason: string };

/** What is told of somebody's work; all of it empty ends the period. */
export type Work = {
  employer: string | null;
  ownership: string | null;
  foreignInvested: boolean;
  occupation: string | null;
};

export const seasonInput = s.object({ fromMonth: s.whole(1, 12), toMonth: s.whole(1, 12), reason: s.text(200) });

const period = { id: s.anyText(), from: s.anyText(), to: s.nullable(s.anyText()) };
export const workPeriod = s.object({
  ...period,
  employer: s.nullable(s.anyText()),
  ownership: s.nullable(s.anyText()),
  foreignInvested: s.flag(),
  occupation: s.nullable(s.anyText()),
});
export const studyPeriod = s.object({ ...period, school: s.anyText(), graduatesOn: s.nullable(s.anyText()) });
export const seasonPeriod = s.object({
  ...period,
  fromMonth: s.anyNumber(),
  toMonth: s.anyNumber(),
  reason: s.anyText(),
});
export const roleConflict = s.object({
  id: s.anyText(),
  what: s.anyText(),
  notedOn: s.anyText(),
  notedName: s.anyText(),
  decision: s.nullable(s.anyText()),
  closedOn: s.nullable(s.anyText()),
  closedName: s.nullable(s.anyText()),
  version: s.anyNumber(),
});

/** Past periods stand behind the present one. */
export const particulars = s.object({
  work: s.list(workPeriod, 100),
  study: s.list(studyPeriod, 100),
  seasons: s.list(seasonPeriod, 100),
  groups: s.list(s.anyText(), 100),
  conflicts: s.list(roleConflict, 100),
  may: mayShape,
});
export type Particulars = s.Infer<typeof particulars>;

/** An employer whose people are members of cells where they live (M87). */
export const scatteredEmployer = s.object({
  key: s.anyText(),
  employer: s.anyText(),
  ownership: s.nullable(s.anyText()),
  foreignInvested: s.flag(),
  official: s.anyNumber(),
  cells: s.anyNumber(),
  enough: s.flag(),
});
export type ScatteredEmployer = s.Infer<typeof scatteredEmployer>;

export const employerPerson = s.object({
  id: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  occupation: s.nullable(s.anyText()),
  since: s.anyText(),
});
export type EmployerPerson = s.Infer<typeof employerPerson>;

export const factCounts = s.object({
  nonState: s.anyNumber(),
  foreignInvested: s.anyNumber(),
  graduating: s.anyNumber(),
  year: s.anyNumber(),
  ownerships: s.list(s.object({ code: s.anyText(), n: s.anyNumber() }), 100),
  groups: s.list(s.object({ code: s.anyText(), n: s.anyNumber() }), 100),
});
export type FactCounts = s.Infer<typeof factCounts>;

export const scatteredPage = s.object({
  ...pageOf(scatteredEmployer).shape,
  /** how many official members found a cell, and the rule that says so */
  least: s.anyNumber(),
  rule: s.anyText(),
});
