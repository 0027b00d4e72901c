/** What the lists of a report mask, for who may see it; each look is a line of the ledger. */

import { memberCodes } from '../../members/codes.ts';
import { addressOf, subtree, unitsUnder } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { fold } from '../../platform/i18n/names.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { lineById } from './report.ts';
import { openedLine } from './store.ts';
import { listOf } from './words.ts';

/** Both values of a line in the clear. */
export const revealSummaryLine = query({
  name: 'summary.reveal',
  method: 'GET',
  path: '/summary-lines/{id}/values',
  capability: 'member.reveal',
  summary: 'Both values of a difference unmasked; the look is recorded',
  recorded: true,
  input: s.object({ id: s.id() }),
  output: s.object({ ours: s.nullable(s.anyText()), theirs: s.nullable(s.anyText()) }),
  where: async (ctx, input) => addressOf(await lineById(ctx, input.id)),
  run: async (ctx, input) => {
    const { ours = null, theirs = null } = openedLine(ctx.services.keys, await lineById(ctx, input.id));
    return { ours, theirs };
  },
});

/**
 * What the file says of somebody who is only there, for the form that registers him: nothing is typed a second time. The cell is found by its code or its name;
 * null where no cell under the unit is called so. Refuses summary.not_only_there.
 */
export const summaryEntry = query({
  name: 'summary.entry',
  method: 'GET',
  path: '/summary-lines/{id}/entry',
  capability: 'member.reveal',
  summary: 'What the file says of somebody who is only there, to register him; recorded',
  recorded: true,
  input: s.object({ id: s.id() }),
  output: s.object({ unitId: s.nullable(s.anyText()), facts: s.record(s.anyText(), s.union([s.anyText(), s.flag()])) }),
  where: async (ctx, input) => addressOf(await lineById(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const line = await lineById(ctx, input.id);
    if (line.kind !== 'only_there' || line.cause === 'elsewhere')
      refuse('summary.not_only_there', { line: line.line_no });
    const { rulebook } = ctx.services;
    const { said = {}, cellCode = null } = openedLine(ctx.services.keys, line);
    const code = (field: 'sex' | 'ethnicity' | 'education' | 'theory') =>
      listOf(rulebook, field)?.some((entry) => entry.id === said[field]) ? said[field] : null;
    const yearOnly = said.birthDate?.length === 4;
    const facts = {
      fullName: said.name,
      birthDate: yearOnly ? `${said.birthDate}-01-01` : said.birthDate,
      sex: code('sex'),
      ethnicity: code('ethnicity'),
      cardNo: said.cardNumber,
      admittedOn: said.admittedOn,
      ceremonyOn: said.ceremonyOn,
      officialOn: said.officialOn,
      education: code('education'),
      theory: code('theory'),
      ...(yearOnly && { birthYearOnly: true }),
    };
    const known = Object.entries(facts).filter(
      (entry): entry is [string, string | true] => typeof entry[1] === 'string' || entry[1] === true,
    );
    return { unitId: await cellOf(), facts: Object.fromEntries(known) };

    async function cellOf(): Promise<string | null> {
      const kinds = memberCodes(rulebook).cellKinds;
      const { lo, hi } = await subtree(ctx.tx, unit);
      const codes =
        cellCode === null
          ? []
          : await ctx.tx
              .selectFrom('unit')
              .select(['id', 'kind'])
              .where('code', '=', cellCode)
              .where('path', '>=', lo)
              .where('path', '<', hi)
              .where('closed_on', 'is', null)
              .execute();
      const coded = codes.filter((each) => kinds.has(each.kind));
      const cells = (await unitsUnder(ctx.tx, unit)).filter(
        (each) => kinds.has(each.kind) && fold(each.name) === fold(said.cell ?? ''),
      );
      const alike = coded.length > 0 ? coded : cells;
      return alike.length === 1 ? (alike[0]?.id ?? null) : null;
    }
  },
});
