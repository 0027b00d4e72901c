/** The summary of a unit's members as one file: JSON or a table, made while it is taken, from one snapshot of the database. */
import { PassThrough, type Readable } from 'node:stream';
import { sql } from 'kysely';
import writeExcelFile from 'write-excel-file/node';
import { plain } from '../../members/export.ts';
import { subtree, unitName, unitOf } from '../../organization/tree.ts';
import { type Actor, may, type UnitRef } from '../../platform/access.ts';
import { today } from '../../platform/clock.ts';
import { setScope } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { append } from '../../platform/ledger/append.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Language } from '../../rulebook/schemaBase.ts';
import type { Site } from '../archive/manifest.ts';
import { countIn, membersIn, type OurMember } from './members.ts';
import { CELL_CODE, COLUMN_OF, FORMAT, SUMMARY_FIELDS, type SummaryField, VERSION } from './summary.ts';
import { listOf, wordOf } from './words.ts';

export const FORMS = ['json', 'csv', 'xlsx'] as const;
export type Form = (typeof FORMS)[number];

/** A workbook is put together in memory: larger ones leave as text. */
export const MOST_IN_WORKBOOK = 50_000;

/** What whoever may not see personal numbers does not get: the card number at all, of the birth date the year only. */
export const WITHHELD: readonly SummaryField[] = ['cardNumber', 'birthDate'];

type Asked = { unit: string; form: Form; language: Language };
export type SummaryFile = { unitName: string; body: Readable };

/**
 * Streams the summary of every member of a unit and all below it. Who takes it is recorded (`summary.download`) before the first byte. Needs member.export
 * at the unit; numbers and whole birth dates only for who may reveal them there. Refuses summary.workbook_too_large.
 */
export async function streamSummary(chibo: Site, actor: Actor, asked: Asked): Promise<SummaryFile> {
  const { unit, name } = await chibo.bus.read(actor, async (ctx) => {
    const unit = await unitOf(ctx, asked.unit);
    ctx.demand('member.export', unit);
    const members = await countIn(ctx.tx, await subtree(ctx.tx, unit));
    if (asked.form === 'xlsx' && members > MOST_IN_WORKBOOK)
      refuse('summary.workbook_too_large', { members, max: MOST_IN_WORKBOOK });
    return { unit, name: await unitName(ctx.tx, unit) };
  });
  const full = may(actor.grant, 'member.reveal', unit.path);
  await chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    const entry = { unit, subjectKind: 'summary', subjectId: unit.id, body: { form: asked.form, numbers: full } };
    await append(tx, { command: 'summary.download', commandId: newId(), actor, at: chibo.clock.now(), entry });
  });
  const body = new PassThrough();
  put(chibo, actor, { id: unit, name }, { ...asked, full }, body)
    .then(() => body.end())
    .catch((error: Error) => body.destroy(error));
  return { unitName: name, body };
}

type Whose = { id: UnitRef; name: string };
type How = Asked & { full: boolean };

async function put(chibo: Site, actor: Actor, unit: Whose, how: How, body: PassThrough): Promise<void> {
  await chibo.app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set transaction read only`.execute(tx);
      await setScope(tx, actor);
      const members = membersIn(tx, chibo.keys, await subtree(tx, unit.id), today(chibo.clock));
      const text = how.form === 'json' ? jsonOf(chibo, unit, how, members) : tableOf(chibo, how, members);
      if (how.form === 'xlsx') return void (await putWorkbook(chibo, how, members, body));
      for await (const piece of text) if (!body.write(piece)) await drained(body);
    });
}

/** Whoever leaves ends the transaction; whoever reads slowly is waited for. */
async function drained(body: PassThrough): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    body.once('drain', resolve);
    body.once('close', () => reject(new Error('The reader has left.')));
  });
}

async function* jsonOf(
  { clock, rulebook }: Site,
  unit: Whose,
  { full }: How,
  members: AsyncIterable<OurMember>,
): AsyncIterable<string> {
  const lists = Object.fromEntries(
    SUMMARY_FIELDS.flatMap((field) => {
      const list = listOf(rulebook, field);
      return list ? [[field, Object.fromEntries(list.map((entry) => [entry.id, entry.label.vi]))]] : [];
    }),
  );
  const head = {
    format: FORMAT,
    version: VERSION,
    madeAt: clock.now().toISOString(),
    unit: { id: unit.id.id, name: unit.name },
    withheld: full ? [] : WITHHELD,
    lists,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"members":[`;
  let first = true;
  for await (const member of members) {
    yield `${first ? '' : ','}\n${JSON.stringify(entryOf(rulebook, member, full))}`;
    first = false;
  }
  yield '\n]}\n';
}

function entryOf(rulebook: Site['rulebook'], { personId, cellCode, told, ...posts }: OurMember, full: boolean) {
  const post = (code: string) => rulebook.posts.find((each) => each.id === code)?.label.vi.one ?? code;
  return {
    id: personId,
    ...told,
    birthDate: shownBirth(told.birthDate, full),
    cardNumber: full ? told.cardNumber : null,
    cell: { code: cellCode, name: told.cell },
    partyPosts: posts.partyPosts.map(post),
    civilPosts: posts.civilPosts.map(post),
    exempt: told.exempt === 'yes',
  };
}

function shownBirth(date: string | null, full: boolean): string | null {
  return full ? date : (date?.slice(0, 4) ?? null);
}

/** The rulebook's columns; one that would be empty for want of the right is left out, so that it says nothing when the file comes back. */
function columnsOf({ rulebook }: Site, { full }: Pick<How, 'full'>) {
  return rulebook.import.summary.columns.filter((column) => full || column.field !== COLUMN_OF.cardNumber);
}

function headOf(site: Site, how: How): string[] {
  return columnsOf(site, how).map((column) =>
    how.language === 'vi' ? (column.headings[0] ?? column.label.vi) : column.label[how.language],
  );
}

function rowOf(site: Site, how: How, member: OurMember, no: number): string[] {
  const field = (column: string) => SUMMARY_FIELDS.find((each) => COLUMN_OF[each] === column);
  return columnsOf(site, how).map((column) => {
    if (column.field === 'number') return String(no);
    if (column.field === CELL_CODE) return plain(member.cellCode ?? '');
    const of = field(column.field);
    if (!of) return '';
    const value = of === 'birthDate' ? shownBirth(member.told.birthDate, how.full) : member.told[of];
    return plain(wordOf(site.rulebook, of, value, how.language));
  });
}

async function* tableOf(site: Site, how: How, members: AsyncIterable<OurMember>): AsyncIterable<string> {
  // the mark tells a spreadsheet that it is UTF-8
  yield `\ufeff${csvLine(headOf(site, how))}`;
  let no = 0;
  for await (const member of members) yield csvLine(rowOf(site, how, member, ++no));
}

function csvLine(cells: string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

async function putWorkbook(site: Site, how: How, members: AsyncIterable<OurMember>, body: PassThrough): Promise<void> {
  const bold = (value: string) => ({ value: plain(value), type: String, fontWeight: 'bold' as const });
  const data: { value: string; type: StringConstructor }[][] = [headOf(site, how).map(bold)];
  for await (const member of members)
    data.push(rowOf(site, how, member, data.length).map((value) => ({ value, type: String })));
  const sheet = site.rulebook.import.summary.names[0] ?? FORMAT;
  body.write(await writeExcelFile([{ sheet, data }]).toBuffer());
}
