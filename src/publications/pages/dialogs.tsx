import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { PublicationRecord } from '../publication.ts';

type Shared = { record: PublicationRecord; onClose: () => void };

/** Publishes a draft, after saying what follows. */
export function PublishTable({ record: { id, version, unit }, onClose }: Shared) {
  const { t } = useText();
  return (
    <CommandDialog<{ publishedOn?: string }, unknown>
      title={t('publications.page.publish_title')}
      lead={<p>{t('publications.page.publish_lead', { name: unit.name })}</p>}
      onClose={onClose}
      name="publication.publish"
      entity={id}
      initial={{}}
      submit={({ publishedOn }, commandId) =>
        api.publicationPublish({ id, version, ...(publishedOn && { publishedOn }) }, { commandId })
      }
      verb={t('publications.page.publish')}
    >
      <DateField
        name="publishedOn"
        label={t('publications.page.published_on')}
        help={t('publications.page.published_on_help')}
      />
    </CommandDialog>
  );
}

/** Opens the next edition as a draft, with a reason. */
export function CorrectTable({ record: { id, version }, onClose, onDone }: Shared & { onDone: (id: string) => void }) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string }, { id: string }>
      title={t('publications.page.correct_title')}
      lead={<p>{t('publications.page.correct_lead')}</p>}
      onClose={onClose}
      onDone={(made) => onDone(made.id)}
      name="publication.correct"
      entity={id}
      initial={{}}
      submit={({ reason }, commandId) => api.publicationCorrect({ id, version, reason }, { commandId })}
      verb={t('publications.page.correct')}
    >
      <MultilineField name="reason" label={t('publications.page.reason')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}

/** Takes a table back, with a reason. */
export function WithdrawTable({ record: { id, version }, onClose }: Shared) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('publications.page.withdraw_title')}
      lead={<p>{t('publications.page.withdraw_lead')}</p>}
      onClose={onClose}
      name="publication.withdraw"
      entity={id}
      initial={{}}
      submit={({ reason }, commandId) => api.publicationWithdraw({ id, version, reason }, { commandId })}
      verb={t('publications.page.withdraw')}
    >
      <MultilineField name="reason" label={t('publications.page.reason')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}

/** Gives a draft up. */
export function DiscardDraft({ record: { id, version }, onClose, onDone }: Shared & { onDone: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<Record<string, never>, unknown>
      title={t('publications.page.discard_title')}
      lead={<p>{t('publications.page.discard_lead')}</p>}
      onClose={onClose}
      onDone={onDone}
      name="publication.discard"
      entity={id}
      initial={{}}
      submit={(_values, commandId) => api.publicationDiscard({ id, version }, { commandId })}
      verb={t('publications.page.discard')}
    >
      {null}
    </CommandDialog>
  );
}
