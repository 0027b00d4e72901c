/** Which rules a reader's words find. */
import { fold } from './recognize.ts';
import type { RuleInForce } from './rulebook.ts';
import { LANGUAGES } from './schemaBase.ts';

/** `ELE-04`, `ELE-` or, in capitals, `ELE`. */
function isNumber(search: string): boolean {
  return /^[a-z]{3}-\d*$/i.test(search) || /^[A-Z]{3}$/.test(search);
}

/** A rule's number or the letters of a chapter, or words that begin words of its text or citation, in any language, with or without tones. */
export function isFound(rule: RuleInForce, search: string): boolean {
  if (isNumber(search)) return rule.id.startsWith(search.toUpperCase());
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const where = ` ${fold([rule.id, ...LANGUAGES.flatMap((language) => [rule.text[language], rule.citation(language)])].join(' '))}`;
  return words.every((word) => where.includes(` ${word}`));
}
