import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { ContactRecord, RemarkLine } from '../residence.ts';

const CONTACT: Record<ContactRecord['state'], State> = {
  noted: 'information',
  waiting: 'due',
  received: 'done',
  refused: 'overdue',
};

/** Where a contact stands: what is over is told as over, unless it was refused. */
export function ContactState({ contact }: { contact: Pick<ContactRecord, 'state' | 'to'> }) {
  const { t } = useText();
  const { state, to } = contact;
  if (to !== null && state !== 'refused') return <StateBadge state="later">{t('residence.contact.ended')}</StateBadge>;
  return <StateBadge state={CONTACT[state]}>{t(`residence.contact.${state}`)}</StateBadge>;
}

/** Where a remark stands; one that waits after its day is late. */
export function RemarkState({ line }: { line: Pick<RemarkLine, 'state' | 'late' | 'corrections'> }) {
  const { t } = useText();
  if (line.late) return <StateBadge state="overdue">{t('residence.remark.late')}</StateBadge>;
  if (line.state === 'sent')
    return (
      <StateBadge state="done">
        {t(line.corrections > 0 ? 'residence.remark.corrected' : 'residence.remark.sent')}
      </StateBadge>
    );
  if (line.state === 'dropped') return <StateBadge state="later">{t('residence.remark.dropped')}</StateBadge>;
  return <StateBadge state="due">{t('residence.remark.open')}</StateBadge>;
}
