import type { Translated } from '../../web/language.ts';
import { useText } from '../../web/text.tsx';
import { hasText } from '../../web/words.ts';

/** The title of a chapter: the rulebook's own, else the interface's, else its letters. */
export function useChapterTitle(): (chapter: { id: string; name: Translated | null }) => string {
  const { t, own } = useText();
  return ({ id, name }) => {
    if (name) return own(name);
    const key = `rulebook.chapter.${id}`;
    return hasText(key) ? t(key) : id;
  };
}
