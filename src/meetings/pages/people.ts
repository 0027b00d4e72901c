/** Finds a person among those a form may choose from, tones and case aside. */
import { fold } from '../../platform/i18n/names.ts';
import type { Option } from '../../web/ui/form/combobox.tsx';

export function among(people: readonly { id: string; name: string }[]) {
  return async (words: string): Promise<Option[]> =>
    people
      .filter((person) => fold(person.name).includes(fold(words)))
      .slice(0, 50)
      .map((person) => ({ id: person.id, label: person.name }));
}

/** Those on the roll who are persons of the register. */
export function onRoll(roll: readonly { personId: string | null; name: string }[]): { id: string; name: string }[] {
  return roll.flatMap((line) => (line.personId === null ? [] : [{ id: line.personId, name: line.name }]));
}
