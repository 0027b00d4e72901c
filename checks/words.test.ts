import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../src/rulebook/load.ts';
import { termValues } from '../src/rulebook/words.ts';
import { askedIn, asking, beginningsIn, LANGUAGES, messageOf, quotedIn, wordsFiles } from './house/words.ts';

/** Keys that the code completes by itself, and where. Name a new beginning here; keep them few. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  'reportCheck.kind.': 'kinds of findings in a report',
  'reportCheck.why.': 'reasons of a finding in a report',
  'reportCheck.nearest.': 'values that would be possible',
  'reportCheck.fit.': 'statements of a report that hold',
  'reportCheck.on_': 'who named the day of the register',
  'reportCheck.column.': 'headings of the workbook of findings',
  'refusal.': 'the code of a reason (askedIn finds the codes)',
  'problem.': 'the status of an answer',
  'web.nav.': 'the key of a page in the rail',
  'web.state.': 'the state of a thing',
  'pictures.show.': 'what a picture shows',
  'pictures.step.': 'how long the periods of a picture are',
  'publications.state.': 'how far a table has come',
  'publications.mark.': 'the same, printed over the paper',
  'publications.page.': 'a column of the table, how it ended, where a number is from',
  'periods.attention.': 'a kind of period that waits to be closed',
  'periods.kind.': 'a kind of period',
  'periods.kind_of.': 'a kind of period inside a sentence',
  'periods.name.': 'what a period is called',
  'periods.state.': 'the state of a period',
  'periods.unfinished.': 'what is not finished in a period',
  'reorganization.state.': 'how far a decision has come',
  'reorganization.act.': 'what an act does',
  'reorganization.change.': 'what becomes of a unit',
  'reorganization.sheet.column.': 'a column of a sheet with acts',
  'reorganization.sheet.also.': 'what else that column may be called',
  'reorganization.sheet.act.': 'what an act may be called in a sheet',
  'reorganization.post.': 'how a proposed post was judged',
  'reorganization.step.': 'what a decision does while it takes effect',
  'openWork.': 'a kind of open work of a reorganization',
  'accounts.subject.': 'the kind of record a line of the ledger is about',
  'accounts.did.': 'the command a line of the ledger tells of',
  'measure.': 'what a declared measure counts, and who and which day counts',
  'indicator.': 'the name of a declared indicator',
  'dimension.': 'by what the records of a measure may be divided',
  'code.': 'a code of such a division that the rulebook does not list',
  'indicators.group.': 'the group of a number',
  'indicators.number.': 'the key of a number',
  'indicators.measure.': 'what a list of units counts',
  'indicators.declared.': 'the field of an indicator',
  'indicators.breakdown.': 'by what members are divided',
  'indicators.work.': 'what is counted of plans and tasks in a month',
  'indicators.warning.': 'what is reported and does not fit a rule',
  'organization.posts.': 'the side of a post',
  'organization.reach.': 'how deep a right reaches',
  'organization.begin.holder_': 'the kind of holder of a post',
  'rulebook.capability.': 'a capability of a post',
  'rulebook.chapter.': 'the letters before a rule’s number',
  'rulebook.use.': 'where the program asks for a rule',
  'rulebook.bites.': 'what a rule does there',
  'rulebook.instrument.status.': 'the state of a document',
  'exchange.refused.': 'a column of the refused rows',
  'exchange.summary.head.': 'a column of the workbook of differences',
  'exchange.summary.kind.': 'how a line stands to the register',
  'exchange.summary.decision.': 'which side was said to be right',
  'meetings.state.': 'the state of a meeting',
  'meetings.role.': 'the role on the roll',
  'meetings.roll.': 'present, excused or absent',
  'meetings.papers.kind_': 'what a paper beside a meeting is',
  'meetings.print.form_': 'the forms of the paper path',
  'meetings.quality.verdict_': 'whether a year counts as a good one',
  'elections.state.': 'the state of an election',
  'honours.attention.': 'the state of badges that wait',
  'honours.award.': 'the state of a badge',
  'honours.card.': 'the state of a card',
  'honours.counts.to_': 'who was honoured',
  'honours.do.': 'what one does with a person’s honours',
  'honours.paper.': 'a column of a list on paper',
  'residence.do.': 'what one does with somebody’s contact',
  'residence.answer.': 'how an introduction is answered',
  'residence.contact.': 'the state of a contact',
  'residence.remark.': 'the state of a remark',
  'residence.cells.only_': 'which cells a list keeps',
  'residence.paper.': 'a column of a list on paper',
  'procedures.state.': 'the state of a case',
  'procedures.paper.': 'the state of a form in a case',
  'procedures.need.do_': 'what meets a need of a step',
  'procedures.list.': 'the heads of the exported list of cases',
  'procedures.stance.': 'how a remark is meant',
  'procedures.effect.': 'what an outcome of a procedure does',
  'dues.slip.state_': 'the state of a slip',
  'dues.slip.outcome_': 'how a slip is answered',
  'dues.correct.what_': 'what is put right',
  'dues.entry.': 'the kind of an entry',
  'admissions.certificate.': 'how a certificate stands',
  'admissions.class.': 'the state of a class',
  'admissions.place.': 'the state of a place in a course',
  'admissions.plan.': 'the state of a plan, and what it is for',
  'admissions.stage.': 'how far a candidate has come before a case',
  'admissions.state.': 'the state of a candidate',
  'admissions.verdict.': 'what a review said',
  'members.history.': 'how a membership began or ended',
  'members.mark.': 'a mark on a membership',
  'members.field.': 'a fact of a record',
  'members.particulars.': 'what is told of a member beside the dossier',
  'members.groups.event_': 'what happened in a group of a cell',
  'members.groups.end_': 'why a time in a group ended',
  'members.roster.standing_': 'how a cell stands with its roster',
  'members.roster.kind_': 'what differs in a roster',
  'members.roster.note_': 'what is noted of a difference',
  'members.duplicates.same_': 'in what two records agree',
  'members.merge.part_': 'what a merge moves',
  'members.corrections.state_': 'the state of a request',
  'integrity.check.': 'what a check found, why that is wrong, what to do about it',
  'integrity.severity.': 'how grave a finding is',
  'integrity.many.': 'how many findings of that gravity',
  'members.looks.': 'what somebody looked at',
};

const rulebook = await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam'));
const files = wordsFiles();
const modules = [...new Set(files.map((file) => file.module))];
const of = (module: string, language: string): Record<string, string> =>
  files.find((file) => file.module === module && file.language === language)?.words ?? {};
const every = new Map(files.filter((file) => file.language === 'vi').flatMap((file) => Object.entries(file.words)));
const terms = Object.fromEntries(
  LANGUAGES.map((language) => [language, new Set(Object.keys(termValues(rulebook, language)))]),
);
const keys = [...every.keys()];
const begun = (key: string) => Object.keys(BEGINNINGS).some((beginning) => key.startsWith(beginning));

describe.each(modules)('the words of %s', (module) => {
  it('have the same keys in the three languages', () => {
    const keys = Object.keys(of(module, 'vi')).sort();
    expect(keys.length).toBeGreaterThan(0);
    for (const language of LANGUAGES)
      expect(Object.keys(of(module, language)).sort(), `src/${module}/words.${language}.json`).toEqual(keys);
  });

  it('say something, parse, and take the same parameters in the three languages', () => {
    expect(Object.keys(of(module, 'vi')).flatMap((key) => messageFaults(module, key))).toEqual([]);
  });

  it('are Arabic in Arabic, with all six forms where something is counted', () => {
    expect(
      Object.entries(of(module, 'ar')).flatMap(([key, text]) => arabicFaults(key, text, of(module, 'vi')[key] ?? '')),
    ).toEqual([]);
  });
});

it('no key stands in two modules', () => {
  const seen = new Map<string, string>();
  const twice = files
    .filter((file) => file.language === 'vi')
    .flatMap((file) =>
      Object.keys(file.words).flatMap((key) => {
        const other = seen.get(key);
        seen.set(key, file.module);
        return other === undefined
          ? []
          : [`${key} stands in ${other} and in ${file.module}: keep it in the lower one.`];
      }),
    );
  expect(twice).toEqual([]);
});

it('every text that the code asks for is there', () => {
  const missing = asking()
    .flatMap((source) => askedIn(source))
    .filter(({ key }) => !every.has(key));
  const once = [...new Map(missing.map((asked) => [asked.key, asked])).values()];
  expect(
    once.map(({ key, where }) => `${where} asks for "${key}". Add it to words.{vi,en,ar}.json of that module.`),
  ).toEqual([]);
});

it('every status of a refusal has its title', () => {
  const statuses = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503];
  expect(statuses.map((status) => `problem.${status}`).filter((key) => !every.has(key))).toEqual([]);
});

it('beginnings of keys that the code completes are named in one list, and each has texts', () => {
  const unnamed = asking()
    .flatMap((source) => beginningsIn(source, keys))
    .filter(({ key }) => !begun(key));
  expect(
    unnamed.map(
      ({ key, where }) =>
        `${where} completes "${key}…". Name the beginning in checks/words.test.ts, or write the keys out.`,
    ),
  ).toEqual([]);
  const dead = Object.keys(BEGINNINGS).filter(
    (beginning) => ![...every.keys()].some((key) => key.startsWith(beginning)),
  );
  expect(dead, 'beginnings without any text: take them out of the list').toEqual([]);
});

it('no text is left that nobody asks for', () => {
  const sources = asking();
  const asked = new Set(sources.flatMap((source) => askedIn(source)).map(({ key }) => key));
  const quoted = quotedIn(sources);
  const completed = sources.flatMap((source) => beginningsIn(source, keys)).map(({ key }) => key);
  const unused = [...every.keys()].filter((key) => {
    if (asked.has(key) || quoted.has(key)) return false;
    if (key.startsWith('refusal.'))
      return !quoted.has(key.slice('refusal.'.length)) && !completed.some((beginning) => key.startsWith(beginning));
    return !begun(key);
  });
  expect(unused.map((key) => `"${key}" is asked for nowhere. Take it out of the three words files.`)).toEqual([]);
});

describe('the check finds', () => {
  it('what is asked for: texts, refusals, lines of attention, a choice between two', () => {
    const text = `t('web.a'); refuse('task.vague'); x = { code: 'unit.closed', field }; y = { code: wanted ? 'grant.unknown' : 'grant.none' }; z = { what: 'tasks.due', why: late ? 'tasks.late' : '' };`;
    expect(askedIn({ path: 'src/x/pages/a.tsx', text }).map(({ key }) => key)).toEqual([
      'web.a',
      'refusal.task.vague',
      'refusal.unit.closed',
      'refusal.grant.unknown',
      'refusal.grant.none',
      'tasks.due',
      'tasks.late',
    ]);
  });
  it('a key that is put together', () => {
    const known = ['tasks.state.open', 'refusal.file.bomb'];
    const begins = (text: string) => beginningsIn({ path: 'src/x/a.tsx', text }, known).map(({ key }) => key);
    expect(begins('return t(`tasks.state.${state}`);')).toEqual(['tasks.state.']);
    expect(begins('refuse(`file.${what}`);')).toEqual(['refusal.file.']);
    expect(begins('const path = `a.b${c}`;')).toEqual([]);
  });
  it('Vietnamese left in Arabic, and a count with two forms', () => {
    expect(arabicFaults('a', 'Chi bộ', 'Chi bộ')).toHaveLength(1);
    expect(arabicFaults('a', '{n, plural, one {عضو} other {أعضاء}}', '{n} đảng viên')).toEqual([
      expect.stringContaining('zero, two, few, many'),
    ]);
    expect(arabicFaults('a', '{a} / {b}', '{a} / {b}')).toEqual([]);
  });
});

function messageFaults(module: string, key: string): string[] {
  const faults: string[] = [];
  const parameters = LANGUAGES.map((language) => {
    const text = of(module, language)[key] ?? '';
    if (text.trim() === '') faults.push(`${key} is empty in ${language}.`);
    // a date comes as it is written in the language: read as a date once more, it would be none
    if (/\{\w+, (date|time)\b/.test(text)) faults.push(`${key} in ${language} writes a date that is written already.`);
    try {
      const all = [...messageOf(text, language).arguments];
      const unknown = all.filter(
        (name) =>
          /_(one|many|the|the_many|dual|counted|of_many|of_the_many|gender)$/.test(name) && !terms[language]?.has(name),
      );
      if (unknown.length > 0) faults.push(`${key} in ${language} uses ${unknown.join(', ')}: no noun of the rulebook.`);
      return all
        .filter((name) => !terms[language]?.has(name))
        .sort()
        .join(', ');
    } catch (error) {
      faults.push(`${key} in ${language} is no ICU message: ${(error as Error).message}`);
      return '';
    }
  });
  if (new Set(parameters).size > 1)
    faults.push(
      `${key} takes different parameters: vi (${parameters[0]}), en (${parameters[1]}), ar (${parameters[2]}).`,
    );
  return faults;
}

function arabicFaults(key: string, text: string, vietnamese: string): string[] {
  const faults: string[] = [];
  const { literal, plurals } = messageOf(text, 'ar');
  const hasWords = /\p{L}{2}/u.test(messageOf(vietnamese, 'vi').literal);
  if (hasWords && /\p{L}/u.test(literal) && !/\p{Script=Arabic}/u.test(literal))
    faults.push(`${key} is not Arabic: "${text}".`);
  for (const { name, forms, ordinal } of plurals) {
    const missing = (ordinal ? ['other'] : ['zero', 'one', 'two', 'few', 'many', 'other']).filter(
      (form) => !forms.includes(form),
    );
    if (missing.length > 0) faults.push(`${key} counts {${name}} in Arabic without ${missing.join(', ')}.`);
  }
  return faults;
}
