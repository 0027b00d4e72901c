import { capitalized } from '../../rulebook/words.ts';
import { labelOf, session, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';

export type VisitValues = {
  kind: string;
  on: string;
  seen?: string;
  advice?: string;
  followUp?: string;
  followUpDue?: string;
};

/** What was seen, what was advised, and what is to follow by when. Day and kind of a meeting's visit are the meeting's. */
export function VisitFields({ ofMeeting = false }: { ofMeeting?: boolean }) {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { values } = useForm();
  const kinds = Object.keys(labels?.visitKinds ?? {});
  return (
    <>
      {!ofMeeting && (
        <>
          <ChoiceField
            name="kind"
            label={t('organization.visits.kind')}
            choices={kinds.map((kind) => ({
              value: kind,
              label: capitalized(labelOf('visitKinds', kind, lang), lang),
            }))}
            required
          />
          <DateField name="on" label={t('organization.visits.on')} max={session().today} required />
        </>
      )}
      <MultilineField name="seen" label={t('organization.visits.seen')} maxLength={5000} rows={4} />
      <MultilineField name="advice" label={t('organization.visits.advice')} maxLength={5000} rows={4} />
      <TextField
        name="followUp"
        label={t('organization.visits.follow_up')}
        help={t('organization.visits.follow_up_help')}
        maxLength={1000}
      />
      {(values.followUp || values.followUpDue) && <DateField name="followUpDue" label={t('organization.visits.due')} />}
    </>
  );
}
