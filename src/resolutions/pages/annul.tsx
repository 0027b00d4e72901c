import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';

export type Annulling = { on: string; decision: string; reason: string };
type AnnulProps = {
  name: string;
  entity: string;
  title: string;
  onClose: () => void;
  submit: (values: Annulling, commandId: string) => Promise<unknown>;
  onDone: () => void;
};

/** Annuls something issued by a later, dated decision (D21); nothing is taken out of the records. */
export function Annul({ name, entity, title, onClose, submit, onDone }: AnnulProps) {
  const { t } = useText();
  return (
    <CommandDialog<Annulling, unknown>
      title={title}
      lead={<p>{t('resolutions.annul.consequence')}</p>}
      onClose={onClose}
      name={name}
      entity={entity}
      initial={{ on: session().today }}
      submit={submit}
      onDone={onDone}
      verb={t('resolutions.annul.verb')}
    >
      <DateField name="on" label={t('resolutions.annul.on')} max={session().today} required />
      <TextField name="decision" label={t('resolutions.annul.decision')} maxLength={200} required />
      <MultilineField name="reason" label={t('resolutions.annul.reason')} maxLength={1000} required />
    </CommandDialog>
  );
}
