import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { among, onRoll } from './people.ts';

type Values = { personId: Option; body: string; addressedUnitId: string };

/** Records who proposed what, and to which level. */
export function ProposalForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const there = meeting.roll.filter((line) => line.role !== 'overseer' && line.state === 'present');
  return (
    <Disclosure title={t('meetings.proposal.record')}>
      <CommandForm<Values, unknown>
        key={meeting.proposals.length}
        name="proposal.record"
        entity={meeting.id}
        initial={{ addressedUnitId: meeting.addressees[1]?.id ?? meeting.unit.id }}
        submit={({ personId, ...values }, commandId) =>
          api.proposalRecord({ id: meeting.id, personId: personId.id, ...values }, { commandId })
        }
        onDone={revalidate}
        verb={t('meetings.proposal.record')}
        look="quiet"
        because={meeting.may['proposal.record']}
      >
        <PickerField name="personId" label={t('meetings.proposal.by')} search={among(onRoll(there))} required />
        <MultilineField name="body" label={t('meetings.proposal.body')} rows={3} maxLength={5000} required />
        <ChoiceField
          name="addressedUnitId"
          label={t('meetings.proposal.addressed')}
          choices={meeting.addressees.map((unit) => ({ value: unit.id, label: unit.name }))}
          required
        />
      </CommandForm>
    </Disclosure>
  );
}
