/** Checks on admissions.yaml: every code it names is defined, its rules set what the program reads from them, every stage of the forecast exists. */
import { demand, demandKey, ids, noDoubles, type Report } from './demands.ts';
import type { Rule, RulebookContent } from './schema.ts';

/** Stages of a candidate before a case is opened. */
export const STAGES_BEFORE = ['proposed', 'listed', 'helped', 'ready'];
const LENGTHS = ['days', 'months', 'years'];

export function checkAdmissions({ parts, rules }: RulebookContent, report: Report): void {
  const { admissions, membership, committees, procedures } = parts;
  const each = (list: readonly string[], defined: ReadonlySet<string>, path: (string | number)[], what: string) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, 'admissions', [...path, i], what);
  };
  for (const list of ['groups', 'occupations', 'bodies', 'courses', 'dropReasons', 'verdicts'] as const)
    noDoubles(admissions[list], report, 'admissions', list);
  admissions.groups.forEach(({ when }, i) => {
    each(when?.sexes ?? [], ids(membership.sexes), ['groups', i, 'when', 'sexes'], 'sex');
    each(when?.occupations ?? [], ids(admissions.occupations), ['groups', i, 'when', 'occupations'], 'occupation');
    if (when?.nonState && !committees.ownerships.some((one) => one.nonState))
      report('admissions', ['groups', i, 'when', 'nonState'], 'no ownership of this rulebook is non-state');
    if (when && Object.keys(when).length === 0) report('admissions', ['groups', i, 'when'], 'says nothing');
  });
  each(admissions.endings.readmitted, ids(membership.endings), ['endings', 'readmitted'], 'ending of a membership');
  each(
    admissions.endings.notRecognized === undefined ? [] : [admissions.endings.notRecognized],
    ids(membership.endings),
    ['endings', 'notRecognized'],
    'ending of a membership',
  );
  const beginnings = ids(membership.beginnings ?? []);
  each(
    [admissions.beginnings.admitted, ...admissions.beginnings.recorded],
    beginnings,
    ['beginnings'],
    'beginning of a membership',
  );
  const named = Object.values(admissions.procedures ?? {});
  each(named, ids(procedures.procedures), ['procedures'], 'procedure');
  const steps = procedures.procedures.find(({ id }) => id === admissions.procedures?.admission)?.steps ?? [];
  const stages = new Set([...STAGES_BEFORE, ...steps.map(({ id }) => id)]);
  admissions.forecast.stages.forEach(({ stage }, i) => {
    demand(stages, stage, report, 'admissions', ['forecast', 'stages', i, 'stage'], 'stage of a candidate');
  });
  checkFigures(admissions, rules, report);
}

function checkFigures(
  { rules: named, helpers, courses }: RulebookContent['parts']['admissions'],
  rules: readonly Rule[],
  report: Report,
): void {
  const sets = (id: string | undefined, path: (string | number)[], holds: (rule: Rule) => boolean, what: string) => {
    const rule = rules.find((one) => one.id === id);
    if (rule && !holds(rule)) report('admissions', path, `rule ${rule.id} does not set ${what}`);
  };
  const isPair = ({ value }: Rule) =>
    Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
  const isLength = ({ value, unit }: Rule) => typeof value === 'number' && LENGTHS.includes(unit ?? '');
  sets(named.age, ['rules', 'age'], isPair, 'two ages');
  sets(named.readmission, ['rules', 'readmission'], isLength, 'a length of time');
  if (helpers) demandKey(rules, { rule: helpers.rule, key: 'months_together' }, report, 'admissions', ['helpers']);
  courses.forEach((course, i) => {
    sets(course.valid, ['courses', i, 'valid'], isLength, 'a length of time');
  });
}
