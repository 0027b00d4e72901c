/**
 * Numbers of documents (DOC-02): one series a unit, document type and committee term; the next one is given inside the
 * command that issues the document, so a number is never given twice and a refused command leaves no gap.
 */
import { termOn } from '../organization/terms.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { filled } from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { countUp } from './store.ts';

type Numbering = Pick<Rulebook, 'documents' | 'posts' | 'unitKinds'>;

/** A number as it was given: the bare count and the text that stands on the document, such as `05-NQ/CB`. */
export type DocumentNumber = { no: number; text: string };

/**
 * Takes the next number of the unit for this type of document (an id of the rulebook's document types) issued on `on`.
 * The caller holds the unit's lock.
 */
export async function nextNumber(
  tx: Tx,
  unit: UnitRef,
  documentType: string,
  on: string,
  rulebook: Numbering,
): Promise<DocumentNumber> {
  const term = await seriesStart(tx, unit, documentType, on, rulebook);
  const no = await countUp(tx, unit, documentType, term, rulebook.documents.numbering.startsAt);
  return { no, text: numberText(rulebook, documentType, await organizationCode(tx, unit, rulebook), no) };
}

/**
 * The number as text: the rulebook's pattern from its first placeholder on. What stands before it ("No.") belongs to the
 * printed line and is set there by `numberLine`.
 */
export function numberText(
  rulebook: Pick<Rulebook, 'documents'>,
  documentType: string,
  organization: string,
  no: number,
): string {
  const { pattern, width } = rulebook.documents.numbering;
  const type = rulebook.documents.types.find((t) => t.id === documentType)?.code ?? documentType;
  const values: Record<string, string> = { number: String(no).padStart(width, '0'), type, organization };
  return pattern
    .slice(Math.max(0, pattern.indexOf('{')))
    .replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The line a document carries: the rulebook's words before the number, then the number's text. */
export function numberLine(rulebook: Pick<Rulebook, 'documents'>, text: string): string {
  const { pattern } = rulebook.documents.numbering;
  return pattern.slice(0, Math.max(0, pattern.indexOf('{'))) + text;
}

/** The line of a document that gets its number by hand: the rulebook's words and codes around the room for it. */
export async function fillableNumber(
  tx: Tx,
  unit: UnitRef,
  documentType: string,
  rulebook: Numbering,
): Promise<string> {
  const { numbering, types, layout } = rulebook.documents;
  const values: Record<string, string> = {
    number: layout.numberToFill,
    type: types.find((t) => t.id === documentType)?.code ?? documentType,
    organization: await organizationCode(tx, unit, rulebook),
  };
  return filled(numbering.pattern, values);
}

/** A head post as the start of the term is read from it. */
export type HeadPost = { from: string; termEnds: string | null };

/**
 * The day the committee's term began, where no term is recorded: it is told from the
 * head's post: the posts of heads with the same end of term are one committee, and its first day is the first of them.
 * Whoever replaces a head in mid-term goes on in the same series. Without a head it is 1 January of the founding.
 */
export function termStart(heads: HeadPost[], foundedOn: string, on: string): string {
  const begun = heads.filter((h) => h.from <= on).sort((a, b) => (a.from < b.from ? 1 : -1));
  const [present] = begun;
  if (!present) return `${foundedOn.slice(0, 4)}-01-01`;
  return begun.filter((h) => h.termEnds === present.termEnds).at(-1)?.from ?? present.from;
}

/** The term recorded for the day, else told from the heads. A series already begun in this term is gone on with, even when an earlier post is recorded later. */
async function seriesStart(
  tx: Tx,
  unit: UnitRef,
  documentType: string,
  on: string,
  rulebook: Numbering,
): Promise<string> {
  const term = await termOn(tx, unit, on);
  const start = term?.startsOn ?? (await startByHeads(tx, unit, on, rulebook));
  const begun = await tx
    .selectFrom('number_series')
    .select('term_start')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('document_type', '=', documentType)
    .where('term_start', '>=', start)
    .where('term_start', '<=', on)
    .orderBy('term_start', 'desc')
    .executeTakeFirst();
  return begun?.term_start ?? start;
}

async function startByHeads(tx: Tx, unit: UnitRef, on: string, rulebook: Numbering): Promise<string> {
  const codes = rulebook.posts.filter((p) => p.kind === 'party' && p.role === 'head').map((p) => p.id);
  const heads =
    codes.length === 0
      ? []
      : await tx
          .selectFrom('post')
          .select(['valid_from', 'term_ends'])
          .where('division', '=', unit.division)
          .where('unit_id', '=', unit.id)
          .where('post', 'in', codes)
          .execute();
  return termStart(
    heads.map((h) => ({ from: h.valid_from, termEnds: h.term_ends })),
    await foundingOf(tx, unit),
    on,
  );
}

async function foundingOf(tx: Tx, unit: UnitRef): Promise<string> {
  const { founded_on } = await tx
    .selectFrom('unit')
    .select('founded_on')
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  if (founded_on) return founded_on;
  const first = await tx
    .selectFrom('unit_period')
    .select('valid_from')
    .where('unit_id', '=', unit.id)
    .orderBy('valid_from')
    .executeTakeFirstOrThrow();
  return first.valid_from;
}

/** The unit's letters in a number (D24): its letterhead's, else those of its kind. */
async function organizationCode(tx: Tx, unit: UnitRef, rulebook: Numbering): Promise<string> {
  const row = await tx
    .selectFrom('unit as u')
    .leftJoin('unit_letterhead as l', 'l.unit_id', 'u.id')
    .select(['u.kind', 'l.document_code'])
    .where('u.id', '=', unit.id)
    .executeTakeFirstOrThrow();
  return row.document_code ?? rulebook.unitKinds.find((k) => k.id === row.kind)?.documentCode ?? '';
}
