import { unitName, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { opening } from './formRecords.ts';
import { filledForm, formNamed, formPeriod, formsOf } from './forms.ts';
import { openingForm, PERIOD_KINDS } from './period.ts';

/** The forms of statistics that the rulebook has, and of which periods each is made. */
export const listForms = query({
  name: 'statistics.forms',
  method: 'GET',
  path: '/units/{unit}/statistics',
  capability: 'counts.read',
  summary: 'The forms of statistics of the rulebook',
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    forms: s.list(
      s.object({
        id: s.anyText(),
        code: s.anyText(),
        label: labelShape,
        confidence: s.anyText(),
        kinds: s.list(s.oneOf(PERIOD_KINDS), 4),
      }),
      50,
    ),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _, unit) => {
    const name = await unitName(ctx.tx, unit);
    const forms = formsOf(ctx).map(({ id, code, label, confidence, kinds }) => ({
      id,
      code,
      label,
      confidence,
      kinds,
    }));
    return { unit: { id: unit.id, name }, forms };
  },
});

/** A form of statistics of a unit and period, filled, with what its numbers open. Refuses period.unknown, period.not_of_form, date.future, form.counts_only. */
export const getForm = query({
  name: 'statistics.form',
  method: 'GET',
  path: '/units/{unit}/statistics/{form}/{kind}/{startsOn}',
  capability: 'counts.read',
  summary: 'A form of statistics of a unit and period, filled',
  input: s.object({ unit: s.id(), form: s.code(), kind: s.oneOf(PERIOD_KINDS), startsOn: s.date() }),
  output: openingForm,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const form = formNamed(ctx, input.form);
    const period = formPeriod(form, input.kind, input.startsOn, ctx.today);
    return await opening(ctx, unit, form, period, await filledForm(ctx, unit, form, period));
  },
});
