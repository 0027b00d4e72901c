import { useAddress } from '../../web/address.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { reasonsNotToCompare } from '../accounting.ts';

type Period = { from: string; to: string };

/** Chooses the two days a page is about; they are kept in the address. */
export function PeriodForm({ from, to }: Period) {
  const { t } = useText();
  const address = useAddress();
  const { today } = useSession();
  return (
    <Disclosure title={t('indicators.period.choose')}>
      <CommandForm<Period, Period>
        key={`${from} ${to}`}
        name="period"
        draft={false}
        initial={{ from, to }}
        check={(values) => (values.from && values.to ? reasonsNotToCompare(values.from, values.to, today) : [])}
        verb={t('indicators.period.show')}
        submit={async (values) => values}
        onDone={(values) => address.set(values)}
      >
        <DateField name="from" label={t('indicators.period.from')} max={today} required />
        <DateField name="to" label={t('indicators.period.to')} max={today} required />
      </CommandForm>
    </Disclosure>
  );
}
