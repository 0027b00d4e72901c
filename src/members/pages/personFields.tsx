import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { optionsOf } from './options.ts';

export type PersonValues = {
  fullName: string;
  sortName?: string;
  sex: string;
  ethnicity?: string;
  birthDate: string;
  birthYearOnly?: boolean;
  admittedOn: string;
  ceremonyOn?: string;
  officialOn?: string;
  education?: string;
  theory?: string;
  cardNo?: string;
  phone?: string;
  note?: string;
};

/** The facts of a person, the same for registering and correcting. What is masked may stay empty when correcting. */
export function PersonFields({ correcting = false }: { correcting?: boolean }) {
  const { t, lang } = useText();
  const { today } = session();
  const kept = correcting ? t('members.form.keeps') : undefined;
  return (
    <>
      <TextField name="fullName" label={t('members.fact.name')} maxLength={120} required />
      <TextField
        name="sortName"
        label={t('members.fact.sort_name')}
        help={t('members.form.sort_name_help')}
        maxLength={120}
      />
      <ChoiceField name="sex" label={t('members.fact.sex')} choices={optionsOf('sexes', lang)} required />
      <DateField name="birthDate" label={t('members.fact.born')} max={today} required={!correcting} />
      <CheckboxField name="birthYearOnly" label={t('members.form.year_only')} />
      <ChoiceField
        name="ethnicity"
        label={t('members.fact.ethnicity')}
        as="list"
        choices={optionsOf('ethnicities', lang)}
      />
      <DateField
        name="admittedOn"
        label={t('members.fact.admitted_decision')}
        help={t('members.form.admitted_help')}
        max={today}
        required
      />
      <DateField
        name="ceremonyOn"
        label={t('members.fact.ceremony')}
        help={t('members.form.ceremony_help')}
        max={today}
      />
      <DateField name="officialOn" label={t('members.fact.official')} max={today} />
      <ChoiceField
        name="education"
        label={t('members.fact.education')}
        as="list"
        choices={optionsOf('education', lang)}
      />
      <ChoiceField name="theory" label={t('members.fact.theory')} as="list" choices={optionsOf('theory', lang)} />
      <TextField name="cardNo" label={t('members.fact.card')} help={kept} maxLength={40} />
      <TextField name="phone" label={t('members.fact.phone')} help={kept} maxLength={40} />
      <MultilineField name="note" label={t('members.fact.note')} maxLength={1000} />
    </>
  );
}
