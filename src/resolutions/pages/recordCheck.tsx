import { api } from '../../../gen/client.ts';
import { useResource } from '../../web/resource.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { CheckLine } from '../check.ts';
import type { TaskOffer } from '../task.ts';
import { SlotField } from './slotField.tsx';

type Follow = {
  assigneeId?: Option;
  checkerId?: Option;
  work?: string;
  accountability?: string;
  due?: string;
  result?: string;
  authority?: string;
};
type Values = {
  on: string;
  outcome: 'met' | 'partly' | 'not_met';
  findings: string;
  follows?: boolean;
  followUp?: Follow;
};

/** Records what a check found, with the task that follows from it where there is one. */
export function RecordCheck({ check, onClose }: { check: CheckLine; onClose: () => void }) {
  const { t } = useText();
  const { data: offer } = useResource(
    may('task.assign') ? check.unit.id : undefined,
    async () => (await api.taskOffer({ unit: check.unit.id })) as TaskOffer,
  );
  return (
    <CommandDialog<Values, unknown>
      title={t('resolutions.checks.record')}
      lead={
        <p>
          <Name>{check.what}</Name>
        </p>
      }
      onClose={onClose}
      name="check.record"
      entity={check.id}
      initial={{ on: session().today }}
      submit={({ follows, followUp, ...values }, commandId) =>
        api.checkRecord(
          {
            id: check.id,
            version: check.version,
            ...values,
            followUp: follows
              ? { ...followUp, assigneeId: followUp?.assigneeId?.id, checkerId: followUp?.checkerId?.id }
              : null,
          },
          { commandId },
        )
      }
      verb={t('resolutions.checks.record')}
    >
      {(values) => (
        <>
          <DateField name="on" label={t('resolutions.checks.checked_on')} max={session().today} required />
          <ChoiceField
            name="outcome"
            label={t('resolutions.check.outcome')}
            choices={[
              { value: 'met', label: t('resolutions.checks.met') },
              { value: 'partly', label: t('resolutions.checks.partly') },
              { value: 'not_met', label: t('resolutions.checks.not_met') },
            ]}
            required
          />
          <MultilineField
            name="findings"
            label={t('resolutions.checks.findings')}
            rows={4}
            maxLength={10_000}
            required
          />
          {offer && <CheckboxField name="follows" label={t('resolutions.checks.follows')} />}
          {offer &&
            values.follows &&
            offer.slots.map((slot) => <SlotField key={slot.id} slot={slot} offer={offer} prefix="followUp." />)}
        </>
      )}
    </CommandDialog>
  );
}
