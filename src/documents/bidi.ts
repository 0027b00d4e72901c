/**
 * Text in a document read from the right. Word decides the order of a run by its flag and LibreOffice by the letters; so that
 * both show the same, a name, number or code in Latin letters becomes a run of its own, flagged left-to-right and held by marks.
 */

/** A stretch of text in one direction. */
export type Stretch = { text: string; rtl: boolean };

const FIRST_STRONG_ISOLATE = '\u2068';
const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const POP_ISOLATE = '\u2069';
const LEFT_TO_RIGHT_MARK = '\u200E';
const RIGHT_TO_LEFT_MARK = '\u200F';
/** Letters, and what belongs to them alone: vowel signs, comma, question mark. */
const ARABIC = /\p{Script_Extensions=Arabic}/u;
/** Letters that are read from the left, and digits. */
const FROM_LEFT = /[\p{L}\p{N}]/u;
/** From the first Latin letter or digit to the last one before the next Arabic letter, with a per cent sign behind it. */
const LATIN =
  /(?!\p{Script_Extensions=Arabic})[\p{L}\p{N}](?:(?:(?!\p{Script_Extensions=Arabic})[^\u2068\u2069\n])*(?!\p{Script_Extensions=Arabic})[\p{L}\p{M}\p{N}])?(?:\u00A0?%)?/gu;

/** The stretches of a text in an Arabic document, in the order in which they are said. Isolates are taken as they were set. */
export function stretchesOf(set: string): Stretch[] {
  // one that is read from the right by itself is here like any that holds Arabic letters
  const text = set.replaceAll(RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE);
  if (!ARABIC.test(text) && !text.includes(FIRST_STRONG_ISOLATE))
    return FROM_LEFT.test(text) ? [held(plain(text))] : [{ text: plain(text), rtl: true }];
  const out: Stretch[] = [];
  let rest = text;
  while (rest !== '') {
    const start = rest.indexOf(FIRST_STRONG_ISOLATE);
    const end = start < 0 ? -1 : closing(rest, start);
    const before = start < 0 ? rest : rest.slice(0, start);
    out.push(...mixed(plain(before)));
    if (start < 0) break;
    out.push(...isolated(rest.slice(start + 1, end)));
    rest = rest.slice(end + 1);
  }
  return joined(out.filter((stretch) => stretch.text !== ''));
}

/** Whether a text has anything that is read from the right. */
export function hasArabic(text: string): boolean {
  return ARABIC.test(text);
}

/** What a reader sees of a text: without the marks that only set directions. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u2066-\u2069]/g, '');
}

/** A value set apart: all of it from the left unless it holds Arabic letters, then it is taken apart like any text. */
function isolated(text: string): Stretch[] {
  return ARABIC.test(text) ? stretchesOf(text) : FROM_LEFT.test(text) ? [held(plain(text))] : mixed(plain(text));
}

function mixed(text: string): Stretch[] {
  const out: Stretch[] = [];
  let last = 0;
  for (const match of text.matchAll(LATIN)) {
    out.push({ text: text.slice(last, match.index), rtl: true }, held(match[0]));
    last = match.index + match[0].length;
  }
  return [...out, { text: text.slice(last), rtl: true }];
}

function held(text: string): Stretch {
  return { text: `${LEFT_TO_RIGHT_MARK}${text}${LEFT_TO_RIGHT_MARK}`, rtl: false };
}

/** Where the isolate opened at `start` closes; at the end of a text that never closes it. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === FIRST_STRONG_ISOLATE) depth++;
    if (text[at] === POP_ISOLATE && --depth === 0) return at;
  }
  return text.length;
}

function plain(text: string): string {
  return text.replaceAll(FIRST_STRONG_ISOLATE, '').replaceAll(POP_ISOLATE, '');
}

/**
 * Neighbours of one direction in one run. Two Latin stretches with only signs or nothing between them would be read as one
 * from the left; a mark keeps them apart and in their order.
 */
function joined(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last?.rtl && stretch.rtl) last.text += stretch.text;
    else {
      if (last && !last.rtl && !stretch.rtl) out.push({ text: '', rtl: true });
      out.push({ ...stretch });
    }
  }
  return out.map((stretch, at) =>
    stretch.rtl && at > 0 && at < out.length - 1 && !ARABIC.test(stretch.text)
      ? { ...stretch, text: RIGHT_TO_LEFT_MARK + stretch.text }
      : stretch,
  );
}
