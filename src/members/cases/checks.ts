/** What a procedure looks up about a member before it goes on. Each gives the reasons why not; figures stand in the rule the procedure names. */
import { unitOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';

import type { CaseAsked, CaseCheck } from '../../procedures/work.ts';
import { findRuleOn, numbersValue } from '../../rulebook/rulebook.ts';
import { memberCodes } from '../codes.ts';
import { disciplineOf } from '../discipline.ts';
import {
  reasonsAgainstForm,
  reasonsAgainstLimitation,
  reasonsAgainstReceiving,
  reasonsAgainstSelfReview,
  reasonsAgainstStay,
} from '../rules/cases.ts';
import { reasonsByDiscipline } from '../rules/discipline.ts';
import { openLine } from './subject.ts';

const lineOf = (ctx: Context, asked: CaseAsked) => openLine(ctx, asked.subject.id, asked.unit);
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Still in his probation (PRO-01). */
const isProbationary: CaseCheck = async (ctx, asked) =>
  (await lineOf(ctx, asked))?.status === 'probationary' ? [] : [{ code: 'member.not_probationary' }];

/** Not suspended: a case about his conduct is settled first (TRA-01). */
const mayMove: CaseCheck = async (ctx, asked) => {
  const line = await lineOf(ctx, asked);
  return line?.suspended ? [{ code: 'member.suspended' }] : [];
};

const notExempt: CaseCheck = async (ctx, asked) =>
  (await lineOf(ctx, asked))?.exempt ? [{ code: 'member.exempt' }] : [];

const notSuspended: CaseCheck = async (ctx, asked) =>
  (await lineOf(ctx, asked))?.suspended ? [{ code: 'member.suspended' }] : [];

/** The unit named as the other side is a living cell, and another one. */
const receivesMembers: CaseCheck = async (ctx, asked) => {
  const to = text(asked.facts.to);
  if (to === '') return [];
  const unit = await unitOf(ctx, to);
  const row = await ctx.tx
    .selectFrom('unit')
    .select(['kind', 'closed_on'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const isCell = memberCodes(asked.rules.rulebook).cellKinds.has(row.kind);
  return reasonsAgainstReceiving({ isCell, closedOn: row.closed_on, same: unit.id === asked.unit.id });
};

/** Holds no post for members only in the cell he leaves. */
const postsEnded: CaseCheck = async (ctx, asked) => {
  const membersOnly = ctx.services.rulebook.posts.filter((post) => post.membersOnly).map((post) => post.id);
  const held = await ctx.tx
    .selectFrom('post')
    .select('post')
    .where('division', '=', asked.unit.division)
    .where('unit_id', '=', asked.unit.id)
    .where('person_id', '=', asked.subject.id)
    .where('valid_to', '=', 'infinity')
    .where('post', 'in', ['', ...membersOnly])
    .execute();
  return held.map(({ post }) => ({ code: 'member.holds_post', values: { post } }));
};

/** A temporary stay is as long as the rule lets it be; longer for full-time study (TRA-05). */
const stayLength: CaseCheck = async (_ctx, asked) => {
  const rule =
    asked.rule === undefined ? undefined : findRuleOn(asked.rules.rulebook, asked.rule, asked.on, asked.rules.overlays);
  const study = asked.facts.study === true;
  const months = rule ? numbersValue(rule, study ? 'study_months' : 'months') : [];
  return reasonsAgainstStay({ from: text(asked.facts.from_on), until: text(asked.facts.until), months, open: !study });
};

/** The self-review was given, or asked for as often as the rule says (LEA-02: three refused requests). */
const selfReviewAsked: CaseCheck = async (_ctx, asked) =>
  reasonsAgainstSelfReview({
    requests: Number(asked.facts.requests ?? 0),
    given: asked.facts.reviewed === true,
    least: asked.number ?? 1,
  });

/** The violation is not too long ago for its gravity (DIS-07). */
const withinLimitation: CaseCheck = async (_ctx, asked) => {
  const rule =
    asked.rule === undefined ? undefined : findRuleOn(asked.rules.rulebook, asked.rule, asked.on, asked.rules.overlays);
  const years = rule ? numbersValue(rule) : [];
  return reasonsAgainstLimitation({
    violatedOn: text(asked.facts.violated_on),
    level: text(asked.facts.level),
    on: asked.on,
    years,
  });
};

/** Some forms of discipline are for official members and holders of posts only (DIS-01). */
const formForStatus: CaseCheck = async (ctx, asked) => {
  const line = await lineOf(ctx, asked);
  const form = text(asked.facts.form) || text(asked.facts.level);
  const holdsPost = await ctx.tx
    .selectFrom('post')
    .select('id')
    .where('person_id', '=', asked.subject.id)
    .where('side', '=', 'party')
    .where('valid_to', '=', 'infinity')
    .executeTakeFirst();
  return reasonsAgainstForm(form, { official: line?.status === 'official', holdsPost: holdsPost !== undefined });
};

/** What discipline says against going on: in force, looked into, suspended (a case about a unit asks nothing here). */
const disciplineClear: CaseCheck = async (ctx, asked) => {
  if (asked.subject.kind !== 'member' || asked.rule === undefined) return [];
  const { id } = asked.subject;
  const line = await lineOf(ctx, asked);
  const discipline = (await disciplineOf(ctx, [id], asked.on)).get(id);
  const knows = ctx.may('case.restricted', asked.unit);
  return reasonsByDiscipline(discipline, { suspended: line?.suspended ?? false, knows }, asked.rule);
};

export const memberChecks: Record<string, CaseCheck> = {
  is_probationary: isProbationary,
  may_move: mayMove,
  not_exempt: notExempt,
  not_suspended: notSuspended,
  receives_members: receivesMembers,
  posts_ended: postsEnded,
  stay_length: stayLength,
  self_review_asked: selfReviewAsked,
  within_limitation: withinLimitation,
  form_for_status: formForStatus,
  discipline_clear: disciplineClear,
};
