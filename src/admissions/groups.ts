/** Target groups in SQL: who belongs to one by his facts, or because somebody put him there. */
import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { findRuleOn, numberValue, type Rulebook } from '../rulebook/rulebook.ts';
import type { TargetGroup } from '../rulebook/schema.ts';

/** Where the facts stand: a candidate's own row, or an admitted member's line with the candidate's row beside it. */
export type GroupColumns = {
  sex: RawBuilder<unknown>;
  ethnicity: RawBuilder<unknown>;
  birthDate: RawBuilder<unknown>;
  /** the day on which age is counted; no clock changes it (D6) */
  on: RawBuilder<unknown>;
  occupation: RawBuilder<unknown>;
  ownership: RawBuilder<unknown>;
  division: RawBuilder<unknown>;
  candidate: RawBuilder<unknown>;
};

/** A candidate's row under this name. */
export function candidateColumns(c: string): GroupColumns {
  const column = (name: string) => sql.ref(`${c}.${name}`);
  return {
    sex: column('sex'),
    ethnicity: column('ethnicity'),
    birthDate: column('birth_date'),
    on: column('entered_on'),
    occupation: column('occupation'),
    ownership: column('ownership'),
    division: column('division'),
    candidate: column('id'),
  };
}

/** An admitted member: his line `m`, his record `p`, and the candidate `c` he was, where there is one. */
export function admittedColumns(m: string, p: string, c: string): GroupColumns {
  return {
    sex: sql.ref(`${m}.sex`),
    ethnicity: sql.ref(`${m}.ethnicity`),
    birthDate: sql.ref(`${m}.birth_date`),
    on: sql.ref(`${p}.admitted_on`),
    occupation: sql.ref(`${c}.occupation`),
    ownership: sql.ref(`${c}.ownership`),
    division: sql.ref(`${m}.division`),
    candidate: sql.ref(`${c}.id`),
  };
}

/** Whether somebody belongs to the group; never null. */
export function groupTerm(rulebook: Rulebook, group: TargetGroup, at: GroupColumns): RawBuilder<boolean> {
  const { when } = group;
  if (!when)
    return sql`exists (select from candidate_group g where g.division = ${at.division} and g.candidate_id = ${at.candidate} and g.grp = ${group.id})`;
  const nonState = rulebook.committees.ownerships.filter((one) => one.nonState).map(({ id }) => id);
  const terms = [
    ...(when.ageBelow === undefined
      ? []
      : [sql`${at.birthDate} + make_interval(years => ${when.ageBelow}::int) > ${at.on}`]),
    ...(when.sexes ? [sql`${at.sex} = any(${when.sexes}::text[])`] : []),
    ...(when.minority ? [sql`${at.ethnicity} <> ${rulebook.membership.counting.majority}`] : []),
    ...(when.occupations ? [sql`${at.occupation} = any(${when.occupations}::text[])`] : []),
    ...(when.nonState ? [sql`${at.ownership} = any(${nonState}::text[])`] : []),
  ];
  return sql`coalesce(${sql.join(terms, sql` and `)}, false)`;
}

/** Rows (grp, holds) for all groups and, first, '' for everybody: for `cross join lateral`. */
export function groupRows(rulebook: Rulebook, at: GroupColumns): RawBuilder<unknown> {
  const rows = rulebook.admissions.groups.map((group) => sql`(${group.id}::text, ${groupTerm(rulebook, group, at)})`);
  return sql`(values (''::text, true), ${sql.join(rows)}) as gr(grp, holds)`;
}

/** The groups somebody belongs to, as an array in the rulebook's order. */
export function groupsOf(rulebook: Rulebook, at: GroupColumns): RawBuilder<string[]> {
  const each = rulebook.admissions.groups.map(
    (group) => sql`case when ${groupTerm(rulebook, group, at)} then ${group.id}::text end`,
  );
  return sql`array_remove(array[${sql.join(each)}]::text[], null)`;
}

/** Counts by group as a reader may see them: of a sensitive group no small number, unless he reads the persons themselves (STA-02). */
export function groupsShown(ctx: Context, unit: UnitRef): (group: string, n: number) => number | null {
  const { admissions, membership } = ctx.services.rulebook;
  const id = membership.counting.smallGroup;
  const rule = id === undefined ? undefined : findRuleOn(ctx.services.rulebook, id, ctx.today);
  const least = rule && !ctx.may('candidate.read', unit) ? numberValue(rule) : 0;
  const sensitive = new Set(admissions.groups.filter((group) => group.sensitive).map((group) => group.id));
  return (group, n) => (sensitive.has(group) && n > 0 && n < least ? null : n);
}
