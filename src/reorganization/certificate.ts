/** The certificate of continuity of a decision that was applied: who and what was handed over to whom, and the proof that nothing is left. Floor 8 writes it as .docx. */
import { formPaper } from '../organization/formPaper.ts';
import type { Context } from '../platform/bus/command.ts';
import type { DocumentAsked, DocumentBlock, DocumentMade } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { listed } from '../platform/i18n/icu.ts';
import { found } from '../platform/refusal.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { type Certificate, certificateFacts, MOST_NAMES } from './certificateFacts.ts';
import { numbersTable, peopleTable, postsTable, type Told, unitsTable, workTables } from './certificateTables.ts';
import { placeOf, type Row, rowOf } from './reading.ts';

const FORM = 'reorganization_certificate';

/** Of a decision that was applied, or annulled since. Needs unit.read at the unit that decided; 404 before it takes effect. */
export async function certificateDocument(
  ctx: Context,
  id: string,
  { language }: DocumentAsked,
): Promise<DocumentMade> {
  const row = await rowOf(ctx, id);
  const unit = placeOf(row);
  ctx.demand('unit.read', unit);
  found(row.applied_at ?? undefined);
  const facts = await certificateFacts(ctx, { division: row.division, id: row.id });
  const { rulebook } = ctx.services;
  const say = sayIn(rulebook, language);
  const told: Told = { rulebook, say, language };
  const date = writtenDate(row.effective_on, language);
  const decision = row.number_text ? say('reorganization.paper.by_number', { number: row.number_text }) : row.title;
  const section = (blocks: DocumentBlock[], none: string) => (label: string) => [
    { kind: 'heading' as const, text: label },
    ...(blocks.length > 0 ? blocks : [line(say(none))]),
  ];
  return await formPaper(ctx, unit, {
    form: formOf(rulebook, FORM),
    language,
    number: null,
    date: row.effective_on,
    values: { decision, date },
    about: [row.number_text ?? row.title],
    names: { above: row.signer_name ?? row.approved_name ?? '' },
    fills: {
      decision: section(decisionLines(row, told), 'reorganization.paper.none'),
      units: section([unitsTable(facts.units, told)], 'reorganization.paper.none'),
      people: section(peopleBlocks(facts, told), 'reorganization.paper.nobody'),
      ended: section(
        tableOf(facts.ended, (rows) => postsTable(rows, told)),
        'reorganization.paper.none',
      ),
      begun: section(
        tableOf(facts.begun, (rows) => postsTable(rows, told)),
        'reorganization.paper.none',
      ),
      work: section(workTables(facts.work, told), 'reorganization.paper.none'),
      numbers: section(
        tableOf(facts.numbers, (rows) => numbersTable(rows, told)),
        'reorganization.paper.none',
      ),
      reading: section(readingLines(facts, told), 'reorganization.paper.none'),
      check: section(checkLines(facts, told), 'reorganization.paper.none'),
    },
  });
}

function line(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}

function tableOf<T>(rows: T[], table: (rows: T[]) => DocumentBlock): DocumentBlock[] {
  return rows.length === 0 ? [] : [table(rows)];
}

function decisionLines(row: Row, { say, language }: Told): DocumentBlock[] {
  const facts: [string, string | null][] = [
    ['reorganization.fact.title', row.title],
    ['reorganization.fact.number', row.number_text],
    ['reorganization.fact.decided_on', row.decided_on && writtenDate(row.decided_on, language)],
    ['reorganization.fact.effective_on', writtenDate(row.effective_on, language)],
    ['reorganization.fact.signer', listed([row.signer_name, row.signer_post], language) || null],
    ['reorganization.fact.note', row.note],
    [
      'reorganization.fact.annulled',
      row.annulled_at &&
        say('reorganization.paper.annulled', { name: row.annulled_name ?? '', reason: row.annul_reason ?? '' }),
    ],
  ];
  return facts.flatMap(([key, value]) =>
    // by a parameter: names and numbers keep their own direction
    value ? [{ kind: 'paragraph', label: say(key), text: say('reorganization.paper.value', { value }) }] : [],
  );
}

function peopleBlocks({ flows, people }: Certificate, told: Told): DocumentBlock[] {
  const { say } = told;
  const all = flows.reduce((sum, { n }) => sum + n, 0);
  return [
    ...flows.map(({ from, to, n }) => line(say('reorganization.paper.flow', { from, to, n }))),
    ...(people.length > 0 ? [peopleTable(people, told)] : []),
    ...(all > MOST_NAMES ? [line(say('reorganization.paper.more_people', { n: all - people.length }))] : []),
  ];
}

/** What was signed, issued and numbered stays under the old name, which hangs below the first successor. */
function readingLines({ units }: Certificate, { say }: Told): DocumentBlock[] {
  const closed = units.filter(({ closes }) => closes);
  return closed.map(({ oldName, newName, successors }) =>
    line(say('reorganization.paper.stays', { unit: oldName ?? newName, successor: successors.join('; ') })),
  );
}

function checkLines({ orphans }: Certificate, { say }: Told): DocumentBlock[] {
  const { people, work, astray, left, posts } = orphans;
  return [
    line(say('reorganization.paper.check_people', { n: people, left: astray })),
    line(say('reorganization.paper.check_work', { n: work, left })),
    line(say('reorganization.paper.check_posts', { left: posts })),
    line(say(astray + left + posts === 0 ? 'reorganization.paper.whole' : 'reorganization.paper.not_whole')),
  ];
}
