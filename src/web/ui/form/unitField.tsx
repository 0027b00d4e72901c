import { actingGrant, session } from '../../session.ts';
import { useText } from '../../text.tsx';
import { unitChildren, unitNote, unitSearch } from '../../units.ts';
import type { FieldProps } from './field.tsx';
import { ManyPickerField, PickerField } from './pickerField.tsx';

/** A unit, found by its name; before anything is typed, the units right below one's own. */
export function UnitField(props: FieldProps) {
  return <PickerField {...props} search={useUnitSearch()} />;
}

export function ManyUnitsField(props: FieldProps) {
  return <ManyPickerField {...props} search={useUnitSearch()} />;
}

function useUnitSearch() {
  const { t, lang } = useText();
  return async (words: string, signal: AbortSignal) => {
    const own = actingGrant(session())?.unit.id;
    const found = words === '' && own ? await unitChildren(own, signal) : await unitSearch(words, signal);
    return found.map((unit) => ({ id: unit.id, label: unit.name, note: unitNote(t, lang, unit) }));
  };
}
