import type { UnitGetResult } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { useHonourWords } from './words.ts';

/** Not in the register: told by its kind and its name. */
const OUTSIDE = 'outside';

export type GiverValues = { byUnitId?: string; byKind?: string; byName?: string };
type Place = UnitGetResult['path'][number];

/** Who gave or decided: the unit or one above it, of the kinds that may; or one that is not in the register. */
export function GiverFields({ places, kinds, label }: { places: readonly Place[]; kinds: string; label: string }) {
  const { t } = useText();
  const { choices, named } = useHonourWords();
  const { values } = useForm();
  const able = choices(kinds).map(({ value }) => value);
  const offered = places.filter((place) => able.includes(place.kind)).toReversed();
  return (
    <>
      <ChoiceField
        name="byUnitId"
        label={label}
        required
        choices={[
          ...offered.map((place) => ({ value: place.id, label: place.name, help: named('unitKinds', place.kind) })),
          { value: OUTSIDE, label: t('honours.giver.outside') },
        ]}
      />
      {values.byUnitId === OUTSIDE && (
        <>
          <ChoiceField name="byKind" label={t('honours.giver.kind')} choices={choices(kinds)} as="list" required />
          <TextField name="byName" label={t('honours.giver.name')} maxLength={200} required />
        </>
      )}
    </>
  );
}

/** The giver as a command takes it. */
export function giverFrom({ byUnitId, byKind, byName }: GiverValues): GiverValues {
  if (byUnitId !== undefined && byUnitId !== OUTSIDE) return { byUnitId };
  return { ...(byKind !== undefined && { byKind }), ...(byName !== undefined && { byName }) };
}

/** The kind of the unit that is chosen as giver; undefined while none is. */
export function kindOfGiver(values: GiverValues, places: readonly Place[]): string | undefined {
  return values.byUnitId === OUTSIDE ? values.byKind : places.find((place) => place.id === values.byUnitId)?.kind;
}
