import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { type AdmissionPlansInput, api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, partOf } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type GivenShare, PLAN_STATES } from '../plan.ts';
import { goalName, PLAN_BADGES, range } from './names.ts';
import { AdmissionTabs } from './tabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('admissions.plans.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<AdmissionPlansInput, 'unit'>;
  const [unit, list, shares] = await Promise.all([
    api.unitGet({ id }),
    api.admissionPlans({ unit: id, ...asked }),
    api.admissionShares({ unit: id }),
  ]);
  return { unit, list, shares: shares.items };
}

/** Plans of a unit and below with what came of them, and what the unit above gave to it. */
export default function PlansPage() {
  const { t } = useText();
  const { unit, list, shares } = useLoaderData<typeof loader>();
  const mayMake = unit.may.includes('admission.plan') || unit.may.includes('*');
  const make = mayMake && (
    <LinkButton look="primary" to={paths.newAdmissionPlan(unit.id)}>
      {t('admissions.plans.make')}
    </LinkButton>
  );
  return (
    <Page title={t('admissions.plans.lead')} lead={<Name>{unit.name}</Name>} action={make}>
      <AdmissionTabs unit={unit.id} cell={unit.children === 0} />
      {shares.length > 0 && (
        <Section title={t('admissions.plans.given')}>
          <ul className="plain-list stack">
            {shares.map((share) => (
              <Given key={share.planId} share={share} />
            ))}
          </ul>
        </Section>
      )}
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'period',
            label: t('admissions.plan.period'),
            options: (['year', 'term'] as const).map((value) => ({ value, label: t(`admissions.plan.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('admissions.list.state'),
            options: PLAN_STATES.map((value) => ({ value, label: t(`admissions.plan.${value}`) })),
          },
        ]}
      />
      <Table
        caption={t('admissions.tabs.plans')}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.admissionPlan(line.id)}
        sort="-on"
        total={list.total}
        next={list.next}
        columns={[
          { key: 'title', header: t('admissions.plan.name'), cell: (line) => <Name>{line.title}</Name> },
          {
            key: 'unit',
            header: t('admissions.list.unit'),
            cell: (line) => <Name>{line.unit.name}</Name>,
            sortable: true,
          },
          {
            key: 'on',
            header: t('admissions.plan.period'),
            cell: (line) => t('admissions.class.span', { from: date(line.startsOn), to: date(line.endsOn) }),
            sortable: true,
          },
          {
            key: 'goal',
            header: t('admissions.plan.goal'),
            cell: (line) => range(line.min, line.max, t),
            numeric: true,
          },
          {
            key: 'result',
            header: t('admissions.plan.result'),
            cell: (line) => line.result !== null && partOf(line.result, line.min),
            numeric: true,
          },
          {
            key: 'state',
            header: t('admissions.list.state'),
            cell: (line) => (
              <StateBadge state={PLAN_BADGES[line.state] ?? 'information'}>
                {t(`admissions.plan.${line.state}`)}
              </StateBadge>
            ),
          },
        ]}
        empty={
          <Empty title={t('admissions.plans.none')} action={make}>
            {t('admissions.plans.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}

function Given({ share }: { share: GivenShare }) {
  const { t, lang } = useText();
  const whole = share.goals.find((goal) => goal.group === '');
  return (
    <li>
      <strong>
        <Name>{share.title}</Name>
      </strong>{' '}
      <span className="quiet">
        {t('admissions.plans.from', { unit: share.from.name, from: date(share.startsOn), to: date(share.endsOn) })}
      </span>
      <div>
        {share.goals.map((goal) => (
          <div key={goal.group}>
            {goalName(goal.group, t, lang)}: {range(goal.min, goal.max, t)}
          </div>
        ))}
      </div>
      {whole && share.result !== null && (
        <p>{t('admissions.plans.so_far', { share: partOf(share.result, whole.min) })}</p>
      )}
    </li>
  );
}
