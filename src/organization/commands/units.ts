import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToMark } from '../rules/marks.ts';
import { reasonsNotToFound } from '../rules.ts';
import { openMark, putMark } from '../store/periods.ts';
import { insertUnit, putLetterhead, updateUnit } from '../store/units.ts';
import { nextPath, unitOf } from '../tree.ts';
import { letterhead } from '../unit.ts';

const facts = {
  name: s.text(200),
  setting: s.optional(s.nullable(s.code())),
  foundedOn: s.optional(s.nullable(s.date())),
  households: s.optional(s.nullable(s.whole(0, 1_000_000))),
  poorHouseholds: s.optional(s.nullable(s.whole(0, 1_000_000))),
  temporaryHouses: s.optional(s.nullable(s.whole(0, 1_000_000))),
  /** whose enterprise the organization works in (M85); left out: as it was, null: none */
  ownership: s.optional(s.nullable(s.code())),
  foreignInvested: s.optional(s.nullable(s.flag())),
};

/** Founds a unit under another. Refuses unit.kind_unknown, unit.wrong_parent (ORG-03), date.future, tree.full, mark.no_ownership. */
export const foundUnit = command({
  name: 'unit.found',
  method: 'POST',
  path: '/units',
  capability: 'unit.found',
  summary: 'Found a unit under another',
  input: s.object({ parentId: s.id(), kind: s.code(), code: s.optional(s.nullable(s.text(40))), ...facts }),
  result: s.object({ id: s.id() }),
  factDays: ({ foundedOn }) => [foundedOn],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.parentId)] }),
  run: async (ctx, input) => {
    const parent = await unitOf(ctx, input.parentId);
    const parentKind = (
      await ctx.tx.selectFrom('unit').select('kind').where('id', '=', parent.id).executeTakeFirstOrThrow()
    ).kind;
    const kind = ctx.services.rulebook.unitKinds.find((k) => k.id === input.kind);
    const since = input.foundedOn ?? ctx.today;
    const parents = (kind?.parents ?? [])
      .filter((p) => (!p.since || p.since <= ctx.today) && (!p.until || p.until > ctx.today))
      .map((p) => p.kind);
    must(
      reasonsNotToFound(
        { code: input.kind, parents, known: kind !== undefined },
        parentKind,
        input.foundedOn ?? null,
        ctx.today,
      ),
    );
    const unit = await insertUnit(ctx.tx, {
      division: parent.division,
      path: await nextPath(ctx.tx, parent),
      parentId: parent.id,
      kind: input.kind,
      code: input.code ?? null,
      since,
      ...rest(input),
    });
    await mark(ctx, unit, input, since);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: unit.id,
      body: { parentId: parent.id, kind: input.kind, name: input.name },
    });
    return { id: unit.id };
  },
});

/**
 * Founds an organization: its top unit, in a division of its own (D3). Only the local operator can.
 * Refuses unit.kind_unknown, date.future, division.taken.
 */
export const foundOrganization = command({
  name: 'organization.found',
  method: 'POST',
  path: '/organizations',
  capability: 'organization.found',
  summary: 'Found an organization: its top unit',
  input: s.object({ kind: s.code(), code: s.optional(s.nullable(s.text(40))), division: s.code(), ...facts }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ctx.actor.grant.unit] }),
  run: async (ctx, input) => {
    const kind = ctx.services.rulebook.unitKinds.find((k) => k.id === input.kind);
    must(
      reasonsNotToFound(
        { code: input.kind, parents: [], known: kind !== undefined },
        null,
        input.foundedOn ?? null,
        ctx.today,
      ),
    );
    const taken = await ctx.tx
      .selectFrom('unit')
      .select('id')
      .where('division', '=', input.division)
      .executeTakeFirst();
    if (taken) must([{ code: 'division.taken', field: 'division', values: { division: input.division } }]);
    const unit = await insertUnit(ctx.tx, {
      division: input.division,
      path: await nextPath(ctx.tx, null),
      parentId: null,
      kind: input.kind,
      code: input.code ?? null,
      since: input.foundedOn ?? ctx.today,
      ...rest(input),
    });
    await mark(ctx, unit, input, input.foundedOn ?? ctx.today);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: unit.id,
      body: { kind: input.kind, name: input.name, division: input.division },
    });
    return { id: unit.id };
  },
});

/**
 * Changes a unit's name and facts; a new name holds from `on` and the old one stays readable, and so do the marks of ownership.
 * Refuses version.stale, date.future, date.order, choice.unknown, mark.no_ownership.
 */
export const changeUnit = command({
  name: 'unit.change',
  late: 'refused',
  method: 'PUT',
  path: '/units/{id}',
  capability: 'unit.edit',
  summary: 'Change the name and facts of a unit',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    decision: s.optional(s.nullable(s.text(200))),
    ...facts,
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.id);
    if (input.on > ctx.today) must([{ code: 'date.future', field: 'on', values: { date: input.on } }]);
    await updateUnit(ctx.tx, unit, rest(input), input.version, input.on, input.decision ?? null);
    await mark(ctx, unit, input, input.on);
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'unit', subjectId: unit.id, body: { name: input.name, on: input.on } });
    return { id: unit.id };
  },
});

/** Sets the letterhead of a unit (D24). */
export const setLetterhead = command({
  name: 'unit.letterhead',
  late: 'refused',
  method: 'PUT',
  path: '/units/{id}/letterhead',
  capability: 'unit.edit',
  summary: 'Set the letterhead of a unit',
  input: s.object({ id: s.id(), letterhead }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.id);
    await putLetterhead(ctx.tx, unit, input.letterhead);
    await ctx.record({ unit, subjectKind: 'unit', subjectId: unit.id, body: { letterhead: input.letterhead } });
    return { id: unit.id };
  },
});

type Facts = {
  name: string;
  setting?: string | null;
  foundedOn?: string | null;
  households?: number | null;
  poorHouseholds?: number | null;
  temporaryHouses?: number | null;
};

function rest(input: Facts) {
  return {
    name: input.name,
    setting: input.setting ?? null,
    foundedOn: input.foundedOn ?? null,
    households: input.households ?? null,
    poorHouseholds: input.poorHouseholds ?? null,
    temporaryHouses: input.temporaryHouses ?? null,
  };
}

/** Marks ownership and foreign capital from a day, when they are said and differ from what holds. Refuses choice.unknown, mark.no_ownership, date.order. */
async function mark(
  ctx: CommandContext,
  unit: UnitRef,
  input: { ownership?: string | null; foreignInvested?: boolean | null },
  on: string,
): Promise<void> {
  if (input.ownership === undefined && input.foreignInvested === undefined) return;
  const present = await openMark(ctx.tx, unit);
  const ownership = input.ownership === undefined ? (present?.ownership ?? null) : input.ownership;
  const foreignInvested =
    input.foreignInvested === undefined
      ? ownership !== null && (present?.foreignInvested ?? false)
      : input.foreignInvested;
  const next = { ownership, foreignInvested: foreignInvested ?? false };
  if (next.ownership === (present?.ownership ?? null) && next.foreignInvested === (present?.foreignInvested ?? false))
    return;
  const codes = ctx.services.rulebook.committees.ownerships.map((one) => one.id);
  must(reasonsNotToMark(codes, next, present?.from ?? null, on));
  await putMark(
    ctx.tx,
    unit,
    next.ownership === null ? null : { ownership: next.ownership, foreignInvested: next.foreignInvested },
    on,
  );
}
