import { useNavigate } from 'react-router';
import { api, type DuesNextRemittanceResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { money } from './money.ts';

type Props = { unit: string; coming: DuesNextRemittanceResult; onClose: () => void };

/** What will stand on the slip, before it is made. */
export function RemitDialog({ unit, coming, onClose }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <CommandDialog<{ on: string }, { id: string }>
      title={t('dues.slips.send')}
      lead={
        <p>
          {t('dues.slips.send_lead', {
            total: money(coming.own + coming.received),
            kept: money(coming.kept ?? 0),
            remitted: money(coming.remitted ?? 0),
          })}
        </p>
      }
      name="dues.remit"
      entity={unit}
      draft={false}
      initial={{ on: session().today }}
      submit={({ on }, commandId) => api.duesRemit({ unit, on }, { commandId })}
      onDone={({ id }) => navigate(paths.duesSlip(id))}
      verb={t('dues.slips.send')}
      onClose={onClose}
    >
      <DateField name="on" label={t('dues.slip.sent_on')} required />
    </CommandDialog>
  );
}
