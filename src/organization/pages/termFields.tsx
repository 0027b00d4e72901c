import { capitalized } from '../../rulebook/words.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';

export type TermValues = {
  name: string;
  congressOn?: string;
  startsOn: string;
  endsOn: string;
  decision?: string;
  seats: { seat: string; seats?: number }[];
};

/** The seats that were given a number. */
export function seatsGiven(seats: TermValues['seats']): { seat: string; seats: number }[] {
  return seats.flatMap(({ seat, seats: n }) => (n === undefined ? [] : [{ seat, seats: n }]));
}

/** The fields of a term; `decided` are the seats whose number its congress decides. */
export function TermFields({ decided }: { decided: readonly string[] }) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <>
      <TextField
        name="name"
        label={t('organization.terms.name')}
        help={t('organization.terms.name_help')}
        maxLength={120}
        required
      />
      <DateField name="congressOn" label={t('organization.terms.congress')} max={today} />
      <DateField name="startsOn" label={t('organization.terms.starts')} max={today} required />
      <DateField name="endsOn" label={t('organization.terms.ends')} help={t('organization.terms.ends_help')} required />
      {decided.map((seat, at) => (
        <NumberField
          key={seat}
          name={`seats.${at}.seats`}
          label={t('organization.terms.seats_of', { seat: capitalized(labelOf('seats', seat, lang), lang) })}
          help={t('organization.terms.seats_help')}
          min={1}
          max={1000}
        />
      ))}
      <TextField name="decision" label={t('organization.begin.decision')} maxLength={200} />
    </>
  );
}
