/** What the papers of an election are filled from, read once; and the lines that several of them have. */
import { type FormParts, formPaper, percent } from '../../organization/formPaper.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentBlock, DocumentLanguage, DocumentMade } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { must } from '../../platform/refusal.ts';
import { post } from '../../rulebook/kinds.ts';
import { formOf, type Say, sayIn } from '../../rulebook/texts.ts';
import { electorateOf, thresholdOf } from '../../votes/rules.ts';
import { ballotRows, type CandidateRow, candidateRows, votesOf } from '../lines.ts';
import { bodyOf, type ElectionRow, electionRule, rulesOfElection, stateOf, votersOf } from '../reading.ts';

/** Everything the papers are filled from, read once. */
export type Filling = {
  ctx: Context;
  row: ElectionRow;
  unit: UnitRef;
  language: DocumentLanguage;
  say: Say;
  base: number;
  threshold: number;
  candidates: CandidateRow[];
  ballots: Awaited<ReturnType<typeof ballotRows>>;
  votes: Awaited<ReturnType<typeof votesOf>>;
  values: Record<string, string | number>;
};

type Parts = Pick<FormParts, 'number' | 'fills' | 'about'> & Partial<Pick<FormParts, 'date' | 'values' | 'names'>>;

/** A paper of the election by its form; what is not said of it is the election's own. */
export async function paper(of: Filling, formId: string, parts: Parts): Promise<DocumentMade> {
  const { ctx, row, unit, language } = of;
  return await formPaper(ctx, unit, {
    form: formOf(ctx.services.rulebook, formId),
    language,
    date: row.held_on,
    names: {},
    ...parts,
    values: { ...of.values, ...parts.values },
  });
}

/** Reads it all. Needs meeting.read. */
export async function gathered(ctx: Context, row: ElectionRow, language: DocumentLanguage): Promise<Filling> {
  const unit = addressOf(row);
  ctx.demand('meeting.read', unit);
  const rules = await rulesOfElection(ctx, row);
  const body = bodyOf(rules.rulebook, row.body);
  const rule = electionRule(rules, body);
  const { base } = electorateOf(rule.base, votersOf(row));
  const ballots = await ballotRows(ctx, row);
  return {
    ctx,
    row,
    unit,
    language,
    say: sayIn(ctx.services.rulebook, language),
    base,
    threshold: thresholdOf(rule.fraction, base),
    candidates: await candidateRows(ctx, row),
    ballots,
    votes: await votesOf(ctx, row, ballots),
    values: {
      office: post(rules.rulebook, row.post).label[language].one,
      body: body.label[language],
      unit: await nameOfUnit(ctx, unit.id),
      date: writtenDate(row.held_on, language),
      seats: row.seats,
    },
  };
}

/** Those elected, the first ballot first. Refuses election.no_result while nobody is. */
export function electedIn({ candidates, row }: Filling): CandidateRow[] {
  const elected = candidates.filter((each) => each.elected_ballot !== null);
  if (elected.length === 0 || stateOf(row) === 'open') must([{ code: 'election.no_result' }]);
  return elected.toSorted((a, b) => (a.elected_ballot ?? 0) - (b.elected_ballot ?? 0) || a.position - b.position);
}

/** How many were called and came, and how many votes are needed. */
export function electors({ say, row, base, threshold }: Filling, label: string): DocumentBlock[] {
  return [
    { kind: 'heading', text: label },
    {
      kind: 'paragraph',
      text: say('elections.paper.electors', { eligible: row.eligible, present: row.present, base, threshold }),
    },
  ];
}

/** The votes in the ballot that elected the candidate. */
export function votesWonBy({ ballots, votes }: Filling, candidate: CandidateRow): number {
  const ballot = ballots.find((each) => each.ballot_no === candidate.elected_ballot);
  return votes.find((each) => each.ballot_id === ballot?.id && each.candidate_id === candidate.id)?.votes ?? 0;
}

/** So many votes of the base, as a share. */
export function shareOf({ say, base }: Filling, votes: number): string {
  return say('elections.paper.percent', { share: percent(votes, base) });
}

export function nameOf({ candidates }: Filling, id: string): string {
  return candidates.find((each) => each.id === id)?.person_name ?? '';
}

export async function nameOfUnit(ctx: Context, id: string): Promise<string> {
  return (await ctx.tx.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '';
}

export function line(label: string, text: string): DocumentBlock {
  return { kind: 'paragraph', label, text };
}

export function centred(wide: number) {
  return { wide, align: 'center' } as const;
}
