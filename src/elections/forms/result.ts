/** The request for confirmation and the list of the elected. Which parts they have, the rulebook says; floor 8 writes them as .docx. */
import { headOn } from '../../organization/letterhead.ts';
import { parentOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentAsked, DocumentMade } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { fillableNumber } from '../../register/numbers.ts';
import { formOf } from '../../rulebook/texts.ts';
import { particularsOf } from '../lines.ts';
import { electionRow, stateOf } from '../reading.ts';
import { centred, electedIn, electors, gathered, line, nameOfUnit, paper, shareOf, votesWonBy } from './filling.ts';

/** The request to the level above. `id` is the election's. Needs meeting.read; birth and joining stand there for whoever may read members. Refuses election.no_result. */
export async function requestDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const of = await gathered(ctx, await electionRow(ctx, id), asked.language);
  const elected = electedIn(of);
  const above = await parentOf(ctx.tx, of.unit);
  const body = above && (await nameOfUnit(ctx, above.id));
  const known = ctx.may('member.read', of.unit)
    ? await particularsOf(
        ctx,
        of.unit,
        elected.map((each) => each.person_id),
      )
    : [];
  const { say, language } = of;
  const { rulebook } = ctx.services;
  const day = (iso: string | null | undefined) => (iso ? writtenDate(iso, language) : '');
  const form = formOf(rulebook, 'election_request');
  return await paper(of, 'election_request', {
    number: await fillableNumber(ctx.tx, of.unit, form.type, rulebook),
    date: ctx.today,
    values: { above: body ?? rulebook.documents.layout.placeToFill },
    fills: {
      to: (label) => [line(label, body ?? rulebook.documents.layout.placeToFill)],
      electors: (label) => electors(of, label),
      people: (label) => [
        { kind: 'heading', text: label },
        {
          kind: 'table',
          head: [
            say('elections.paper.number'),
            say('elections.new.person'),
            say('elections.paper.born'),
            say('elections.paper.joined'),
            say('elections.paper.votes'),
            say('elections.paper.share', { base: of.base }),
          ],
          columns: [
            { wide: 0.5, align: 'center' },
            { wide: 2.6 },
            centred(1.4),
            centred(1.4),
            centred(1.2),
            centred(1.2),
          ],
          rows: elected.map((each, at) => {
            const person = known.find((one) => one.person_id === each.person_id);
            const votes = votesWonBy(of, each);
            return [
              String(at + 1),
              each.person_name,
              person?.birth_year_only ? person.birth_date.slice(0, 4) : day(person?.birth_date),
              day(person?.admitted_on),
              String(votes),
              shareOf(of, votes),
            ];
          }),
        },
      ],
    },
    names: { head: (await headOn(ctx, of.unit, ctx.today)).name },
    about: [of.row.held_on],
  });
}

/** Those elected, with votes and the decision of the level above once there is one. `id` is the election's. Needs meeting.read. Refuses election.no_result. */
export async function electedDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const of = await gathered(ctx, await electionRow(ctx, id), asked.language);
  const elected = electedIn(of);
  const { say, row } = of;
  const office = of.values.office ?? '';
  const by = row.decided_unit ? await nameOfUnit(ctx, row.decided_unit) : null;
  return await paper(of, 'election_elected', {
    number: null,
    fills: {
      list: () => [
        {
          kind: 'table',
          head: [
            say('elections.paper.number'),
            say('elections.new.person'),
            say('elections.list.office'),
            say('elections.paper.ballot'),
            say('elections.paper.votes'),
            say('elections.paper.share', { base: of.base }),
          ],
          columns: [
            { wide: 0.5, align: 'center' },
            { wide: 2.6 },
            { wide: 1.8 },
            centred(1.2),
            centred(1.2),
            centred(1.2),
          ],
          rows: elected.map((each, at) => [
            String(at + 1),
            each.person_name,
            String(office),
            String(each.elected_ballot),
            String(votesWonBy(of, each)),
            shareOf(of, votesWonBy(of, each)),
          ]),
        },
      ],
      decision: (label) =>
        stateOf(row) === 'approved' && by !== null
          ? [
              line(
                label,
                say('elections.paper.confirmed', {
                  number: row.decision ?? '',
                  date: writtenDate(row.decided_on ?? row.held_on, of.language),
                  unit: by,
                }),
              ),
            ]
          : [],
    },
    about: [row.held_on],
  });
}
