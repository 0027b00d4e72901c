import { postKind } from '../../organization/postFacts.ts';
import { command } from '../../platform/bus/command.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { keyOf, postsOf, waitingIn } from '../posts.ts';
import { placeOf, rowOf } from '../reading.ts';
import { type Choice, putChoices, updateActs } from '../store/decisions.ts';
import { soundDraft } from './drafts.ts';

const MOST = 5000;

/**
 * Says who goes where and who gets what, otherwise than proposed: a person of a divided unit, an item of open work, or a kind of it (of one unit or of all).
 * Refuses reorganization.not_draft, version.stale, choice.no_successor, choice.kind_unknown.
 */
export const assignReorganization = command({
  name: 'reorganization.assign',
  method: 'POST',
  path: '/reorganizations/{id}/assignments',
  capability: 'reorganization.draft',
  summary: 'Say who goes where and who gets which open work',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    people: s.optional(s.list(s.object({ personId: s.id(), to: s.id() }), MOST)),
    work: s.optional(s.list(s.object({ kind: s.code(), id: s.id(), to: s.id() }), MOST)),
    kinds: s.optional(s.list(s.object({ kind: s.code(), from: s.optional(s.id()), to: s.id() }), MOST)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [placeOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const { row, plan } = await soundDraft(ctx, input.id);
    const takers = new Set(
      plan.sources.flatMap(({ id, closes, successors }) => [...successors, ...(closes ? [] : [id])]),
    );
    const known = new Set(ctx.services.reorganizing.flatMap((part) => part.openWork ?? []).map(({ kind }) => kind));
    const reasons: Reason[] = [];
    const choices: Choice[] = [];
    const choose = (
      about: Choice['about'],
      subject: string,
      to: string,
      field: string,
      personId: string | null = null,
    ) => {
      if (!takers.has(to)) reasons.push({ code: 'choice.no_successor', field });
      choices.push({ about, subject, targetId: to, personId, approved: null });
    };
    (input.people ?? []).forEach(({ personId, to }, i) => {
      choose('person', personId, to, `people.${i}.to`, personId);
    });
    (input.work ?? []).forEach(({ kind, id, to }, i) => {
      if (!known.has(kind)) reasons.push({ code: 'choice.kind_unknown', field: `work.${i}.kind`, values: { kind } });
      choose('work', `${kind}/${id}`, to, `work.${i}.to`);
    });
    (input.kinds ?? []).forEach(({ kind, from, to }, i) => {
      if (!known.has(kind)) reasons.push({ code: 'choice.kind_unknown', field: `kinds.${i}.kind`, values: { kind } });
      choose('kind', `${kind}/${from ?? ''}`, to, `kinds.${i}.to`);
    });
    must(reasons);
    await putChoices(ctx.tx, placeOf(row), row.id, choices);
    await updateActs(ctx.tx, row, input.version, row.acts);
    await ctx.record({
      unit: placeOf(row),
      subjectKind: 'reorganization',
      subjectId: row.id,
      body: { choices: choices.length },
    });
    return { id: row.id };
  },
});

/**
 * Judges the posts and charges proposed for new units (begun, or left out) and the ends proposed for those whose holders leave a unit that stays; `all`: begins whatever nothing stands against and leaves out the rest; `add`: somebody of
 * whom nothing was proposed. Refuses reorganization.not_draft, version.stale, post.not_proposed, post.unknown, person.unknown, and whatever
 * stands against beginning what is added.
 */
export const approvePosts = command({
  name: 'reorganization.approve',
  method: 'POST',
  path: '/reorganizations/{id}/posts',
  capability: 'reorganization.draft',
  summary: 'Judge the posts that are proposed to begin and to end',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    posts: s.optional(s.list(s.object({ key: s.text(200), approved: s.flag() }), MOST)),
    all: s.optional(s.literal(true)),
    add: s.optional(s.list(s.object({ unitId: s.id(), post: s.code(), personId: s.id() }), MOST)),
  }),
  result: s.object({ id: s.id(), waiting: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [placeOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const { row, plan } = await soundDraft(ctx, input.id);
    const unit = placeOf(row);
    const reasons: Reason[] = [];
    const choices: Choice[] = [];
    const judge = (key: string, approved: boolean, targetId: string | null = null, personId: string | null = null) =>
      choices.push({ about: 'post', subject: key, targetId, personId, approved });
    const { proposals, leaving } = await postsOf(ctx, plan, row, row.effective_on);
    (input.posts ?? []).forEach(({ key, approved }, i) => {
      const proposal = [...proposals, ...leaving].find((each) => each.key === key);
      if (!proposal) reasons.push({ code: 'post.not_proposed', field: `posts.${i}.key` });
      else judge(key, approved, proposal.unitId, proposal.personId);
    });
    for (const [i, { unitId, post, personId }] of (input.add ?? []).entries()) {
      const at = plan.changes.find((change) => change.id === unitId && !change.closes);
      if (!at) reasons.push({ code: 'choice.no_successor', field: `add.${i}.unitId` });
      if (!postKind(ctx, post)) reasons.push({ code: 'post.unknown', field: `add.${i}.post`, values: { post } });
      const person = await ctx.tx
        .selectFrom('person')
        .select('id')
        .where('division', '=', at?.division ?? row.division)
        .where('id', '=', personId)
        .executeTakeFirst();
      if (!person) reasons.push({ code: 'person.unknown', field: `add.${i}.personId` });
      judge(keyOf({ unitId, post, personId, accountId: null, name: '' }), true, unitId, personId);
    }
    must(reasons);
    await putChoices(ctx.tx, unit, row.id, choices);
    if (input.add) {
      const { proposals: now } = await postsOf(ctx, plan, row, row.effective_on);
      input.add.forEach(({ unitId, post, personId }, i) => {
        const key = keyOf({ unitId, post, personId, accountId: null, name: '' });
        const against = now.find((each) => each.key === key)?.against ?? [];
        must(against.map((reason) => ({ ...reason, field: `add.${i}.post` })));
      });
    }
    if (input.all) {
      const rest = await postsOf(ctx, plan, row, row.effective_on);
      const ends = rest.leaving.map((each) => ({ ...each, against: [] }));
      const open = [...rest.proposals, ...ends].filter(({ approved }) => approved === null);
      await putChoices(
        ctx.tx,
        unit,
        row.id,
        open.map(({ key, unitId, personId, against }) => ({
          about: 'post',
          subject: key,
          targetId: unitId,
          personId,
          approved: against.length === 0,
        })),
      );
    }
    await updateActs(ctx.tx, row, input.version, row.acts);
    await ctx.record({
      unit,
      subjectKind: 'reorganization',
      subjectId: row.id,
      body: { posts: choices.length, all: input.all === true },
    });
    return { id: row.id, waiting: waitingIn(await postsOf(ctx, plan, row, row.effective_on)) };
  },
});
