/** What the forms of cases say of a member: who he is, and since when he is one. */
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentBlock, DocumentLanguage } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import type { CaseRow } from '../../procedures/reading.ts';
import type { CaseFill } from '../../procedures/work.ts';
import { sayIn } from '../../rulebook/texts.ts';

/** The parts of forms that this module fills; what the register does not have is left for the hand. */
export const memberFills: Record<string, CaseFill> = {
  identity: async (ctx, row, language) => {
    if (row.subject_kind !== 'member') return null;
    const person = await ctx.tx
      .selectFrom('person')
      .selectAll()
      .where('division', '=', row.division)
      .where('id', '=', row.subject_id)
      .executeTakeFirst();
    if (!person) return null;
    const { membership, documents } = ctx.services.rulebook;
    const say = sayIn(ctx.services.rulebook, language);
    const label = (list: readonly { id: string; label: Record<DocumentLanguage, string> }[], code: string | null) =>
      list.find((entry) => entry.id === code)?.label[language] ?? '';
    const day = (iso: string | null) => (iso === null ? '' : writtenDate(iso, language));
    const parts: [string, string][] = [
      ['members.fact.name', person.full_name],
      ['members.fact.born', person.birth_year_only ? person.birth_date.slice(0, 4) : day(person.birth_date)],
      ['members.fact.sex', label(membership.sexes, person.sex)],
      ['members.fact.ethnicity', label(membership.ethnicities, person.ethnicity)],
      ['members.fact.admitted_decision', day(person.admitted_on)],
      ['members.fact.official', day(person.official_on)],
      ['members.fact.post', (await postsOf(ctx, row, language)).join('; ')],
    ];
    const { placeToFill } = documents.layout;
    return parts.map(
      ([key, text]): DocumentBlock => ({ kind: 'paragraph', label: say(key), text: text || placeToFill }),
    );
  },
};

/** The posts he holds today at the unit of the case. */
async function postsOf(ctx: Context, row: CaseRow, language: DocumentLanguage): Promise<string[]> {
  const unit = addressOf(row);
  const rows = await ctx.tx
    .selectFrom('post')
    .select('post')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', row.subject_id)
    .where('valid_to', '=', 'infinity')
    .orderBy('valid_from')
    .execute();
  const { posts } = ctx.services.rulebook;
  return rows.map(({ post }) => posts.find((each) => each.id === post)?.label[language].one ?? post);
}
