import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { VisitFields, type VisitValues } from './visitFields.tsx';

type Values = VisitValues & { personId: string };

export const handle: PageHandle = { title: (t, data) => t('organization.visits.new_title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Records a visit of somebody in charge of the unit. */
export default function NewVisitPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const inCharge = [
    ...new Map(unit.overseers.filter((duty) => !duty.to || duty.to > today).map((duty) => [duty.personId, duty.name])),
  ].map(([value, label]) => ({ value, label }));
  const title = t('organization.visits.new_title', { unit: unit.name });
  const crumbs = [{ label: t('organization.tabs.visits'), to: paths.visits(unit.id) }];
  if (inCharge.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title={t('organization.overseers.none')}>{t('organization.visits.nobody_hint')}</Empty>
      </Page>
    );
  return (
    <Page title={title} crumbs={crumbs}>
      <CommandForm<Values, { id: string }>
        name="visit.record"
        entity={unit.id}
        initial={{ on: today, ...(inCharge.length === 1 && { personId: inCharge[0]?.value }) }}
        submit={(values, commandId) => api.visitRecord({ unitId: unit.id, ...values }, { commandId })}
        onDone={({ id }) => navigate(paths.visit(id))}
        verb={t('organization.visits.record')}
        cancel={paths.visits(unit.id)}
      >
        <Notice>{t('organization.visits.meetings_enter')}</Notice>
        {inCharge.length > 1 ? (
          <ChoiceField name="personId" label={t('organization.visits.who')} choices={inCharge} required />
        ) : (
          <Facts facts={[{ label: t('organization.visits.who'), value: <Name>{inCharge[0]?.label}</Name> }]} />
        )}
        <VisitFields />
      </CommandForm>
    </Page>
  );
}
