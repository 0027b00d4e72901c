/** `chibo check-report`: a report in a file, recomputed. Without --unit no database is opened: the text and the rulebook's nouns are enough. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chibo } from '../chibo.ts';
import { rulebookName } from '../open.ts';
import type { Actor } from '../platform/access.ts';
import { loadMessages, type Messages } from '../platform/i18n/messages.ts';
import { explained } from '../reportCheck/explaining.ts';
import { textOfFile } from '../reportCheck/reading.ts';
import type { CheckedReport } from '../reportCheck/reportCheck.ts';
import { lexiconOf } from '../reportCheck/rules/lexicon.ts';
import { checkReport } from '../reportCheck/rules/report.ts';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { termValues } from '../rulebook/words.ts';

const LANGUAGES = ['vi', 'en', 'ar'] as const;
const RULEBOOKS = join(import.meta.dirname, '../../rulebooks');

type Checked = Pick<CheckedReport, 'findings' | 'fits'> & { register?: Pick<CheckedReport, 'on' | 'compared'> };

/** The rulebook of CHIBO_RULEBOOK, without a database. */
export async function ownRulebook(): Promise<Rulebook> {
  return await loadRulebook(join(RULEBOOKS, rulebookName()));
}

/** In: the file. Out: what was found in it. Refuses what textOfFile refuses; throws where there is no such file. */
export async function checkFile(file: string, rulebook: Rulebook): Promise<Checked> {
  return checkReport(await textOfFile(await readFile(file)), lexiconOf(rulebook.nouns));
}

/** The same, and what the report says of the unit and of those below it beside the register's numbers. */
export async function checkFileOf(
  chibo: Chibo,
  actor: Actor,
  { file, unit, on }: { file: string; unit: string; on: string | undefined },
): Promise<Checked> {
  const asked = { id: unit, text: await textOfFile(await readFile(file)), ...(on && { on }) };
  const report = (await chibo.bus.ask('report.check', asked, { actor })) as CheckedReport;
  return { ...report, register: { on: report.on, compared: report.compared } };
}

/**
 * One line of JSON: `{"findings":[{"quote","kind","given","computed"}]}`, with the
 * register's numbers where a unit was named.
 */
export function inJson({ findings, register }: Checked): string {
  const told = findings.map(({ quote, kind, given, computed }) => ({ quote, kind, given, computed }));
  return JSON.stringify({ findings: told, ...(register && { on: register.on, compared: register.compared }) });
}

/** The same with what would be possible, why, the language and the place of each finding. */
export function inDetail({ findings, register }: Checked, rulebook: Rulebook, language: string): string {
  const messages = messagesOf(rulebook);
  return JSON.stringify({
    findings: findings.map((finding) => ({
      quote: finding.quote,
      kind: finding.kind,
      given: finding.given,
      computed: finding.computed,
      nearest: finding.nearest,
      why: explained(finding, messages, language).why,
      language: finding.language,
      start: finding.start,
      end: finding.end,
    })),
    ...(register && { on: register.on, compared: register.compared }),
  });
}

/** To read: each finding with its quote, the reasons and what would be possible; then what holds, by its number. */
export function inWords({ findings, fits, register }: Checked, rulebook: Rulebook, language: string): string {
  const messages = messagesOf(rulebook);
  const say = (key: string, values?: Record<string, string | number>) => messages.text(language, key, values);
  const told = findings.map((finding, i) => {
    const { kind, why, nearest } = explained(finding, messages, language);
    return [
      `${i + 1}. ${kind}`,
      `   ${finding.quote.replace(/\s+/g, ' ')}`,
      `   ${why}`,
      `   ${say('reportCheck.possible')}: ${nearest}`,
    ].join('\n');
  });
  const compared = (register?.compared ?? []).map(
    ({ unit, quote, given, registered, same }) =>
      `   ${unit.name}: ${quote}: ${given}; ${say('reportCheck.registered')} ${registered}. ${say(same ? 'reportCheck.same' : 'reportCheck.differs')}`,
  );
  return [
    say(findings.length > 0 ? 'reportCheck.found' : 'reportCheck.none', { count: findings.length }),
    ...told,
    say('reportCheck.holds', { count: fits.length }),
    ...(register ? [`${say('reportCheck.compared')} (${register.on})`, ...compared] : []),
  ].join('\n');
}

function messagesOf(rulebook: Rulebook): Messages {
  return loadMessages(Object.fromEntries(LANGUAGES.map((language) => [language, termValues(rulebook, language)])));
}
