import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import { marksOf, UnitFactFields, type UnitFacts } from './unitFields.tsx';

type Values = UnitFacts & { on: string; decision?: string };

export const handle: PageHandle = { title: (t, data) => t('organization.change.title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Changes name and facts of a unit; the old name stays readable up to the day. */
export default function ChangeUnitPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  return (
    <Page
      title={t('organization.change.title', { unit: unit.name })}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="unit.change"
        entity={`${unit.id} ${unit.version}`}
        initial={{
          name: unit.name,
          setting: unit.setting ?? undefined,
          foundedOn: unit.foundedOn ?? undefined,
          households: unit.households ?? undefined,
          poorHouseholds: unit.poorHouseholds ?? undefined,
          temporaryHouses: unit.temporaryHouses ?? undefined,
          ownership: unit.ownership ?? undefined,
          foreignInvested: unit.foreignInvested,
          on: today,
        }}
        submit={(values, commandId) =>
          api.unitChange({ id: unit.id, version: unit.version, ...values, ...marksOf(values) }, { commandId })
        }
        onDone={() => navigate(paths.unit(unit.id))}
        verb={t('organization.change.verb')}
        cancel={paths.unit(unit.id)}
      >
        <TextField name="name" label={t('organization.found.name')} maxLength={200} required />
        <DateField
          name="on"
          label={t('organization.change.on')}
          help={t('organization.change.on_help')}
          max={today}
          required
        />
        <TextField name="decision" label={t('organization.change.decision')} maxLength={200} />
        <UnitFactFields marked={unit.ownership !== null} />
      </CommandForm>
    </Page>
  );
}
