import { fold } from '../../platform/i18n/names.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { TaskOffer } from '../task.ts';

type SlotFieldProps = { slot: TaskOffer['slots'][number]; offer: TaskOffer; prefix?: string; optional?: boolean };

/** A slot by its fixed meaning, in the organization's own words; `optional` where it may come from elsewhere. */
export function SlotField({ slot, offer, prefix = '', optional }: SlotFieldProps) {
  const { lang } = useText();
  const shared = { label: slot.label[lang] ?? slot.id, help: slot.help[lang], required: slot.required && !optional };
  switch (slot.meaning) {
    case 'assignee':
      return <PickerField name={`${prefix}assigneeId`} search={among(offer.assignees)} {...shared} />;
    case 'checker':
      return <PickerField name={`${prefix}checkerId`} search={among(offer.checkers)} {...shared} />;
    case 'work':
      return <MultilineField name={`${prefix}work`} maxLength={1000} rows={3} {...shared} />;
    case 'result':
      return <MultilineField name={`${prefix}result`} maxLength={1000} rows={3} {...shared} />;
    case 'accountability':
      return <TextField name={`${prefix}accountability`} maxLength={500} {...shared} />;
    case 'due':
      return <DateField name={`${prefix}due`} min={session().today} {...shared} />;
    default:
      return slot.id === 'authority' ? <TextField name={`${prefix}authority`} maxLength={500} {...shared} /> : null;
  }
}

/** Finds a person among those the unit may choose from, tones and case aside. */
export function among(people: readonly { id: string; name: string }[]) {
  return async (words: string): Promise<Option[]> =>
    people
      .filter((person) => fold(person.name).includes(fold(words)))
      .slice(0, 50)
      .map((person) => ({ id: person.id, label: person.name }));
}
