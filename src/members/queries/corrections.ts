import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { CORRECTION_STATES, type CorrectableField, correctionPage, correctionRecord } from '../correction.ts';
import { maskedValue, openedValue } from '../correctionValues.ts';
import { isSelf, reachedDivisions } from '../person.ts';
import { reasonsNotToDecide, reasonsNotToWithdraw } from '../rules/corrections.ts';
import { figureText } from '../year/reading.ts';
import type { ContestedFact } from '../year/year.ts';

const lines = (ctx: Context) =>
  ctx.tx
    .selectFrom('correction as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .select([
      'c.id',
      'c.person_name',
      'c.sort_key',
      'u.name as unit_name',
      'c.field',
      'c.asked_on',
      'c.due',
      'c.state',
      'c.decided_on',
      'c.subject_id',
    ]);

type Row = {
  id: string;
  person_name: string;
  unit_name: string;
  field: string;
  asked_on: string;
  due: string;
  state: string;
  decided_on: string | null;
  subject_id: string | null;
};

function lineOf(ctx: Context, row: Row) {
  return {
    id: row.id,
    personName: row.person_name,
    unitName: row.unit_name,
    field: row.field,
    figure: row.subject_id === null ? null : figureText(ctx, row.field),
    askedOn: row.asked_on,
    due: row.due,
    state: row.state,
    decidedOn: row.decided_on,
  };
}

/** What members of a unit asked to have put right; the one to be answered first stands first. No values: those stand on the request's own page. */
export const listCorrections = query({
  name: 'correction.list',
  method: 'GET',
  path: '/units/{unit}/corrections',
  capability: 'member.read',
  summary: 'Corrections that members asked for',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(CORRECTION_STATES)),
    /** one member's, and what he contested of a year */
    person: s.optional(s.id()),
    year: s.optional(s.whole(1900, 2200)),
    overdue: s.optional(s.flag()),
    sort: s.optional(s.oneOf(['due', '-due'])),
    ...pageInput,
  }),
  output: correctionPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const way = input.sort === '-due' ? 'desc' : 'asc';
    return await listPage(
      ctx,
      lines(ctx)
        .where('c.division', 'in', divisions)
        .where('c.scope', '>=', lo)
        .where('c.scope', '<', hi)
        .$if(input.state !== undefined, (q) => q.where('c.state', '=', input.state ?? ''))
        .$if(input.person !== undefined, (q) => q.where('c.person_id', '=', input.person ?? ''))
        .$if(input.year !== undefined, (q) => q.where('c.year', '=', input.year ?? 0))
        .$if(input.overdue === true, (q) => q.where('c.state', '=', 'open').where('c.due', '<', ctx.today)),
      input,
      [
        ['due', way],
        ['id', way],
      ],
      (row) => lineOf(ctx, row),
    );
  },
});

/** What one asked to have put right oneself, the latest first. */
export const ownCorrections = query({
  name: 'correction.mine',
  method: 'GET',
  path: '/my/corrections',
  capability: 'signed-in',
  summary: 'Corrections that one asked for',
  input: s.object({ year: s.optional(s.whole(1900, 2200)), ...pageInput }),
  output: correctionPage,
  run: async (ctx, input) => {
    const self = ctx.actor.person?.id;
    if (self === undefined) return { items: [], total: 0, next: null };
    return await listPage(
      ctx,
      lines(ctx)
        .where('c.person_id', '=', self)
        .$if(input.year !== undefined, (q) => q.where('c.year', '=', input.year ?? 0)),
      input,
      [
        ['asked_on', 'desc'],
        ['id', 'desc'],
      ],
      (row) => lineOf(ctx, row),
    );
  },
});

/** One request with both values: one's own, by the right to read members, or of a fact one recorded; numbers masked for who may not see them. */
export const getCorrection = query({
  name: 'correction.get',
  method: 'GET',
  path: '/corrections/{id}',
  capability: 'signed-in',
  summary: 'A correction that was asked for, before and after',
  input: s.object({ id: s.id() }),
  output: correctionRecord,
  run: async (ctx, input) => {
    const row = found(await correctionRow(ctx, input.id));
    const unit = addressOf(row);
    const own = isSelf(ctx.actor, row.person_id);
    if (!own && !recorded(ctx, row.recorder_id)) ctx.demand('member.read', unit);
    const { keys, rulebook } = ctx.services;
    const full = own || ctx.may('member.reveal', unit);
    const field = row.field as CorrectableField;
    const contested = row.subject_id !== null;
    const value = (side: 'before' | 'after') => {
      if (contested) return null;
      const plain = openedValue(keys, row.id, side, row[side]);
      return full ? plain : maskedValue(field, plain);
    };
    const told = { state: row.state, decidedOn: row.decided_on, own };
    return {
      id: row.id,
      personId: row.person_id,
      personName: row.person_name,
      unit: { id: unit.id, name: row.unit_name },
      field,
      before: value('before'),
      after: value('after'),
      reason: row.reason,
      askedOn: row.asked_on,
      due: row.due,
      rule: rulebook.membership.rules.correction,
      state: row.state,
      decidedOn: row.decided_on,
      decidedName: row.decided_name,
      answer: row.answer,
      fact: contested
        ? {
            figure: figureText(ctx, row.field),
            year: row.year ?? 0,
            changed: row.record_changed,
            ...(JSON.parse(openedValue(keys, row.id, 'before', row.before) ?? '{}') as ContestedFact),
          }
        : null,
      movedTo: row.moved_to,
      source: row.source,
      askedName: row.asked_name,
      own,
      version: row.version,
      may: {
        'correction.decide': against(ctx, 'member.edit', unit, reasonsNotToDecide({ ...told, movedAway: false })),
        'correction.withdraw':
          own && row.source === null ? reasonsNotToWithdraw(told) : [{ code: 'correction.not_own' }],
      },
    };
  },
});

/** Whether the fact was recorded by whoever asks: by his account, or in his name. */
function recorded(ctx: Context, recorder: string | null): boolean {
  return recorder !== null && (recorder === ctx.actor.accountId || recorder === ctx.actor.person?.id);
}

/** Found by its own key in the divisions in reach, or among one's own. */
async function correctionRow(ctx: Context, id: string) {
  const divisions = [...(await reachedDivisions(ctx)), ctx.actor.person?.division ?? ''];
  return await ctx.tx
    .selectFrom('correction as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .selectAll('c')
    .select('u.name as unit_name')
    .where('c.division', 'in', divisions)
    .where('c.id', '=', id)
    .executeTakeFirst();
}
