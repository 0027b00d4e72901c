import { optionsOf } from '../../members/pages/options.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';

export type CandidateValues = {
  fullName: string;
  sex: string;
  birthDate: string;
  birthYearOnly?: boolean;
  ethnicity?: string;
  education?: string;
  occupation?: string;
  employer?: string;
  ownership?: string;
  homePlace?: string;
  residence?: string;
  unionBody?: string;
  unionSince?: string;
  phone?: string;
  groups?: string[];
  formerPerson?: Option | undefined;
  leftOn?: string;
};

/** The facts of a candidate, the same for putting forward and for correcting. What is masked may stay empty when correcting. */
export function CandidateFields({ correcting = false, former = true }: { correcting?: boolean; former?: boolean }) {
  const { t, lang } = useText();
  const { today } = session();
  const kept = correcting ? t('members.form.keeps') : undefined;
  const handGroups = optionsOf('handGroups', lang);
  return (
    <>
      <TextField name="fullName" label={t('admissions.fact.name')} maxLength={120} required />
      <ChoiceField name="sex" label={t('admissions.fact.sex')} choices={optionsOf('sexes', lang)} required />
      <DateField name="birthDate" label={t('admissions.fact.born')} max={today} help={kept} required={!correcting} />
      <CheckboxField name="birthYearOnly" label={t('members.form.year_only')} />
      <ChoiceField
        name="ethnicity"
        label={t('admissions.fact.ethnicity')}
        as="list"
        choices={optionsOf('ethnicities', lang)}
      />
      <ChoiceField
        name="education"
        label={t('admissions.fact.education')}
        as="list"
        choices={optionsOf('education', lang)}
      />
      <ChoiceField
        name="occupation"
        label={t('admissions.fact.occupation')}
        as="list"
        choices={optionsOf('occupations', lang)}
      />
      <TextField name="employer" label={t('admissions.fact.employer')} maxLength={200} />
      <ChoiceField
        name="ownership"
        label={t('admissions.fact.ownership')}
        help={t('admissions.fact.ownership_help')}
        as="list"
        choices={optionsOf('ownerships', lang)}
      />
      <TextField name="homePlace" label={t('admissions.fact.home')} maxLength={200} />
      <TextField name="residence" label={t('admissions.fact.residence')} maxLength={200} />
      <ChoiceField
        name="unionBody"
        label={t('admissions.fact.union')}
        help={t('admissions.fact.union_help')}
        as="list"
        choices={optionsOf('unionBodies', lang)}
      />
      <DateField name="unionSince" label={t('admissions.fact.union_since')} max={today} />
      <TextField name="phone" label={t('admissions.fact.phone')} type="tel" help={kept} maxLength={40} />
      {handGroups.length > 0 && (
        <CheckboxListField
          name="groups"
          label={t('admissions.fact.groups')}
          help={t('admissions.fact.groups_help')}
          choices={handGroups}
        />
      )}
      {former && (
        <PickerField
          name="formerPerson"
          label={t('admissions.fact.former')}
          help={t('admissions.fact.former_help')}
          search={searchMembers}
        />
      )}
      <DateField name="leftOn" label={t('admissions.fact.left')} help={t('admissions.fact.left_help')} max={today} />
    </>
  );
}
