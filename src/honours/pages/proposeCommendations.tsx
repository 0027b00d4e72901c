import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { ManyPickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { ManyUnitsField } from '../../web/ui/form/unitField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { useHonourWords, yearsUpTo } from './words.ts';

/** So many years back a merit is still proposed. */
const YEARS = 5;

type Values = { people?: Option[]; itself?: boolean; units?: Option[]; form: string; year: string; reason: string };

export const handle: PageHandle = { title: (t, data) => t('honours.nominate.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = await api.unitGet({ id: params.unit ?? '' });
  const personId = new URL(request.url).searchParams.get('person');
  const person = personId ? await api.honourPerson({ id: personId }) : null;
  return { unit, person };
}

/** Proposes people and units for a commendation: a list of several at the end of the year becomes a case for each. */
export default function ProposeCommendationsPage() {
  const { t } = useText();
  const { unit, person } = useLoaderData<typeof loader>();
  const { choices } = useHonourWords();
  const navigate = useNavigate();
  const address = useAddress();
  const thisYear = Number(session().today.slice(0, 4));
  const procedures = choices('commendationProcedures').map(({ value }) => value);
  const unitsOf = ({ itself, units }: Partial<Values>) => [
    ...(itself ? [unit.id] : []),
    ...(units ?? []).map(({ id }) => id),
  ];
  /** what may be given to all who are named */
  const formsFor = (values: Partial<Values>) => {
    const toUnits = unitsOf(values).length === 0 ? undefined : choices('commendationFormsTo_unit').map(codeOf);
    return values.people?.length
      ? choices('commendationFormsTo_member', toUnits)
      : choices('commendationForms', toUnits);
  };
  return (
    <Page
      title={t('honours.nominate.title', { unit: unit.name })}
      lead={t('honours.nominate.lead')}
      crumbs={[{ label: t('honours.tabs.commendations'), to: paths.commendations(unit.id) }]}
    >
      <CommandForm<Values, { ids: string[] }>
        name="commendation.propose"
        entity={`${unit.id} ${address.get('person') ?? ''}`}
        initial={{
          year: String(thisYear),
          ...(person && { people: [{ id: person.personId, label: person.name, note: person.unitName }] }),
        }}
        submit={({ people, form, year, reason, ...whom }, commandId) =>
          api.commendationPropose(
            {
              unitId: unit.id,
              people: (people ?? []).map(({ id }) => id),
              units: unitsOf(whom),
              form,
              year: Number(year),
              reason,
            },
            { commandId },
          )
        }
        onDone={({ ids: [first, ...others] }) =>
          navigate(
            first && others.length === 0
              ? paths.case(first)
              : paths.unitCases(unit.id, { procedure: procedures.join(','), state: 'in_hand', sort: '-opened' }),
          )
        }
        verb={t('honours.commendations.propose')}
        cancel={paths.commendations(unit.id)}
      >
        {(values: Partial<Values>) => (
          <>
            <ManyPickerField name="people" label={t('honours.nominate.people')} search={searchMembers} />
            <CheckboxField name="itself" label={t('honours.nominate.itself', { unit: unit.name })} />
            {unit.children > 0 && <ManyUnitsField name="units" label={t('honours.nominate.units')} />}
            <ChoiceField
              name="form"
              label={t('honours.fact.form')}
              help={t('honours.nominate.form_help')}
              choices={formsFor(values)}
              required
            />
            <ChoiceField
              name="year"
              label={t('honours.fact.for_year')}
              choices={yearsUpTo(thisYear, YEARS)}
              as="list"
              required
            />
            <MultilineField name="reason" label={t('honours.fact.reason')} maxLength={1000} rows={4} required />
            <Follows count={(values.people?.length ?? 0) + unitsOf(values).length} />
          </>
        )}
      </CommandForm>
    </Page>
  );
}

/** What follows: so many cases, each on its way. */
function Follows({ count }: { count: number }) {
  const { t } = useText();
  return count > 0 && <Notice live>{t('honours.nominate.follows', { count })}</Notice>;
}

function codeOf({ value }: { value: string }): string {
  return value;
}
