import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import { GiverFields, type GiverValues, giverFrom, kindOfGiver } from './giverFields.tsx';
import { useHonourWords, yearsUpTo } from './words.ts';

/** Decisions of long ago are entered too. */
const YEARS = 60;

type Values = GiverValues & {
  to: 'member' | 'unit';
  person?: Option;
  form: string;
  number?: string;
  decidedOn: string;
  forYear?: string;
  reason: string;
  files?: UploadedFile[];
};

export const handle: PageHandle = { title: (t, data) => t('honours.new.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = await api.unitGet({ id: params.unit ?? '' });
  const personId = new URL(request.url).searchParams.get('person');
  const person = personId ? await api.honourPerson({ id: personId }) : null;
  return { unit, person };
}

/** Records a commendation of a member or of the unit, with the decision that gave it. */
export default function NewCommendationPage() {
  const { t } = useText();
  const { unit, person } = useLoaderData<typeof loader>();
  const { choices } = useHonourWords();
  const navigate = useNavigate();
  const address = useAddress();
  const { today } = session();
  const formsFor = (values: Partial<Values>) => {
    const kind = kindOfGiver(values, unit.path);
    const given = kind === undefined ? undefined : choices(`commendationFormsOf_${kind}`).map(({ value }) => value);
    return choices(`commendationFormsTo_${values.to ?? 'member'}`, given);
  };
  return (
    <Page
      title={t('honours.new.title', { unit: unit.name })}
      crumbs={[{ label: t('honours.tabs.commendations'), to: paths.commendations(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="commendation.record"
        entity={`${unit.id} ${address.get('person') ?? ''}`}
        initial={{
          to: 'member',
          decidedOn: today,
          ...(person && { person: { id: person.personId, label: person.name, note: person.unitName } }),
        }}
        submit={({ to, person: whom, files, form, decidedOn, forYear, reason, number, ...giver }, commandId) =>
          api.commendationRecord(
            {
              unitId: unit.id,
              ...(to === 'member' && whom && { personId: whom.id }),
              ...giverFrom(giver),
              form,
              decidedOn,
              ...(forYear !== undefined && { forYear: Number(forYear) }),
              reason,
              ...(number && { number }),
              ...(files && { fileIds: files.map((file) => file.id) }),
            },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.commendation(id))}
        verb={t('honours.commendations.record')}
        cancel={paths.commendations(unit.id)}
      >
        {(values: Partial<Values>) => (
          <>
            <ChoiceField
              name="to"
              label={t('honours.fact.to')}
              choices={[
                { value: 'member', label: t('honours.fact.to_member') },
                { value: 'unit', label: unit.name },
              ]}
              required
            />
            {values.to === 'member' && (
              <PickerField name="person" label={t('honours.fact.name')} search={searchMembers} required />
            )}
            <GiverFields places={unit.path} kinds="unitKinds" label={t('honours.fact.by')} />
            <ChoiceField
              name="form"
              label={t('honours.fact.form')}
              help={t('honours.new.form_help')}
              choices={formsFor(values)}
              required
            />
            <DateField name="decidedOn" label={t('honours.fact.decided_on')} max={today} required />
            <TextField name="number" label={t('honours.fact.number')} maxLength={60} />
            <ChoiceField
              name="forYear"
              label={t('honours.fact.for_year')}
              help={t('honours.new.for_year_help')}
              choices={yearsUpTo(Number(today.slice(0, 4)), YEARS)}
              as="list"
            />
            <MultilineField name="reason" label={t('honours.fact.reason')} maxLength={1000} rows={4} required />
            <FileField name="files" label={t('honours.new.files')} unit={unit.id} many />
          </>
        )}
      </CommandForm>
    </Page>
  );
}
