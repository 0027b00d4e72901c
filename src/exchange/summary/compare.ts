/** How a member of the register and a line of the file differ, field by field. Pure. */
import { fold } from '../../platform/i18n/names.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { wordsIn } from '../cells.ts';
import type { OurMember } from './members.ts';
import { SUMMARY_FIELDS, type SummaryField, type Told } from './summary.ts';
import { meansPost } from './words.ts';

/** A line of the file: its number there, and what it says. A field that is not there says nothing; null says that there is none. */
export type TheirLine = { no: number; said: Partial<Told>; cellCode: string | null };

export type FieldDifference = { field: SummaryField; ours: string | null; theirs: string | null };

/** The fields of which the file says something else than the register. */
export function differencesOf(rulebook: Rulebook, ours: OurMember, theirs: TheirLine): FieldDifference[] {
  return SUMMARY_FIELDS.flatMap((field) => {
    const said = theirs.said[field];
    return said === undefined || isSame(rulebook, field, ours, theirs, said)
      ? []
      : [{ field, ours: ours.told[field], theirs: said }];
  });
}

function isSame(
  rulebook: Rulebook,
  field: SummaryField,
  ours: OurMember,
  theirs: TheirLine,
  said: string | null,
): boolean {
  const known = ours.told[field];
  if (field === 'cell') {
    // a code names one unit; a name is compared as a reader does
    if (theirs.cellCode !== null && ours.cellCode !== null) return theirs.cellCode === ours.cellCode;
    return said === null || fold(said) === fold(known ?? '');
  }
  if (field === 'partyPosts') return samePosts(rulebook, ours.partyPosts, said);
  if (field === 'civilPosts') return samePosts(rulebook, ours.civilPosts, said);
  if (said === null || known === null) return said === known;
  // a bare year says nothing against a whole date of that year; a whole date is more than a bare year
  if (field === 'birthDate' && said.length === 4) return known.startsWith(said);
  return said === known;
}

/** Each post held is meant by a word, and each word means a post held. */
function samePosts(rulebook: Rulebook, held: string[], said: string | null): boolean {
  const words = said === null ? [] : wordsIn(said);
  return (
    held.every((code) => words.some((word) => meansPost(rulebook, code, word))) &&
    words.every((word) => held.some((code) => meansPost(rulebook, code, word)))
  );
}
