/** Checks on procedures.yaml and calendar.yaml: every step leads somewhere, every form, remark, matter and field is defined, every clock's rule has a length. */
import { demand, ids, noDoubles, type Report } from './demands.ts';
import type { Procedure, Rule, RulebookContent } from './schema.ts';

const LENGTHS = ['working_days', 'days', 'months', 'years'];

export function checkProcedures({ parts, rules }: RulebookContent, report: Report): void {
  const { papers, opinions, procedures } = parts.procedures;
  noDoubles(papers, report, 'procedures', 'papers');
  noDoubles(opinions, report, 'procedures', 'opinions');
  noDoubles(procedures, report, 'procedures', 'procedures');
  const defined = {
    papers: ids(papers),
    written: ids(papers.filter((paper) => paper.document !== undefined)),
    opinions: ids(opinions),
    matters: ids(parts.votes.matters),
    kinds: ids(parts.unitKinds.unitKinds),
    forms: ids(parts.documents.forms),
  };
  papers.forEach((paper, i) => {
    if (paper.document !== undefined)
      demand(defined.forms, paper.document, report, 'procedures', ['papers', i, 'document'], 'form of a document');
  });
  procedures.forEach((procedure, p) => {
    checkSteps(procedure, ['procedures', p], defined, rules, report);
  });
  parts.calendar.holidays.forEach((span, i) => {
    if (span.to < span.from) report('calendar', ['holidays', i], 'ends before it begins');
  });
}

type Defined = Record<'papers' | 'written' | 'opinions' | 'matters' | 'kinds' | 'forms', ReadonlySet<string>>;

function checkSteps(
  procedure: Procedure,
  at: (string | number)[],
  defined: Defined,
  rules: readonly Rule[],
  report: Report,
): void {
  const steps = ids(procedure.steps);
  const fields = [...(procedure.opens.fields ?? []), ...procedure.steps.flatMap((step) => step.fields ?? [])];
  const facts = new Set([...fields.map((field) => field.id), ...(procedure.brings ?? [])]);
  const say = (path: (string | number)[], message: string) => report('procedures', [...at, ...path], message);
  const there = (set: ReadonlySet<string>, name: string | undefined, path: (string | number)[], what: string) => {
    if (name !== undefined) demand(set, name, report, 'procedures', [...at, ...path], what);
  };
  procedure.steps.forEach((step, i) => {
    const here = ['steps', i];
    if (procedure.steps.findIndex((each) => each.id === step.id) < i)
      say([...here, 'id'], `"${step.id}" stands here twice`);
    for (const [k, kind] of (step.onlyUnder?.kinds ?? []).entries())
      there(defined.kinds, kind, [...here, 'onlyUnder', 'kinds', k], 'kind of unit');
    there(steps, step.onlyUnder?.elseNext, [...here, 'onlyUnder', 'elseNext'], 'step of this procedure');
    for (const [k, kind] of (step.onlyAt?.kinds ?? []).entries())
      there(defined.kinds, kind, [...here, 'onlyAt', 'kinds', k], 'kind of unit');
    there(steps, step.onlyAt?.elseNext, [...here, 'onlyAt', 'elseNext'], 'step of this procedure');
    there(steps, step.onlyPassedUp?.elseNext, [...here, 'onlyPassedUp', 'elseNext'], 'step of this procedure');
    step.outcomes.forEach((outcome, k) => {
      there(steps, outcome.next, [...here, 'outcomes', k, 'next'], 'step of this procedure');
    });
    for (const [k, paper] of (step.writes ?? []).entries())
      there(defined.written, paper, [...here, 'writes', k], 'paper with a document');
    (step.needs ?? []).forEach((need, k) => {
      if ('paper' in need) there(defined.papers, need.paper, [...here, 'needs', k], 'paper');
      if ('opinion' in need) there(defined.opinions, need.opinion, [...here, 'needs', k], 'opinion');
      if ('vote' in need) there(defined.matters, need.vote, [...here, 'needs', k], 'matter of a vote');
    });
    for (const [name, period] of [
      ['clock', step.clock],
      ['notBefore', step.notBefore],
    ] as const) {
      if (!period) continue;
      if ('after' in period) checkAfter(procedure, period.after, (what) => say([...here, name, 'after'], what));
      there(facts, period.from, [...here, name, 'from'], 'field of this procedure');
      const rule = rules.find((each) => each.id === period.rule);
      if (rule && !LENGTHS.includes(rule.unit ?? '')) say([...here, name], `rule ${rule.id} sets no length of time`);
    }
    const elsewhere = (step.side ?? 'own') !== 'own' || step.onlyPassedUp !== undefined;
    if (elsewhere && procedure.otherSide === undefined) say([...here, 'side'], 'the procedure has no other side');
  });
  procedure.drops.forEach((drop, i) => {
    for (const [k, step] of (drop.steps ?? []).entries())
      there(steps, step, ['drops', i, 'steps', k], 'step of this procedure');
  });
  there(facts, procedure.otherSide, ['otherSide'], 'field of this procedure');
  for (const field of fields) {
    if ((field.kind === 'choice') !== (field.choices !== undefined))
      say(['opens'], `the field "${field.id}" has choices exactly when it is a choice`);
  }
}

/** A clock that follows another's end: that one must run from a day of the case, or nobody could tell when it ended. */
function checkAfter(procedure: Procedure, after: string | undefined, say: (what: string) => void): void {
  if (after === undefined) return;
  if (procedure.steps.find((step) => step.id === after)?.clock?.from === undefined)
    say(`the step "${after}" has no clock that runs from a day of the case`);
}
