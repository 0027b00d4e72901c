import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { WorkVersion } from '../work.ts';

type Props = { draft: WorkVersion; onDone: () => Promise<void>; onClose: () => void };

/** Adopts the draft from a day. */
export function AdoptDraft({ draft, onDone, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ from: string; decision?: string }, unknown>
      title={t('organization.division.adopt')}
      onClose={onClose}
      name="division.adopt"
      entity={draft.id}
      initial={{ from: today }}
      submit={(values, commandId) =>
        api.divisionAdopt({ id: draft.id, version: draft.version, ...values }, { commandId })
      }
      onDone={onDone}
      verb={t('organization.division.adopt')}
    >
      <DateField name="from" label={t('organization.begin.from')} max={today} required />
      <TextField name="decision" label={t('organization.begin.decision')} maxLength={200} />
      <Notice>{t('organization.division.adopt_consequence')}</Notice>
    </CommandDialog>
  );
}

/** Throws the draft away, after asking once more. */
export function DropDraft({ draft, onDone, onClose }: Props) {
  const { t } = useText();
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('organization.division.drop')}
      consequence={<p>{t('organization.division.drop_consequence', { count: draft.lines })}</p>}
      verb={t('organization.division.drop')}
      onConfirm={async () => {
        await api.divisionDrop({ id: draft.id, version: draft.version }, { commandId: v7() });
        await onDone();
      }}
    />
  );
}
