import { isSelf, personOf } from '../../members/person.ts';
import { addressOf } from '../../organization/tree.ts';
import { endOf } from '../../organization/unit.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { openedBase } from '../base.ts';
import { type MonthLine, type PersonDues, personDues } from '../dues.ts';
import { sumOf } from '../money.ts';
import { owedOf } from '../reading.ts';
import { signalOn } from '../terms.ts';
import { placeOf } from '../where.ts';
import { monthsOf } from '../yearAccount.ts';
import { entriesOf } from './entries.ts';

const year = s.optional(s.whole(1900, 2200));

/** One person's dues in a year: what they are based on, month by month what was owed and paid, what is missing. One's own always. */
export const getPersonDues = query({
  name: 'dues.person',
  method: 'GET',
  path: '/members/{id}/dues',
  capability: 'signed-in',
  summary: "A member's dues",
  input: s.object({ id: s.id(), year }),
  output: personDues,
  run: async (ctx, input) => await duesOf(ctx, input.id, input.year),
});

/** One's own dues. 404 for an account that is not a person's. */
export const ownDues = query({
  name: 'dues.mine',
  method: 'GET',
  path: '/my/dues',
  capability: 'signed-in',
  summary: "One's own dues",
  input: s.object({ year }),
  output: personDues,
  run: async (ctx, input) => await duesOf(ctx, found(ctx.actor.person).id, input.year),
});

async function duesOf(ctx: Context, personId: string, asked: number | undefined): Promise<PersonDues> {
  const person = await personOf(ctx, personId);
  const own = isSelf(ctx.actor, personId);
  const unit = await payingUnit(ctx, personId, own);
  if (!own) ctx.demand('dues.read', unit);
  const of = asked ?? Number(ctx.today.slice(0, 4));
  const months = (await monthsIn(ctx, personId, of)).filter((line) => own || line.unitId === unit.id);
  const { name, kind } = await placeOf(ctx, unit);
  const unpaid = months.filter((line) => line.closed && line.paid < line.due + line.dueChange);
  const signal = signalOn(ctx.services.rulebook, ctx.today, await overlaysAt(ctx, unit));
  return {
    personId,
    name: person.full_name,
    unit: { id: unit.id, name, kind },
    own,
    year: of,
    bases: await basesOf(ctx, personId, unit, own),
    months,
    totals: {
      due: sumOf(months.map((line) => line.due + line.dueChange)),
      voluntary: sumOf(months.map((line) => line.voluntary)),
      paid: sumOf(months.map((line) => line.paid)),
    },
    arrears: {
      months: unpaid.map((line) => line.month),
      owed: sumOf(unpaid.map((line) => line.due + line.dueChange - line.paid)),
      signal: signal !== null && unpaid.length >= signal.months,
      rule: signal?.rule ?? null,
      from: signal?.months ?? null,
    },
    may: {
      'dues.assess': against(ctx, 'dues.collect', unit, []),
      'dues.collect': against(ctx, 'dues.collect', unit, []),
      'dues.correct': against(ctx, 'dues.collect', unit, []),
    },
  };
}

/** Where the person pays: of the units where he stands the one that the reader may look into, else the first seen. 404 where none is. */
async function payingUnit(ctx: Context, personId: string, own: boolean): Promise<UnitRef> {
  const rows = await ctx.tx
    .selectFrom('membership')
    .select(['unit_id', 'division', 'scope', 'away'])
    .where('person_id', '=', personId)
    .orderBy('valid_to', 'desc')
    .orderBy('away')
    .orderBy('valid_from', 'desc')
    .execute();
  const units = rows.map(addressOf);
  return found(own ? units[0] : (units.find((unit) => ctx.may('dues.read', unit)) ?? units[0]));
}

async function monthsIn(ctx: Context, personId: string, of: number): Promise<MonthLine[]> {
  const [first, last] = monthsOf(of);
  const rows = await ctx.tx
    .selectFrom('dues_line as l')
    .innerJoin('unit as u', 'u.id', 'l.unit_id')
    .leftJoin('dues_month as m', (join) =>
      join.onRef('m.division', '=', 'l.division').onRef('m.unit_id', '=', 'l.unit_id').onRef('m.month', '=', 'l.month'),
    )
    .selectAll('l')
    .select(['u.name as unit_name', 'm.id as closed_id'])
    .where('l.person_id', '=', personId)
    .where('l.month', '>=', first)
    .where('l.month', '<=', last)
    .orderBy('l.month', 'desc')
    .orderBy('l.id')
    .execute();
  const entries = await entriesOf(ctx, personId, [first, last]);
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    month: row.month,
    closed: row.closed_id !== null,
    category: row.category,
    rule: row.rule_id,
    due: Number(row.due),
    dueChange: owedOf(row) - Number(row.due),
    voluntary: Number(row.voluntary),
    paid: Number(row.paid),
    entries: entries.get(row.id) ?? [],
  }));
}

/** The amount is shown to who takes the dues there, and to the person. */
async function basesOf(ctx: Context, personId: string, unit: UnitRef, own: boolean) {
  const rows = await ctx.tx
    .selectFrom('dues_basis')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', personId)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
  const shown = own || ctx.may('dues.collect', unit);
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    base: shown ? openedBase(ctx.services.keys, row) : null,
    voluntary: Number(row.voluntary),
    consent: row.consent,
    from: row.valid_from,
    to: endOf(row.valid_to),
    setName: row.set_name,
  }));
}
