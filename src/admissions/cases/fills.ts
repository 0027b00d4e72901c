/** What the forms of cases say of a candidate, or of the one that a member was: who he is, who helps him, what was remarked, who put him forward. */
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentBlock, DocumentLanguage } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import type { CaseRow } from '../../procedures/reading.ts';
import type { CaseFill, CaseWork } from '../../procedures/work.ts';
import { sayIn } from '../../rulebook/texts.ts';
import { type CandidateRow, helperRows } from '../reading.ts';

/** The parts of forms that this module fills. */
export const candidateFills: Record<string, CaseFill> = {
  identity: async (ctx, row, language) => {
    const candidate = await candidateOf(ctx, row);
    return candidate && identity(ctx, candidate, language);
  },
  helpers: async (ctx, row, language) =>
    lines(
      (await helpersOf(ctx, row)).map(
        (helper) => `${helper.person_name}: ${writtenDate(helper.together_since, language)}`,
      ),
    ),
  remarks: async (ctx, row, language) => {
    const candidate = await candidateOf(ctx, row);
    if (candidate === null) return null;
    const rows = await ctx.tx
      .selectFrom('candidate_remark')
      .select(['made_on', 'by_name', 'body'])
      .where('division', '=', candidate.division)
      .where('candidate_id', '=', candidate.id)
      .orderBy('made_on')
      .execute();
    return lines(rows.map((each) => `${writtenDate(each.made_on, language)}, ${each.by_name}: ${each.body}`));
  },
  nominations: async (ctx, row, language) => {
    const candidate = await candidateOf(ctx, row);
    if (candidate === null) return null;
    const say = sayIn(ctx.services.rulebook, language);
    const rows = await ctx.tx
      .selectFrom('nomination')
      .select(['body_name', 'number_text', 'decided_on', 'votes_for', 'votes_of'])
      .where('division', '=', candidate.division)
      .where('candidate_id', '=', candidate.id)
      .orderBy('decided_on')
      .execute();
    return lines(
      rows.map((each) =>
        [
          each.body_name,
          each.number_text ?? '',
          writtenDate(each.decided_on, language),
          each.votes_for !== null && each.votes_of !== null
            ? say('admissions.paper.of', { n: each.votes_for, of: each.votes_of })
            : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      ),
    );
  },
};

/** The first of those who help signs the introducer's letter. */
export const candidateSigners: NonNullable<CaseWork['signers']> = {
  helper: async (ctx, row) => (await helpersOf(ctx, row))[0]?.person_name ?? '',
};

/** Who helps now or, once the case is over, helped to its last day: a charge ends with the probation. */
async function helpersOf(ctx: Context, row: CaseRow) {
  const candidate = await candidateOf(ctx, row);
  const last = row.ended_on ?? 'infinity';
  return candidate === null
    ? []
    : (await helperRows(ctx, candidate)).filter((each) => each.valid_to >= last || each.valid_to === 'infinity');
}

/** The candidate of the case, or the one that its member was; null: nobody knows him as one. */
async function candidateOf(ctx: Context, row: CaseRow): Promise<CandidateRow | null> {
  if (row.subject_kind === 'unit') return null;
  const was = await ctx.tx
    .selectFrom('candidate')
    .selectAll()
    .where('division', '=', row.division)
    .where(row.subject_kind === 'candidate' ? 'id' : 'person_id', '=', row.subject_id)
    .executeTakeFirst();
  return was ?? null;
}

function lines(texts: readonly string[]): DocumentBlock[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

function identity(ctx: Context, candidate: CandidateRow, language: DocumentLanguage): DocumentBlock[] {
  const say = sayIn(ctx.services.rulebook, language);
  const { membership, admissions } = ctx.services.rulebook;
  const label = (list: readonly { id: string; label: Record<DocumentLanguage, string> }[], id: string | null) =>
    list.find((entry) => entry.id === id)?.label[language] ?? '';
  const born = candidate.birth_year_only
    ? candidate.birth_date.slice(0, 4)
    : writtenDate(candidate.birth_date, language);
  const union = [
    label(admissions.bodies, candidate.union_body),
    candidate.union_since === null ? '' : writtenDate(candidate.union_since, language),
  ];
  const parts: [string, string][] = [
    [say('admissions.fact.name'), candidate.full_name],
    [say('admissions.fact.born'), born],
    [say('admissions.fact.sex'), label(membership.sexes, candidate.sex)],
    [say('admissions.fact.ethnicity'), label(membership.ethnicities, candidate.ethnicity)],
    [say('admissions.fact.home'), candidate.home_place ?? ''],
    [say('admissions.fact.residence'), candidate.residence ?? ''],
    [say('admissions.fact.education'), label(membership.educationLevels, candidate.education)],
    [say('admissions.fact.occupation'), label(admissions.occupations, candidate.occupation)],
    [say('admissions.fact.employer'), candidate.employer ?? ''],
    [say('admissions.fact.union'), union.filter((part) => part !== '').join(', ')],
  ];
  const { placeToFill } = ctx.services.rulebook.documents.layout;
  return parts.map(([name, value]) => ({ kind: 'paragraph', label: name, text: value || placeToFill }));
}
