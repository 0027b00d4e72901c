/** The fields that a procedure asks for, as fields of a form; and what was entered, as the command takes it. */
import { api } from '../../../gen/client.ts';
import { listed } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { CaseFieldView, FactInput } from '../case.ts';

export type FieldValues = Record<string, string | number | boolean | Option | undefined>;

/** `unit`: whose members a person is looked for among first. */
export function CaseFields({ fields, unit, today }: { fields: readonly CaseFieldView[]; unit: string; today: string }) {
  return fields.map((field) => <OneField key={field.id} field={field} unit={unit} today={today} />);
}

function OneField({ field, unit, today }: { field: CaseFieldView; unit: string; today: string }) {
  const { own } = useText();
  const shared = {
    name: field.id,
    label: capital(own(field.label)),
    ...(field.help && { help: own(field.help) }),
    required: field.required,
  };
  switch (field.kind) {
    case 'date':
      return <DateField {...shared} {...(field.past && { max: today })} />;
    case 'long_text':
      return <MultilineField {...shared} rows={4} maxLength={20_000} />;
    case 'choice':
      return (
        <ChoiceField
          {...shared}
          choices={field.choices.map((choice) => ({ value: choice.id, label: capital(own(choice.label)) }))}
        />
      );
    case 'unit':
      return <PickerField {...shared} search={unitsAnywhere} />;
    case 'person':
      return <PickerField {...shared} search={membersOf(unit)} />;
    case 'whole':
      return <NumberField {...shared} min={0} />;
    case 'flag':
      return <CheckboxField name={shared.name} label={shared.label} help={shared.help} />;
    default:
      return <TextField {...shared} maxLength={300} />;
  }
}

/** Units anywhere, by words of their name and of the one above: who moves goes where the reader may not reach. */
export async function unitsAnywhere(words: string): Promise<Option[]> {
  if (words === '') return [];
  const { items } = await api.caseUnits({ search: words });
  return items.map((unit) => ({ id: unit.id, label: unit.name, note: listed(unit.above.toReversed()) }));
}

/** Members of a unit and below, by their name. */
export function membersOf(unit: string) {
  return async (words: string): Promise<Option[]> => {
    const { items } = await api.memberList({ unit, ...(words && { search: words }), limit: 20 });
    return items.map((member) => ({ id: member.personId, label: member.name, note: member.unitName }));
  };
}

/** What was entered, as text by field: units and persons by their id. */
export function factsOf(fields: readonly CaseFieldView[], values: FieldValues): FactInput[] {
  return fields.flatMap(({ id, kind }) => {
    const value = values[id];
    if (kind === 'flag') return [{ field: id, value: String(value === true) }];
    if (value === undefined) return [];
    return [{ field: id, value: typeof value === 'object' ? value.id : String(value) }];
  });
}

/** The rulebook writes labels small, as they stand in a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
