import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { useHonourWords } from './words.ts';

/** What follows from the choice, before it is sent: how many people, and how much money. */
export function Chosen({ count, bonus, unknown }: { count: number; bonus: number; unknown: number }) {
  const { t } = useText();
  const { money } = useHonourWords();
  if (count === 0) return null;
  return (
    <Notice live>
      {t('honours.chosen.people', { count })} {bonus > 0 && t('honours.chosen.money', { amount: money(bonus) ?? '' })}{' '}
      {unknown > 0 && t('honours.chosen.unknown', { count: unknown })}
    </Notice>
  );
}

/** The sum of the money that the rules name, and for how many they name none. */
export function summed(lines: readonly { bonus: number | null }[]): { count: number; bonus: number; unknown: number } {
  return {
    count: lines.length,
    bonus: lines.reduce((sum, line) => sum + (line.bonus ?? 0), 0),
    unknown: lines.filter((line) => line.bonus === null).length,
  };
}
