import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { dueOfCorrection } from '../correcting.ts';
import { sealedValue } from '../correctionValues.ts';
import { homeOf, personOf } from '../person.ts';
import { reasonsNotToContest } from '../rules/corrections.ts';
import { insertCorrection } from '../store/corrections.ts';
import { factAsIs, partOf, personOfYear } from '../year/reading.ts';
import { yearInput } from '../year/year.ts';

/**
 * A member says that a fact of his year is wrong (M15). It goes the way of a correction: his cell answers within the clock of DAT-02, whoever recorded it is
 * told. Refuses correction.nobody (an account without a person), correction.open_already, contest.appeal (discipline has its own appeal); 404 for a fact that
 * is not recorded of him.
 */
export const contestFact = command({
  name: 'correction.contest',
  method: 'POST',
  path: '/my/contests',
  capability: 'self.read',
  summary: "Contest a fact of one's own year",
  input: s.object({ year: yearInput, figure: s.text(60), ref: s.id(), reason: s.text(500) }),
  result: s.object({ id: s.id(), due: s.anyText() }),
  where: async (ctx) => ({ units: [await homeOf(ctx, ctx.actor.person?.id ?? refuse('correction.nobody'))] }),
  run: async (ctx, { year, figure, ref, reason }) => {
    const self = found(ctx.actor.person).id;
    const { parts } = await personOfYear(ctx, self);
    const part = partOf(parts, figure);
    const { row, fact } = found(await factAsIs(ctx, part, { personId: self, year, figure, ref }));
    const person = await personOf(ctx, self);
    const unit = addressOf(person);
    const open = await ctx.tx
      .selectFrom('correction')
      .select('id')
      .where('division', '=', unit.division)
      .where('person_id', '=', self)
      .where('field', '=', figure)
      .where('subject_id', '=', ref)
      .where('state', '=', 'open')
      .executeTakeFirst();
    must(reasonsNotToContest({ appeal: part.appeal === true, openAlready: open !== undefined }));
    const id = newId();
    const due = await dueOfCorrection(ctx, unit);
    await insertCorrection(ctx.tx, unit, {
      id,
      personId: self,
      personName: person.full_name,
      sortKey: person.sort_key,
      field: figure,
      before: sealedValue(ctx.services.keys, id, 'before', JSON.stringify(fact)),
      after: null,
      reason,
      on: ctx.today,
      at: ctx.clock.now(),
      due,
      contested: { ref, year, recorderId: row.by_id },
    });
    await ctx.record({ unit, subjectKind: 'person', subjectId: self, body: { correctionId: id, figure, ref } });
    return { id, due };
  },
});
