import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { Counts } from '../import.ts';
import type { Writing } from './writing.ts';

/** One transaction tells nothing until it is done: that it is at work, on how many rows, and that nobody need send it again. */
export function AtWork({ work, counts }: { work: Writing; counts: Counts }) {
  const { t } = useText();
  if (!work.busy) return work.error === undefined ? null : <Refusal error={work.error} />;
  const rows = [counts.units, counts.members].reduce((sum, n) => sum + n.new + n.changed + n.same + n.refused, 0);
  return (
    <Notice live>
      <Progress label={work.deed === 'apply' ? t('exchange.batch.writing', { rows }) : t('exchange.batch.undoing')} />
      <p>{t('exchange.batch.writing_note')}</p>
    </Notice>
  );
}
