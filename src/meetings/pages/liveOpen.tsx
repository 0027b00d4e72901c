import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { type RollFacts, reasonsNotToOpen } from '../rules/meeting.ts';
import { among, onRoll } from './people.ts';

type Values = { chairId: Option; clerkId: Option };

/** Opens the meeting: who chairs, who writes. */
export function OpenForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const because = meeting.may['meeting.open'] ?? [];
  if (because.length > 0) {
    return (
      <Notice state="due">
        <Reasons reasons={because} />
      </Notice>
    );
  }
  const members = meeting.roll.filter((line) => line.role === 'official' || line.role === 'probationary');
  return (
    <CommandForm<Values, unknown>
      name="meeting.open"
      entity={meeting.id}
      check={({ chairId, clerkId }) =>
        reasonsNotToOpen(meeting.roll as RollFacts[], chairId.id, clerkId.id, meeting.date, session().today)
      }
      submit={({ chairId, clerkId }, commandId) =>
        api.meetingOpen(
          { id: meeting.id, version: meeting.version, chairId: chairId.id, clerkId: clerkId.id },
          { commandId },
        )
      }
      onDone={revalidate}
      verb={t('meetings.record.open')}
    >
      <PickerField
        name="chairId"
        label={t('meetings.record.chair')}
        search={among(onRoll(members.filter((line) => line.votes)))}
        required
      />
      <PickerField name="clerkId" label={t('meetings.record.clerk')} search={among(onRoll(members))} required />
    </CommandForm>
  );
}
