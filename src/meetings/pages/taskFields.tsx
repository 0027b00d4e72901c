import type { TaskDraft, TaskOffer } from '../../resolutions/task.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { among } from './people.ts';

export type TaskValue = {
  assigneeId?: Option;
  checkerId?: Option;
  work?: string;
  accountability?: string;
  due?: string;
  result?: string;
  authority?: string;
};

/** The clear slots of one task, in the order and words of the rulebook. */
export function TaskFields({ prefix, offer }: { prefix: string; offer: TaskOffer }) {
  return offer.slots.map((slot) => <SlotField key={slot.id} prefix={prefix} slot={slot} offer={offer} />);
}

function SlotField({ prefix, slot, offer }: { prefix: string; slot: TaskOffer['slots'][number]; offer: TaskOffer }) {
  const { lang } = useText();
  const shared = { label: slot.label[lang] ?? slot.id, help: slot.help[lang], required: slot.required };
  switch (slot.meaning) {
    case 'assignee':
      return <PickerField name={`${prefix}.assigneeId`} search={among(offer.assignees)} {...shared} />;
    case 'checker':
      return <PickerField name={`${prefix}.checkerId`} search={among(offer.checkers)} {...shared} />;
    case 'work':
      return <MultilineField name={`${prefix}.work`} maxLength={1000} rows={2} {...shared} />;
    case 'result':
      return <MultilineField name={`${prefix}.result`} maxLength={1000} rows={2} {...shared} />;
    case 'accountability':
      return <TextField name={`${prefix}.accountability`} maxLength={500} {...shared} />;
    case 'due':
      return <DateField name={`${prefix}.due`} min={session().today} {...shared} />;
    default:
      return slot.id === 'authority' ? <TextField name={`${prefix}.authority`} maxLength={500} {...shared} /> : null;
  }
}

/** What the form holds becomes what the command takes. */
export function draftOf({ assigneeId, checkerId, ...slots }: TaskValue): TaskDraft {
  return { ...slots, assigneeId: assigneeId?.id, checkerId: checkerId?.id };
}
