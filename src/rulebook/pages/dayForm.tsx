import { useAddress } from '../../web/address.ts';
import { useSession } from '../../web/session.ts';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';

type DayFormProps = { title: string; label: string; help?: string; verb: string };

/** Chooses the day a page is seen as of; it is kept in the address (`?on=`). */
export function DayForm({ title, label, help, verb }: DayFormProps) {
  const address = useAddress();
  const { today } = useSession();
  const on = address.get('on') ?? today;
  return (
    <Disclosure title={title}>
      <CommandForm<{ on: string }, string>
        key={on}
        name="day"
        draft={false}
        initial={{ on }}
        verb={verb}
        submit={async (values) => values.on}
        onDone={(day) => address.set({ on: day === today ? undefined : day })}
      >
        <DateField name="on" label={label} help={help} max={today} required />
      </CommandForm>
    </Disclosure>
  );
}
