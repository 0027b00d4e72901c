/** What stands in the roster book of a cell (7-HSĐV) and in the copy of one's own record. Floor 8 writes them as .docx. */
import { sql } from 'kysely';
import { headOn, letterheadFor } from '../organization/letterhead.ts';
import { addressOf, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  dateParts,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { notFound } from '../platform/refusal.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { factsOf, isSelf, personOf } from './person.ts';
import { recordOf } from './record.ts';

type BookRow = {
  full_name: string;
  birth_date: string;
  birth_year_only: boolean | null;
  sex: string;
  ethnicity: string | null;
  education: string | null;
  theory: string | null;
  admitted_on: string | null;
  official_on: string | null;
  card_tail: string | null;
  note: string | null;
  seat: string;
  begin_reason: string;
  end_reason: string | null;
  valid_from: string;
  valid_to: string;
  employer: string | null;
  occupation: string | null;
  before: string | null;
  after: string | null;
};

/**
 * The roster book of a unit's own list: everybody on it today, and who left it since the year began. The columns are the rulebook's;
 * what the register does not keep stays blank for the hand, card numbers show their end. Needs member.read.
 */
export async function rosterBookDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitOf(ctx, id);
  ctx.demand('member.read', unit);
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, 'roster_book');
  const say = sayIn(rulebook, language);
  const rows = await bookRows(ctx, unit);
  const head = await headOn(ctx, unit, ctx.today);
  const subject = form.subject
    ? filled(form.subject[language], dateParts(rulebook.documents.layout.dates, ctx.today, language))
    : null;
  return {
    unit,
    fileName: fileNameOf(form.title[language], ctx.today),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, { number: null, date: ctx.today, language }),
      title: form.title[language],
      subject,
      rule: rulebook.documents.layout.title.rule,
      blocks: [
        {
          kind: 'table',
          head: form.sections.map((section) => section.label[language]),
          columns: form.sections.map(({ fill }) => (WIDTHS[fill] === undefined ? {} : { wide: WIDTHS[fill] })),
          rows: rows.map((row, i) => {
            const cells = bookCells(rulebook, row, i + 1, language, say);
            return form.sections.map(({ fill }) => cells[fill] ?? '');
          }),
        },
      ],
      signatures: form.signers.map((signer) => ({ lines: [signer.label[language]], note: null, name: head.name })),
      recipients: null,
      mark: null,
    },
  };
}

const WIDTHS: Readonly<Record<string, number>> = { number: 0.4, name: 1.6, died: 0.8, blank: 0.9 };

async function bookRows(ctx: Context, unit: UnitRef): Promise<BookRow[]> {
  const { rows } = await sql<BookRow>`
    select m.full_name, m.birth_date, p.birth_year_only, m.sex, m.ethnicity, p.education, p.theory, p.admitted_on, p.official_on, p.card_tail, p.note,
      m.seat, m.begin_reason, m.end_reason, m.valid_from, m.valid_to, w.employer, w.occupation,
      (select u.name from membership o join unit u on u.id = o.unit_id where o.person_id = m.person_id and o.seat = 'own' and o.valid_to = m.valid_from and o.unit_id <> m.unit_id limit 1) as before,
      (select u.name from membership o join unit u on u.id = o.unit_id where o.person_id = m.person_id and o.seat = 'own' and o.valid_from = m.valid_to and o.unit_id <> m.unit_id limit 1) as after
    from membership m left join person p on p.division = m.division and p.id = m.person_id
      left join person_work w on w.division = m.division and w.person_id = m.person_id and w.valid_to = 'infinity'
    where m.division = ${unit.division} and m.unit_id = ${unit.id} and m.valid_to > ${`${ctx.today.slice(0, 4)}-01-01`} and coalesce(m.end_reason, '') <> 'status'
    order by (m.valid_to < 'infinity'), m.sort_key, m.id`.execute(ctx.tx);
  return rows;
}

/** The cells of a line, by what the form's columns ask for. */
function bookCells(
  rulebook: Rulebook,
  row: BookRow,
  number: number,
  language: DocumentLanguage,
  say: Say,
): Record<string, string> {
  const { membership, admissions } = rulebook;
  const label = (list: readonly { id: string; label: Record<DocumentLanguage, string> }[], code: string | null) =>
    list.find((entry) => entry.id === code)?.label[language] ?? '';
  const joined = (...parts: string[]) => parts.filter((part) => part !== '').join('; ');
  const day = (iso: string | null) => (iso === null ? '' : writtenDate(iso, language));
  const ended = row.valid_to === 'infinity' ? '' : day(row.valid_to);
  const out = row.end_reason === 'transferred' || row.end_reason === 'guest_ended';
  return {
    number: String(number),
    name: row.full_name,
    sex_ethnicity: joined(
      row.birth_year_only ? row.birth_date.slice(0, 4) : day(row.birth_date),
      label(membership.sexes, row.sex),
      label(membership.ethnicities, row.ethnicity),
    ),
    education: joined(label(membership.educationLevels, row.education), label(membership.theoryLevels, row.theory)),
    occupation: joined(label(admissions.occupations, row.occupation), row.employer ?? ''),
    admission: joined(day(row.admitted_on), day(row.official_on)),
    card: row.card_tail === null ? '' : `••• ${row.card_tail}`,
    moved_out: out ? joined(ended, row.after ?? '') : '',
    moved_in: row.begin_reason === 'transferred' ? joined(day(row.valid_from), row.before ?? '') : '',
    died: row.end_reason === 'died' ? ended : '',
    left:
      ended !== '' && !out && row.end_reason !== 'died' ? joined(ended, label(membership.endings, row.end_reason)) : '',
    note: joined(row.seat === 'guest' ? say('members.fact.guest') : '', row.note ?? ''),
  };
}

/** What is kept about oneself, in the clear; 404 for anybody else. Taking it away is recorded. */
export async function ownRecordDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  if (!isSelf(ctx.actor, id)) notFound();
  const person = await personOf(ctx, id);
  const unit = addressOf(person);
  const { rulebook, keys } = ctx.services;
  const form = formOf(rulebook, 'own_record');
  const say = sayIn(rulebook, language);
  const facts = factsOf(keys, person);
  const record = await recordOf(ctx, person);
  const { membership, admissions, committees } = rulebook;
  const day = (iso: string | null) => (iso === null ? '' : writtenDate(iso, language));
  const label = (list: readonly { id: string; label: Record<DocumentLanguage, string> }[], code: string | null) =>
    list.find((entry) => entry.id === code)?.label[language] ?? '';
  const line = (key: string, value: string): DocumentBlock[] =>
    value === '' ? [] : [{ kind: 'paragraph', label: say(key), text: value }];
  const table = (head: string[], rows: string[][]): DocumentBlock[] =>
    rows.length === 0
      ? [{ kind: 'paragraph', text: say('members.copy.nothing') }]
      : [{ kind: 'table', head: head.map((key) => say(key)), rows }];
  const fills: Record<string, () => DocumentBlock[]> = {
    facts: () => [
      ...line('members.fact.name', facts.fullName),
      ...line('members.fact.unit', record.unitName),
      ...line('members.fact.sex', label(membership.sexes, facts.sex)),
      ...line('members.fact.ethnicity', label(membership.ethnicities, facts.ethnicity)),
      ...line('members.fact.born', facts.birthYearOnly ? facts.birthDate.slice(0, 4) : day(facts.birthDate)),
      ...line('members.fact.admitted_decision', day(facts.admittedOn)),
      ...line('members.fact.ceremony', day(facts.ceremonyOn)),
      ...line('members.fact.official', day(facts.officialOn)),
      ...line('members.fact.education', label(membership.educationLevels, facts.education)),
      ...line('members.fact.theory', label(membership.theoryLevels, facts.theory)),
      ...line('members.fact.card', facts.cardNo ?? ''),
      ...line('members.fact.phone', facts.phone ?? ''),
      ...line('members.fact.note', facts.note ?? ''),
    ],
    memberships: () =>
      table(
        ['members.fact.unit', 'members.fact.status', 'members.copy.from', 'members.copy.to'],
        record.memberships.map((m) => [m.unitName, label(membership.statuses, m.status), day(m.from), day(m.to)]),
      ),
    posts: () =>
      table(
        ['members.fact.post', 'members.fact.unit', 'members.copy.from', 'members.copy.to'],
        record.posts.map((p) => [
          rulebook.posts.find((post) => post.id === p.post)?.label[language].one ?? p.post,
          p.unitName,
          day(p.from),
          day(p.to),
        ]),
      ),
    work: () =>
      table(
        ['members.work.where', 'members.work.as', 'members.copy.from', 'members.copy.to'],
        [
          ...record.particulars.work.map((w) => [
            [w.employer ?? '', label(committees.ownerships, w.ownership)].filter((text) => text !== '').join('; '),
            label(admissions.occupations, w.occupation),
            day(w.from),
            day(w.to),
          ]),
          ...record.particulars.study.map((each) => [each.school, day(each.graduatesOn), day(each.from), day(each.to)]),
        ],
      ),
  };
  return {
    unit,
    fileName: fileNameOf(form.title[language], ctx.today),
    recordedBy: 'member.copy',
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, { number: null, date: ctx.today, language }),
      title: form.title[language],
      subject: facts.fullName,
      rule: rulebook.documents.layout.title.rule,
      blocks: form.sections.flatMap((section): DocumentBlock[] => [
        { kind: 'heading', text: section.label[language] },
        ...(fills[section.fill]?.() ?? []),
      ]),
      signatures: form.signers.map((signer) => ({ lines: [signer.label[language]], note: null, name: facts.fullName })),
      recipients: null,
      mark: null,
    },
  };
}
