/** Which tables an archive holds, and which of their columns only the installation's key opens. */
import type { Module } from '../../platform/bus/command.ts';
import type { Keys } from '../../platform/files/keys.ts';

/**
 * How a table's rows are found for a unit: by their scope, by the path of the unit they are about, by that unit's id, by the file they are of, or all of it.
 * `part` is the module they belong to, or `files` or `ledger`.
 */
export type ArchiveTable = { name: string; by: 'scope' | 'path' | 'unit' | 'file' | 'all'; part: string };

/** What is made again, or has no meaning outside this installation: uploads being judged, search words and keys of numbers, rows as a merge found them. */
const LEFT_OUT = ['import_batch', 'import_block', 'import_row', 'import_trace', 'person_token', 'person_merge_trace'];

/** Everything a unit owns: the tables of all modules, the tree, the ledger and files. A module that comes later is in it by itself. */
export function archiveTables(modules: Module[]): ArchiveTable[] {
  const owned = modules.flatMap(({ name: part, ownedTables }) =>
    ownedTables.filter((name) => !LEFT_OUT.includes(name)).map((name): ArchiveTable => ({ name, by: 'scope', part })),
  );
  const tree = { part: 'organization' };
  return [
    { name: 'rulebook_version', by: 'all', part: 'rulebook' },
    { name: 'unit', by: 'path', ...tree },
    { name: 'unit_period', by: 'path', ...tree },
    { name: 'unit_word', by: 'path', ...tree },
    { name: 'unit_former_word', by: 'unit', ...tree },
    { name: 'unit_letterhead', by: 'unit', ...tree },
    { name: 'unit_successor', by: 'unit', ...tree },
    ...owned,
    { name: 'file', by: 'scope', part: 'files' },
    { name: 'file_chunk', by: 'file', part: 'files' },
    { name: 'ledger', by: 'scope', part: 'ledger' },
  ];
}

export type Line = Record<string, unknown>;
type Encrypted = { context: (row: Line) => string; form: 'text' | 'base64' };

/** Columns that are encrypted under the installation's key, bound to their place. They leave in the clear or not at all, and come back under the new key. */
export const ENCRYPTED: Readonly<Record<string, Readonly<Record<string, Encrypted>>>> = {
  person: {
    card_no: { context: (row) => `person:${row.id}:card_no`, form: 'text' },
    phone: { context: (row) => `person:${row.id}:phone`, form: 'text' },
  },
  correction: {
    before: { context: (row) => `correction:${row.id}:before`, form: 'text' },
    after: { context: (row) => `correction:${row.id}:after`, form: 'text' },
  },
  summary_line: { body: { context: (row) => `summary_line:${row.id}`, form: 'text' } },
  candidate: { phone: { context: (row) => `candidate:${row.id}:phone`, form: 'text' } },
  dues_basis: { base: { context: (row) => `dues_basis:${row.id}:base`, form: 'text' } },
  file_chunk: { body: { context: (row) => `${row.file_id}:${row.position}`, form: 'base64' } },
};

/** Bytes that are no secret: hashes. */
export const PLAIN_BYTES: readonly string[] = [
  'file.sha256',
  'minutes.text_hash',
  'summary_report.file_hash',
  'summary_line.told',
];

/** The row as it leaves: what is encrypted in the clear for who may see it, else empty. */
export function opened(keys: Keys, table: string, row: Line, mayReveal: boolean): Line {
  for (const [column, { context, form }] of Object.entries(ENCRYPTED[table] ?? {})) {
    const cipher = row[column];
    if (typeof cipher !== 'string') continue;
    const withheld = form === 'text' && !mayReveal;
    const plain = withheld ? null : keys.decrypt(Buffer.from(cipher.slice(2), 'hex'), context(row));
    row[column] = plain === null ? null : plain.toString(form === 'text' ? 'utf8' : 'base64');
  }
  return row;
}

/** The row as it is kept here: encrypted under this installation's key. */
export function sealed(keys: Keys, table: string, row: Line): Line {
  for (const [column, { context, form }] of Object.entries(ENCRYPTED[table] ?? {})) {
    const plain = row[column];
    if (typeof plain !== 'string') continue;
    const bytes = Buffer.from(plain, form === 'text' ? 'utf8' : 'base64');
    row[column] = `\\x${keys.encrypt(bytes, context(row)).toString('hex')}`;
  }
  return row;
}
