import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../accounts/account.ts';
import { grantsOf, operator, personOf } from '../accounts/grants.ts';
import { openToken } from '../accounts/sessions.ts';
import type { Chibo } from '../chibo.ts';
import { readArchive } from '../exchange/archive/read.ts';
import { writeArchive } from '../exchange/archive/write.ts';
import { importFile } from '../exchange/cli.ts';
import { exportAll, onlyTop } from '../exchange/export.ts';
import { problemOf } from '../http/problem.ts';
import { checkFromHere } from '../integrity/cli.ts';
import { demoName, openDatabase, openServer, REAL } from '../open.ts';
import type { Actor } from '../platform/access.ts';
import { systemClock, today } from '../platform/clock.ts';
import { loadMessages } from '../platform/i18n/messages.ts';
import { seal } from '../platform/ledger/seal.ts';
import { verifyLedger } from '../platform/ledger/verify.ts';
import { Refusal } from '../platform/refusal.ts';
import { termValues } from '../rulebook/words.ts';
import { checkFile, checkFileOf, inDetail, inJson, inWords, ownRulebook } from './checkReport.ts';
import { distributeFromHere } from './distribute.ts';
import { HELP } from './help.ts';

/** 0 applied (rejected rows allowed), 1 nothing applied, 2 usage (D14). */
const APPLIED = 0;
const NOTHING = 1;
const USAGE = 2;

const OPTIONS = {
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
  details: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  under: { type: 'string' },
  unit: { type: 'string' },
  'as-of': { type: 'string' },
  hours: { type: 'string' },
  as: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Options = ReturnType<typeof read>['values'];

function read(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

const print = (value: unknown) =>
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

class Usage extends Error {}

type Task = (chibo: Chibo, args: string[], options: Options) => Promise<number>;

const TASKS: Record<string, Task> = {
  run: async (chibo, [name, json], options) => {
    print(await chibo.bus.run(need(name, 'a command'), parsed(json), { actor: await actor(chibo, options) }));
    return APPLIED;
  },
  ask: async (chibo, [name, json], options) => {
    print(await chibo.bus.ask(need(name, 'a query'), parsed(json), { actor: await actor(chibo, options) }));
    return APPLIED;
  },
  import: async (chibo, [file], options) => {
    const report = await importFile(chibo, await actor(chibo, options), need(file, 'a file'), {
      under: options.under,
      dryRun: options['dry-run'] ?? false,
      asOf: options['as-of'],
      progress: ({ done, steps }) => complain(`part ${done} of ${steps}`),
    });
    print(options.json ? JSON.stringify(report) : summary(report));
    return APPLIED;
  },
  token: async (chibo, [login], options) => {
    const account = await chibo.app.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', need(login, 'an account'))
      .where('active', '=', true)
      .executeTakeFirst();
    if (!account) throw new Usage(`There is no account "${login}".`);
    const hours = Number(options.hours ?? 8);
    if (!(hours > 0 && hours <= 24 * 90)) throw new Usage('--hours takes a number from 1 to 2160.');
    print(await openToken(chibo.app.db, chibo.clock, account.id, hours));
    return APPLIED;
  },
  ledger: async (chibo, [verb]) => {
    if (verb !== 'verify') throw new Usage('chibo ledger verify');
    await seal(chibo.sealer.db, chibo.keys.signing.privateKey, chibo.clock.now());
    const report = await verifyLedger(chibo.sealer.db, chibo.keys.signing.publicKey);
    print(report);
    return report.faults.length === 0 ? APPLIED : NOTHING;
  },
  integrity: async (chibo, _args, options) => {
    const report = await checkFromHere(chibo, await actor(chibo, options), options.unit, ({ done, pieces }) =>
      complain(`part ${done} of ${pieces}`),
    );
    print(options.json ? JSON.stringify(report) : report.lines.join('\n'));
    return report.errors === 0 ? APPLIED : NOTHING;
  },
  distribute: async (chibo, _args, options) => {
    await distributeFromHere(chibo, options['dry-run'] ?? false, { print, complain });
    return APPLIED;
  },
  'check-report': async (chibo, [file], options) => {
    const asked = { file: need(file, 'a file'), unit: need(options.unit, '--unit UNIT'), on: options['as-of'] };
    const checked = await checkFileOf(chibo, await actor(chibo, options), asked);
    print(toldReport(checked, chibo.rulebook, options));
    return APPLIED;
  },
  migrate: async (chibo) => {
    const done = await chibo.owner.pool.query<{ name: string }>('select name from migration order by name');
    print(`At migration ${done.rows.at(-1)?.name}.`);
    return APPLIED;
  },
  export: async (chibo, [unit], options) => {
    const out = need(options.out, '--out FILE');
    await writeFile(out, await exportAll(chibo, await actor(chibo, options), unit));
    complain(`Written to ${out}.`);
    return APPLIED;
  },
  archive: async (chibo, [unit], options) => {
    const out = need(options.out, '--out FOLDER');
    const by = await actor(chibo, options);
    const { tables, withheld } = await writeArchive(chibo, by, unit ?? (await onlyTop(chibo, by)), out);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    complain(`Written to ${out}: ${rows} rows of ${tables.length} tables.`);
    if (withheld.length > 0) complain(`Left empty, for want of the right: ${withheld.join(', ')}.`);
    return APPLIED;
  },
  restore: async (chibo, [place]) => {
    const { tables } = await readArchive(chibo, need(place, 'a folder or a .zip'));
    complain(`Read in: ${tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${tables.length} tables.`);
    return APPLIED;
  },
};

/** `check-report` without a unit: no database is asked. */
async function checkAlone([file]: string[], options: Options): Promise<number> {
  const rulebook = await ownRulebook();
  try {
    const checked = await checkFile(need(file, 'a file'), rulebook);
    print(toldReport(checked, rulebook, options));
    return APPLIED;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw new Usage(`There is no file "${file}".`);
    if (!(error instanceof Refusal)) throw error;
    // on stdout stands what was found, or nothing
    refused({ rulebook, clock: systemClock(rulebook.about.timeZone) }, error, { ...options, json: false });
    return NOTHING;
  }
}

function toldReport(checked: Parameters<typeof inJson>[0], rulebook: Parameters<typeof inWords>[1], options: Options) {
  if (options.json && !options.details) return inJson(checked);
  return (options.json ? inDetail : inWords)(checked, rulebook, languageOf(options));
}

async function main(args: string[]): Promise<number> {
  const { values: options, positionals } = read(args);
  const [task, ...rest] = positionals;
  if (options.help || task === undefined || task === 'help') {
    print(HELP);
    return task === undefined && !options.help ? USAGE : APPLIED;
  }
  const run = TASKS[task];
  if (!run) throw new Usage(`There is no "chibo ${task}". See "chibo help".`);
  if (task === 'check-report' && options.unit === undefined) return await checkAlone(rest, options);
  const server = await openServer('client', complain);
  try {
    const chibo = await openDatabase(server, options.demo ? demoName() : REAL);
    try {
      return await run(chibo, rest, options);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(chibo, error, options);
      return NOTHING;
    } finally {
      await chibo.close();
    }
  } finally {
    await server.stop();
  }
}

function languageOf(options: Options) {
  return LANGUAGES.find((l) => l === (options.language ?? (process.env.LANG ?? '').slice(0, 2))) ?? 'en';
}

function refused(chibo: Pick<Chibo, 'rulebook' | 'clock'>, refusal: Refusal, options: Options): void {
  const language = languageOf(options);
  const messages = loadMessages(Object.fromEntries(LANGUAGES.map((l) => [l, termValues(chibo.rulebook, l)])));
  const problem = problemOf(refusal, language, chibo.rulebook, messages, today(chibo.clock));
  if (options.json) print(problem);
  else
    for (const reason of problem.reasons)
      complain(
        `${reason.field ? `${reason.field}: ` : ''}${reason.message}${reason.rule ? ` (${reason.rule.citation})` : ''} [${reason.code}]`,
      );
}

/** The operator, or with --as the account under its first grant. */
async function actor(chibo: Chibo, options: Options): Promise<Actor> {
  if (!options.as) return operator();
  const account = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', options.as)
    .executeTakeFirst();
  const [grant] = account ? await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock)) : [];
  if (!account || !grant) throw new Usage(`"${options.as}" is no account that may do anything.`);
  const person = personOf(account);
  return { accountId: account.id, person, name: account.name, grant };
}

function need(value: string | undefined, what: string): string {
  if (value === undefined) throw new Usage(`Name ${what}. See "chibo help".`);
  return value;
}

function parsed(json: string | undefined): unknown {
  if (json === undefined || json === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    throw new Usage('The input is not JSON.');
  }
}

type Report = Awaited<ReturnType<typeof importFile>>;

function summary(report: Report): string {
  const line = (what: string, n: Report['units']) => `${what}: ${n.new} new, ${n.changed} changed, ${n.same} same`;
  return [
    line('units', report.units),
    line('members', report.members),
    ...report.rejected.map((r) => `rejected ${r.sheet} row ${r.row}: ${r.message} [${r.code}]`),
  ].join('\n');
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    const known = error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    complain(known ? (error as Error).message : ((error as Error).stack ?? String(error)));
    process.exit(known ? USAGE : NOTHING);
  },
);
