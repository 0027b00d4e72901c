/** A form of statistics as a workbook: the same table as on paper, numbers as numbers, with the unit, the period and which state of the numbers it shows. */
import writeExcelFile from 'write-excel-file/node';
import { plain } from '../members/export.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { fileNameOf } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import * as s from '../platform/schema.ts';
import { sayIn } from '../rulebook/texts.ts';
import { filledForm, formNamed, formPeriod } from './forms.ts';
import { PERIOD_KINDS } from './period.ts';
import { stateText } from './stateText.ts';

const WIDE = 44;
const NARROW = 16;
/** How far a row that stands under another one is moved in. */
const STEP = 2;

/** A filled form to take away as .xlsx, in one of the three languages; an Arabic sheet begins at the right. Refuses as statistics.form. */
export const formWorkbook = query({
  name: 'statistics.workbook',
  method: 'GET',
  path: '/units/{unit}/statistics/{form}/{kind}/{startsOn}/workbook',
  capability: 'counts.read',
  summary: 'A form of statistics of a unit and period, filled, as a workbook',
  input: s.object({
    unit: s.id(),
    form: s.code(),
    kind: s.oneOf(PERIOD_KINDS),
    startsOn: s.date(),
    language: s.optional(s.oneOf(['vi', 'en', 'ar'])),
  }),
  output: s.object({ name: s.anyText(), mediaType: s.anyText(), base64: s.anyText() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, { form: code, kind, startsOn, language = 'vi' }, unit) => {
    const form = formNamed(ctx, code);
    const period = formPeriod(form, kind, startsOn, ctx.today);
    const table = await filledForm(ctx, unit, form, period);
    const say = sayIn(ctx.services.rulebook, language);
    const days = { from: writtenDate(period.startsOn, language), to: writtenDate(period.endsOn, language) };
    const whole = 1 + table.columns.length;
    const line = (value: string, more: object = {}) => [
      { value: plain(value), type: String, columnSpan: whole, wrap: true, ...more },
      ...Array.from({ length: whole - 1 }, () => null),
    ];
    const head = (value: string, more: object = {}) => ({
      value: plain(value),
      type: String,
      wrap: true,
      fontWeight: 'bold' as const,
      bottomBorderStyle: 'thin' as const,
      ...more,
    });
    const rows = [
      line(`${form.code} – ${form.label[language]}`, { fontWeight: 'bold' }),
      line(await unitName(ctx.tx, unit)),
      line(say('periods.form.days', days)),
      line(stateText(table, language, say), { fontStyle: 'italic' }),
      [],
      [
        head(say('periods.form.row')),
        ...table.columns.map(({ label }) => head(label[language], { align: 'right' as const })),
      ],
      ...table.lines.map(({ label, level, values, heading }) => [
        {
          value: plain(label[language]),
          type: String,
          wrap: true,
          indent: level * STEP,
          ...(heading && { fontWeight: 'bold' as const }),
        },
        ...values.map((n) => ({ value: n, type: Number, format: '#,##0' })),
      ]),
      ...table.unequal.map(({ rows: [a, b] }) =>
        line(say('periods.form.unequal', { a: a?.[language] ?? '', b: b?.[language] ?? '' })),
      ),
      ...(table.note ? [line(table.note[language])] : []),
    ];
    const body = await writeExcelFile(rows, {
      sheet: form.code,
      columns: [{ width: WIDE }, ...table.columns.map(() => ({ width: NARROW }))],
      rightToLeft: language === 'ar',
    }).toBuffer();
    return {
      name: fileNameOf(form.code, period.startsOn, period.endsOn).replace(/docx$/, 'xlsx'),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: body.toString('base64'),
    };
  },
});
