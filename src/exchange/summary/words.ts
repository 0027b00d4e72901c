/** The words of a summary in a file: what a code of the register is called there, and what a word of the file means. Pure. */

import { fold, recognize } from '../../rulebook/recognize.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Language } from '../../rulebook/schemaBase.ts';
import { wordsIn } from '../cells.ts';
import type { SummaryField } from './summary.ts';

type Entry = { id: string; label: Readonly<Record<Language, string>>; recognizes: readonly string[] };

/** The list that a field's values are codes of, or undefined. */
export function listOf(rulebook: Rulebook, field: SummaryField): readonly Entry[] | undefined {
  const { membership, import: guide } = rulebook;
  switch (field) {
    case 'sex':
      return membership.sexes;
    case 'ethnicity':
      return membership.ethnicities;
    case 'education':
      return membership.educationLevels;
    case 'theory':
      return membership.theoryLevels;
    case 'status':
      return guide.summary.statuses;
    case 'state':
      return guide.summary.states;
    default:
      return undefined;
  }
}

/** What a cell of the file means: a code of the rulebook where one is known by it, else the word as it stands. */
export function codeOf(rulebook: Rulebook, field: SummaryField, word: string): string {
  const list = listOf(rulebook, field);
  if (list) return list.find((entry) => entry.id === word)?.id ?? recognize(list, word) ?? word;
  if (field !== 'exempt') return word;
  const { yes, no } = rulebook.import.answers;
  const is = (words: readonly string[]) => words.some((known) => fold(known) === fold(word));
  return is([...yes, 'true', 'yes']) ? 'yes' : is([...no, 'false', 'no']) ? 'no' : word;
}

/** What a value of the register is called in a file. */
export function wordOf(rulebook: Rulebook, field: SummaryField, value: string | null, language: Language): string {
  if (value === null) return '';
  if (field === 'exempt') return rulebook.import.answers[value === 'yes' ? 'yes' : 'no'][0] ?? value;
  if (field === 'partyPosts' || field === 'civilPosts')
    return wordsIn(value)
      .map((code) => rulebook.posts.find((post) => post.id === code)?.label[language].one ?? code)
      .join('; ');
  const entry = listOf(rulebook, field)?.find((each) => each.id === value);
  if (entry) return entry.label[language];
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value.split('-').reverse().join('/') : value;
}

/** Whether a word of the file may mean this post: its code, its name or one of the words that a roster uses for it. */
export function meansPost(rulebook: Rulebook, code: string, word: string): boolean {
  if (code === word) return true;
  const post = rulebook.posts.find((each) => each.id === code);
  const wanted = fold(word);
  return post !== undefined && [post.label.vi.one, ...post.recognizes].some((known) => fold(known) === wanted);
}
