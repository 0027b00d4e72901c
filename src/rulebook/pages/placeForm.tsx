import { useAddress } from '../../web/address.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { UnitField } from '../../web/ui/form/unitField.tsx';

type Values = { on: string; unit?: { id: string; label: string } };

/** Chooses the day and the place the rules are read for; both are kept in the address. */
export function PlaceForm({ unit }: { unit: { id: string; name: string } | null }) {
  const { t } = useText();
  const address = useAddress();
  const { today } = useSession();
  const on = address.get('on') ?? today;
  return (
    <Disclosure title={t('rulebook.choose_place')}>
      <CommandForm<Values, Values>
        key={`${on} ${unit?.id}`}
        name="rulebook.place"
        draft={false}
        initial={{ on, ...(unit && { unit: { id: unit.id, label: unit.name } }) }}
        verb={t('rulebook.show')}
        submit={async (values) => values}
        onDone={(values) => address.set({ on: values.on === today ? undefined : values.on, unit: values.unit?.id })}
      >
        <DateField name="on" label={t('rulebook.day')} max={today} required />
        <UnitField name="unit" label={t('rulebook.place')} help={t('rulebook.place_help')} />
      </CommandForm>
    </Disclosure>
  );
}
