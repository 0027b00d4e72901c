import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';

export type DecisionValues = { byUnitId: string; number: string; decidedOn: string };
type Above = { id: string; name: string };

/** The units that decide on posts of a unit: those above, the nearest first; at the top the unit itself. */
export function decidersOf(unit: { id: string; name: string; path: readonly Above[] }): Above[] {
  const above = unit.path.filter((place) => place.id !== unit.id).toReversed();
  return above.length > 0 ? above : [{ id: unit.id, name: unit.name }];
}

/** Which unit above decided, by which number, on which day. */
export function DecisionFields({
  above,
  numberRequired = true,
}: {
  above: readonly Above[];
  numberRequired?: boolean;
}) {
  const { t } = useText();
  return (
    <>
      <ChoiceField
        name="byUnitId"
        label={t('organization.decision.by')}
        as="list"
        choices={above.map((each) => ({ value: each.id, label: each.name }))}
        required
      />
      <TextField
        name="number"
        label={t('organization.decision.number')}
        help={t('organization.decision.number_help')}
        maxLength={100}
        required={numberRequired}
      />
      <DateField name="decidedOn" label={t('organization.decision.on')} max={session().today} required />
    </>
  );
}
