import { RefusalError, UnansweredError } from '../refusal.ts';
import { useText } from '../text.tsx';
import { Notice } from './notice.tsx';
import { Reasons } from './reasons.tsx';

/** Why something was refused (each reason with its rule), or that nobody answered. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useText();
  if (error instanceof UnansweredError) {
    return (
      <Notice state="due" icon="offline" live>
        {t('web.refusal.unanswered')}
      </Notice>
    );
  }
  const reasons = error instanceof RefusalError ? error.reasons : [];
  return (
    <div role="alert">
      <Notice state="overdue">{reasons.length > 0 ? <Reasons reasons={reasons} /> : t('web.refusal.unknown')}</Notice>
    </div>
  );
}
