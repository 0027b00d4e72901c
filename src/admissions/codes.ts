/** What the rulebook says of candidates, as this module asks it. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { lengthOf } from '../procedures/reading.ts';
import type { Length } from '../procedures/rules/clock.ts';
import { type CaseRules, rulesToday } from '../rulebook/cases.ts';
import { findNumber, findRuleOn, numbersValue, type Rulebook } from '../rulebook/rulebook.ts';
import type { Course } from '../rulebook/schema.ts';
import type { CandidateCodes } from './rules/candidate.ts';
import type { IntroducerRule } from './rules/introducers.ts';

export function candidateCodes({ admissions, committees }: Rulebook): CandidateCodes {
  const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
  return {
    occupations: ids(admissions.occupations),
    ownerships: ids(committees.ownerships),
    bodies: ids(admissions.bodies),
    handGroups: ids(admissions.groups.filter((group) => group.when === undefined)),
    dropReasons: ids(admissions.dropReasons),
    verdicts: ids(admissions.verdicts),
  };
}

/** The ids of all target groups. */
export function groupIds(rulebook: Rulebook): ReadonlySet<string> {
  return new Set(rulebook.admissions.groups.map(({ id }) => id));
}

export function courseOf(rulebook: Rulebook, id: string): Course | undefined {
  return rulebook.admissions.courses.find((course) => course.id === id);
}

/** The course without whose certificate nobody is admitted; undefined where the rulebook asks for none. */
export function candidateCourses(rulebook: Rulebook): string[] {
  return rulebook.admissions.courses.filter((course) => course.for === 'candidate').map(({ id }) => id);
}

/** The two ages of admission, by the rules of the case; empty where the rulebook sets none. */
export function agesOf({ rulebook, on, overlays }: CaseRules, id: string | undefined): number[] {
  const rule = id === undefined ? undefined : findRuleOn(rulebook, id, on, overlays);
  return rule ? numbersValue(rule) : [];
}

/** How many introducers are asked for, and how long they must have worked with the candidate; null where the rulebook asks for none. */
export function introducerRule({ rulebook, on, overlays }: CaseRules): IntroducerRule | null {
  const { helpers } = rulebook.admissions;
  if (!helpers) return null;
  const rule = findRuleOn(rulebook, helpers.rule, on, overlays);
  if (!rule) return null;
  const { introducers, withUnion } = helpers;
  return { months: findNumber(rule, 'months_together') ?? 0, introducers, withUnion, rule: helpers.rule };
}

/** How long a certificate of a course holds; null: for good. */
export async function validityOf(ctx: Context, unit: UnitRef, course: Course): Promise<Length | null> {
  return course.valid === undefined ? null : lengthOf(await rulesToday(ctx, unit), { rule: course.valid });
}
