/** What the parts of a case's form are filled with from the case itself. Each gives what stands there under the part's label. */
import { byHand, percent } from '../../organization/formPaper.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentBlock, DocumentLanguage } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import type { CaseField } from '../../rulebook/schema.ts';
import type { Say } from '../../rulebook/texts.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { Facts } from '../case.ts';
import { type CaseRow, opinionRows, paperRows, procedureOf, stepRows, voteNeed } from '../reading.ts';

export type Filling = {
  ctx: Context;
  row: CaseRow;
  unit: UnitRef;
  language: DocumentLanguage;
  say: Say;
  facts: Facts;
};
type Blocks = (label: string) => DocumentBlock[];

export const CASE_FILLS: Readonly<Record<string, (of: Filling) => Promise<Blocks>>> = {
  unit: async ({ ctx, row }) => await namedUnit(ctx, row.unit_id),
  other_unit: async ({ ctx, row }) => await namedUnit(ctx, row.other_unit_id),
  opinions: async (of) => under(await opinions(of)),
  vote: async (of) => under(await vote(of, 'members')),
  committee_vote: async (of) => under(await vote(of, 'committee')),
  facts: async (of) => under(await entered(of)),
  file: async (of) => under(await file(of)),
  decision: async ({ facts, language }) =>
    line([textOf(facts.decision_number), dayOf(facts.decided_on, language)].filter((part) => part !== '').join(', ')),
  dates: async ({ ctx, facts, language, say }) =>
    line(
      say('procedures.form.ceremony', {
        date: dayOf(facts.ceremony_on, language) || ctx.services.rulebook.documents.layout.placeToFill,
      }),
    ),
};

/** A fact as text; what is no text is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function under(blocks: DocumentBlock[]): Blocks {
  return (label) => [{ kind: 'heading', text: label }, ...blocks];
}

function line(text: string): Blocks {
  return (label) => [{ kind: 'paragraph', label, text }];
}

function dayOf(value: unknown, language: DocumentLanguage): string {
  return typeof value === 'string' && value !== '' ? writtenDate(value, language) : '';
}

/** Room for a result that is not there yet: less than for a text. */
function hand({ ctx }: Filling): DocumentBlock[] {
  return byHand(ctx.services.rulebook.documents.layout.placeToFill, HAND_LINES);
}
const HAND_LINES = 2;

async function namedUnit(ctx: Context, id: string | null): Promise<Blocks> {
  const row = id && (await ctx.tx.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst());
  return line(row ? row.name : ctx.services.rulebook.documents.layout.placeToFill);
}

/** Each opinion with its counts; one that was asked for and not given yet is left for the hand. */
async function opinions(of: Filling): Promise<DocumentBlock[]> {
  const rows = await opinionRows(of.ctx, of.row);
  if (rows.length === 0) return hand(of);
  const { say } = of;
  return [
    {
      kind: 'table',
      head: [
        say('procedures.form.from'),
        say('procedures.form.for'),
        say('procedures.form.against'),
        say('procedures.form.opinion'),
      ],
      columns: [{ wide: 1.6 }, { wide: 0.7, align: 'center' }, { wide: 0.9, align: 'center' }, { wide: 3 }],
      rows: rows.map((opinion) => [
        opinion.from_name,
        opinion.votes_for === null ? '' : String(opinion.votes_for),
        opinion.votes_against === null ? '' : String(opinion.votes_against),
        opinion.body ?? '',
      ]),
    },
  ];
}

/** The last vote of the members, or of the committee, that was taken on the case; with the figures it was judged by. */
async function vote(of: Filling, body: 'members' | 'committee'): Promise<DocumentBlock[]> {
  const { ctx, row, say } = of;
  const { procedure } = await procedureOf(ctx, row);
  const steps = await stepRows(ctx, row);
  const voted = steps.findLast((step) => step.poll_id !== null && voteNeed(procedure, step.step)?.body === body);
  const poll = voted?.poll_id
    ? await ctx.tx
        .selectFrom('poll')
        .select(['eligible', 'present', 'base', 'votes_for', 'votes_against', 'votes_other'])
        .where('division', '=', row.division)
        .where('id', '=', voted.poll_id)
        .executeTakeFirst()
    : undefined;
  if (!poll) return hand(of);
  return [
    {
      kind: 'paragraph',
      text: say(body === 'members' ? 'procedures.form.vote' : 'procedures.form.committee_vote', {
        eligible: poll.eligible,
        present: poll.present,
        base: poll.base,
        votes: poll.votes_for,
        share: percent(poll.votes_for, poll.base),
        against: poll.votes_against,
        other: poll.votes_other,
      }),
    },
  ];
}

/** What was entered in the case, in the order of the procedure's fields. */
async function entered({ ctx, row, facts, language, say }: Filling): Promise<DocumentBlock[]> {
  const { procedure } = await procedureOf(ctx, row);
  const fields = [...(procedure.opens.fields ?? []), ...procedure.steps.flatMap((step) => step.fields ?? [])];
  return fields.flatMap((field): DocumentBlock[] => {
    const value = facts[field.id];
    if (value === undefined || value === null || value === '') return [];
    return [
      {
        kind: 'paragraph',
        label: capitalized(field.label[language], language),
        text: factText(field, facts, language, say),
      },
    ];
  });
}

function factText(field: CaseField, facts: Facts, language: DocumentLanguage, say: Say): string {
  const value = facts[field.id];
  const name = facts[`${field.id}_name`];
  if (field.kind === 'date') return dayOf(value, language);
  if (field.kind === 'flag') return say(value === true ? 'procedures.fact.yes' : 'procedures.fact.no');
  const choice = field.choices?.find((each) => each.id === value);
  return choice?.label[language] ?? (typeof name === 'string' ? name : String(value));
}

/** The papers that lie in the file, each with number and date. */
async function file(of: Filling): Promise<DocumentBlock[]> {
  const rows = (await paperRows(of.ctx, of.row)).filter((paper) => paper.state === 'checked');
  if (rows.length === 0) return hand(of);
  const { papers } = of.ctx.services.rulebook.procedures;
  const items = rows.map((paper) =>
    [
      papers.find((each) => each.id === paper.form)?.label[of.language] ?? paper.form,
      paper.number_text ?? '',
      paper.dated === null ? '' : writtenDate(paper.dated, of.language),
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return [{ kind: 'list', ordered: true, items }];
}
