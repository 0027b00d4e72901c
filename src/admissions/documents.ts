/** The numbered forms of an admission and of a recognition, filled from the case and the candidate (forms.md 4.4). Which parts a form has, the rulebook says; floor 8 writes them as .docx. */
import { headOn, letterheadFor } from '../organization/letterhead.ts';
import { addressOf, parentOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { notFound } from '../platform/refusal.ts';
import { factsOf as caseFacts, caseRow, opinionRows, stepRows } from '../procedures/reading.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { type CandidateRow, candidateRow, helperRows } from './reading.ts';

/** Everything a form may be filled with, read once. */
type Filling = {
  ctx: Context;
  language: DocumentLanguage;
  say: Say;
  unitName: string;
  candidate: CandidateRow;
  helpers: Awaited<ReturnType<typeof helperRows>>;
  remarks: readonly { made_on: string; by_name: string; body: string }[];
  nominations: readonly {
    body_name: string;
    number_text: string | null;
    decided_on: string;
    votes_for: number | null;
    votes_of: number | null;
  }[];
  opinions: Awaited<ReturnType<typeof opinionRows>>;
  poll: Poll | null;
  facts: Record<string, unknown>;
};
type Poll = {
  eligible: number;
  present: number;
  base: number;
  votes_for: number;
  votes_against: number;
  votes_other: number;
};

/** Rows left for the hand. */
const HAND_LINES = 4;
/** How often the mark of room to be filled stands in such a row. */
const DOTS = 7;

/** A numbered form by its id, for the case with the id asked for. Needs case.read; 404 where the case is not one of a candidate. */
export function caseForm(formId: string) {
  return async (ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> => {
    const { rulebook } = ctx.services;
    const form = formOf(rulebook, formId);
    const row = await caseRow(ctx, id);
    const unit = addressOf(row);
    ctx.demand('case.read', unit);
    const of = await gathered(ctx, unit, row, language);
    const issuer = form.signers.some((signer) => signer.id === 'above')
      ? ((await parentOf(ctx.tx, unit)) ?? unit)
      : unit;
    const number = typeof of.facts.decision_number === 'string' && issuer !== unit ? of.facts.decision_number : null;
    const names: Record<string, string> = {
      person: of.candidate.full_name,
      helper: of.helpers[0]?.person_name ?? '',
      head: (await headOn(ctx, unit, ctx.today)).name,
      above: '',
    };
    return {
      unit,
      fileName: fileNameOf(form.title[language], of.candidate.full_name),
      model: {
        language,
        direction: directionOf(language),
        orientation: form.orientation ?? 'portrait',
        letterhead: await letterheadFor(ctx, issuer, { number, date: ctx.today, language }),
        title: form.title[language],
        subject: form.subject ? filled(form.subject[language], { name: of.candidate.full_name }) : null,
        rule: rulebook.documents.layout.title.rule,
        blocks: form.sections.flatMap((section) => FILLS[section.fill]?.(of, section.label[language]) ?? []),
        signatures: form.signers.map((signer) => ({
          lines: [signer.label[language]],
          note: null,
          name: names[signer.id] ?? '',
        })),
        recipients: null,
        mark: null,
      },
    };
  };
}

/** All forms that this module fills, by the kind they are asked for. */
export function caseForms(ids: readonly string[]) {
  return Object.fromEntries(ids.map((id) => [id.replaceAll('_', '-'), caseForm(id)]));
}

async function gathered(
  ctx: Context,
  unit: UnitRef,
  row: Awaited<ReturnType<typeof caseRow>>,
  language: DocumentLanguage,
): Promise<Filling> {
  const candidate = await candidateOf(ctx, row);
  const of = { division: candidate.division, candidate_id: candidate.id };
  const { name } = await ctx.tx.selectFrom('unit').select('name').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const remarks = await ctx.tx
    .selectFrom('candidate_remark')
    .select(['made_on', 'by_name', 'body'])
    .where('division', '=', of.division)
    .where('candidate_id', '=', of.candidate_id)
    .orderBy('made_on')
    .execute();
  const nominations = await ctx.tx
    .selectFrom('nomination')
    .select(['body_name', 'number_text', 'decided_on', 'votes_for', 'votes_of'])
    .where('division', '=', of.division)
    .where('candidate_id', '=', of.candidate_id)
    .orderBy('decided_on')
    .execute();
  return {
    ctx,
    language,
    say: sayIn(ctx.services.rulebook, language),
    unitName: name,
    candidate,
    helpers: (await helperRows(ctx, candidate)).filter((helper) => helper.valid_to === 'infinity'),
    remarks,
    nominations,
    opinions: await opinionRows(ctx, row),
    poll: await cellPoll(ctx, row),
    facts: caseFacts(row) as Record<string, unknown>,
  };
}

/** The candidate of the case, or the one that its member was. */
async function candidateOf(ctx: Context, row: Awaited<ReturnType<typeof caseRow>>): Promise<CandidateRow> {
  if (row.subject_kind === 'candidate') return await candidateRow(ctx, row.subject_id);
  const was = await ctx.tx
    .selectFrom('candidate')
    .selectAll()
    .where('person_id', '=', row.subject_id)
    .where('division', '=', row.division)
    .executeTakeFirst();
  return was ?? notFound();
}

/** The first vote taken on the case: the cell's. */
async function cellPoll(ctx: Context, row: Awaited<ReturnType<typeof caseRow>>): Promise<Poll | null> {
  const voted = (await stepRows(ctx, row)).find((step) => step.poll_id !== null);
  if (!voted?.poll_id) return null;
  const poll = await ctx.tx
    .selectFrom('poll')
    .select(['eligible', 'present', 'base', 'votes_for', 'votes_against', 'votes_other'])
    .where('division', '=', row.division)
    .where('id', '=', voted.poll_id)
    .executeTakeFirst();
  return poll ?? null;
}

const heading = (text: string): DocumentBlock => ({ kind: 'heading', text });
const lines = (texts: readonly string[]): DocumentBlock[] => texts.map((text) => ({ kind: 'paragraph', text }));

/** What stands where a section asks for it. */
const FILLS: Record<string, (of: Filling, label: string) => DocumentBlock[]> = {
  fixed: (_of, label) => [{ kind: 'paragraph', text: label }],
  unit: ({ unitName }, label) => [{ kind: 'paragraph', label, text: unitName }],
  identity: (of, label) => [heading(label), ...identity(of)],
  helpers: (of, label) => [
    heading(label),
    ...(of.helpers.length === 0
      ? byHand(of)
      : lines(of.helpers.map((helper) => `${helper.person_name}: ${day(of, helper.together_since)}`))),
  ],
  remarks: (of, label) => [
    heading(label),
    ...(of.remarks.length === 0
      ? byHand(of)
      : lines(of.remarks.map((remark) => `${day(of, remark.made_on)}, ${remark.by_name}: ${remark.body}`))),
  ],
  nominations: (of, label) => [heading(label), ...lines(of.nominations.map((each) => nominationLine(of, each)))],
  opinions: (of, label) => [heading(label), ...opinionBlocks(of)],
  vote: (of, label) => [
    heading(label),
    ...(of.poll ? [{ kind: 'paragraph' as const, text: voteLine(of, of.poll) }] : byHand(of)),
  ],
  decision: (of, label) => [
    {
      kind: 'paragraph',
      label,
      text: [text(of.facts.decision_number), dayOf(of, of.facts.decided_on)].filter(Boolean).join(', '),
    },
  ],
  dates: (of, label) => [
    {
      kind: 'paragraph',
      label,
      text: of.say('admissions.paper.dates', {
        ceremony: dayOf(of, of.facts.ceremony_on) || of.ctx.services.rulebook.documents.layout.placeToFill,
      }),
    },
  ],
  blank: (of, label) => [heading(label), ...byHand(of)],
};

function identity({ candidate, ctx, say, language }: Filling): DocumentBlock[] {
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

function nominationLine(of: Filling, each: Filling['nominations'][number]): string {
  const votes =
    each.votes_for !== null && each.votes_of !== null
      ? of.say('admissions.paper.of', { n: each.votes_for, of: each.votes_of })
      : '';
  return [each.body_name, each.number_text ?? '', day(of, each.decided_on), votes]
    .filter((part) => part !== '')
    .join(', ');
}

/** Each opinion with its counts; one that was asked for and not given yet is left for the hand. */
function opinionBlocks(of: Filling): DocumentBlock[] {
  if (of.opinions.length === 0) return byHand(of);
  return [
    {
      kind: 'table',
      head: [
        of.say('admissions.paper.from'),
        of.say('admissions.paper.for'),
        of.say('admissions.paper.against'),
        of.say('admissions.paper.opinion'),
      ],
      columns: [{ wide: 1.6 }, { wide: 0.7, align: 'center' }, { wide: 0.7, align: 'center' }, { wide: 3 }],
      rows: of.opinions.map((opinion) => [
        opinion.from_name,
        opinion.votes_for === null ? '' : String(opinion.votes_for),
        opinion.votes_against === null ? '' : String(opinion.votes_against),
        opinion.body ?? '',
      ]),
    },
  ];
}

function voteLine({ say }: Filling, poll: Poll): string {
  const share = poll.base === 0 ? 0 : Math.floor((poll.votes_for * 2000 + poll.base) / (poll.base * 2)) / 10;
  return say('admissions.paper.vote', {
    eligible: poll.eligible,
    present: poll.present,
    base: poll.base,
    votes: poll.votes_for,
    share,
    against: poll.votes_against,
    other: poll.votes_other,
  });
}

function byHand({ ctx }: Filling): DocumentBlock[] {
  const dots = ctx.services.rulebook.documents.layout.placeToFill.repeat(DOTS);
  return lines(Array.from({ length: HAND_LINES }, () => dots));
}

function day({ language }: Filling, iso: string): string {
  return writtenDate(iso, language);
}

function dayOf(of: Filling, value: unknown): string {
  return typeof value === 'string' && value !== '' ? day(of, value) : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
