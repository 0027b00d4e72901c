/** The three languages with the organization's own nouns from the rulebook put in. Pure. */
import { arabic } from '../languages/ar.ts';
import { english } from '../languages/en.ts';
import type { LanguageCode, Noun, NounClass, NounRole, ReportLanguage } from '../languages/language.ts';
import { vietnamese } from '../languages/vi.ts';
import { foldWord } from './tokens.ts';

/** A language ready to read: nouns by their first word, the longest first. */
export type Reading = ReportLanguage & { nounsBy: ReadonlyMap<string, readonly { words: string[]; noun: Noun }[]> };
export type Lexicon = Record<LanguageCode, Reading>;

type Forms = { one: string } & Partial<
  Record<'many' | 'the' | 'the_many' | 'dual' | 'counted' | 'of_many' | 'of_the_many', string | undefined>
>;
type Nouns = Readonly<Record<string, Record<LanguageCode, Forms>>>;

/** What the rulebook's nouns count; those not named here are no counted things of a report. */
const COUNTED: Readonly<Record<string, [NounClass, NounRole?, string?]>> = {
  member: ['person'],
  official_member: ['person', 'official'],
  probationary_member: ['person', 'probationary'],
  comrade: ['person', undefined, 'person'],
  candidate: ['person'],
  secretary: ['person'],
  village_head: ['person'],
  committee_member: ['person'],
  unit: ['organization', 'organization'],
  grassroots_organization: ['organization', 'organization'],
  grassroots_committee: ['organization', 'committee'],
  cell: ['organization', 'cell'],
  grassroots_cell: ['organization', 'cell'],
  subordinate_cell: ['organization', 'cell'],
  village: ['village'],
  household: ['household'],
  commune: ['commune'],
  province: ['province'],
  resolution: ['work'],
  task: ['work'],
  meeting: ['work'],
  proposal: ['work'],
};
const FORMS = ['one', 'many', 'the', 'the_many', 'dual', 'counted', 'of_many', 'of_the_many'] as const;

/** In: the rulebook's nouns. Out: the lexicon that reads reports of that organization. */
export function lexiconOf(nouns: Nouns): Lexicon {
  return { vi: ready(vietnamese, nouns), en: ready(english, nouns), ar: ready(arabic, nouns) };
}

function ready(language: ReportLanguage, nouns: Nouns): Reading {
  const nounsBy = new Map<string, { words: string[]; noun: Noun }[]>();
  const add = (phrase: string, noun: Noun) => {
    const words = foldPhrase(phrase);
    const [first = ''] = words;
    const list = nounsBy.get(first) ?? [];
    if (first !== '' && !list.some((each) => each.words.join(' ') === words.join(' ')))
      nounsBy.set(
        first,
        [...list, { words, noun }].sort((a, b) => b.words.length - a.words.length),
      );
  };
  // the organization's own words go first
  for (const [key, [noun, role, as]] of Object.entries(COUNTED))
    for (const form of FORMS) {
      const phrase = nouns[key]?.[language.code]?.[form];
      if (phrase) add(phrase, { key: as ?? key, noun, ...(role && { role }) });
    }
  for (const { words, noun } of language.nouns) for (const phrase of words) add(phrase, noun);
  return { ...language, nounsBy };
}

function foldPhrase(phrase: string): string[] {
  return phrase.split(/\s+/).map((word) => foldWord(word));
}

/** The forms under which an Arabic word may stand in the list: as it is, without its article or joined particle, without the accusative's alif. */
export function stemsOf(word: string): string[] {
  const bases = [word, word.replace(/^[وف](?=.{3})/, ''), word.replace(/^[وف]?(?:ال|لل|بال|كال|ل|ب)?(?=.{3})/, '')];
  return [...new Set([...bases, ...bases.map((base) => base.replace(/ا$/, ''))])];
}
