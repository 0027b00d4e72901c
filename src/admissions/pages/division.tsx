import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { ALL, type PlanRecord } from '../plan.ts';
import { given } from '../rules/plans.ts';
import { goalName, range } from './names.ts';
import './admissions.css';

/** What the form holds: for each unit and group the two ends; `all` stands for everybody. */
type Given = { min?: number; max?: number };
type Values = { shares: Record<string, Record<string, Given>> };

export const handle: PageHandle = { title: (t) => t('admissions.plan.divide') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.admissionPlanned({ id: params.id ?? '' })) as PlanRecord;
  return { record, unit: record.unit.id };
}

const keyOf = (group: string) => (group === ALL ? 'all' : group);

/** Divides a plan among the units right below; the sums stand beside the whole while one types. */
export default function DivisionPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const groups = record.goals.filter((goal) => goal.group !== ALL);
  const crumbs = [{ label: record.title, to: paths.admissionPlan(record.id) }];
  if (record.shares.length === 0)
    return (
      <Page title={t('admissions.plan.divide')} crumbs={crumbs}>
        <Empty title={t('admissions.plan.nobody')}>{t('admissions.plan.nobody_hint')}</Empty>
      </Page>
    );
  const initial = Object.fromEntries(
    record.shares.map((share) => [
      share.unit.id,
      Object.fromEntries(share.goals.map((goal) => [keyOf(goal.group), { min: goal.min, max: goal.max }])),
    ]),
  );
  return (
    <Page title={t('admissions.plan.divide')} lead={t('admissions.plan.divide_lead')} crumbs={crumbs}>
      <CommandForm<Values, unknown>
        name="admission.divide"
        entity={record.id}
        initial={{ shares: initial }}
        submit={(values, commandId) =>
          api.admissionDivide(
            { id: record.id, version: record.version, shares: sharesOf(record, values) },
            { commandId },
          )
        }
        onDone={() => navigate(paths.admissionPlan(record.id))}
        because={record.may['admission.divide']}
        verb={t('admissions.plan.divide')}
        cancel={paths.admissionPlan(record.id)}
      >
        {(values) => (
          <>
            <Sums record={record} values={values} />
            {record.shares.map((share) => (
              <fieldset key={share.unit.id} className="division-unit">
                <legend>
                  <Name>{share.unit.name}</Name>
                </legend>
                <Ends unit={share.unit.id} group={ALL} />
                {groups.length > 0 && (
                  <Disclosure title={t('admissions.plan.groups')} open={share.goals.length > 1}>
                    {groups.map((goal) => (
                      <Ends key={goal.group} unit={share.unit.id} group={goal.group} />
                    ))}
                  </Disclosure>
                )}
              </fieldset>
            ))}
          </>
        )}
      </CommandForm>
    </Page>
  );
}

/** The two ends of what a unit is given of a group. */
function Ends({ unit, group }: { unit: string; group: string }) {
  const { t, lang } = useText();
  const of = { group: goalName(group, t, lang) };
  const name = `shares.${unit}.${keyOf(group)}`;
  return (
    <div className="division-line">
      <NumberField name={`${name}.min`} label={t('admissions.plan.least_of', of)} min={0} max={1_000_000} />
      <NumberField name={`${name}.max`} label={t('admissions.plan.most_of', of)} min={0} max={1_000_000} />
    </div>
  );
}

function Sums({ record, values }: { record: PlanRecord; values: Partial<Values> }) {
  const { t, lang } = useText();
  const shares = sharesOf(record, values);
  return (
    <ul className="plain-list division-sums" aria-live="polite">
      {record.goals.map((goal) => {
        const sum = given(shares, goal.group);
        const fits = sum.max >= goal.min && sum.min <= goal.max;
        return (
          <li key={goal.group}>
            {goalName(goal.group, t, lang)}:{' '}
            <StateBadge state={fits ? 'done' : 'due'}>
              {t('admissions.plan.given', { given: range(sum.min, sum.max, t), whole: range(goal.min, goal.max, t) })}
            </StateBadge>
          </li>
        );
      })}
    </ul>
  );
}

/** What is sent: where only one end is typed, both are that one; what is left empty is not given. */
function sharesOf(record: PlanRecord, values: Partial<Values>) {
  return record.shares.flatMap((share) =>
    record.goals.flatMap((goal) => {
      const ends = values.shares?.[share.unit.id]?.[keyOf(goal.group)];
      const min = ends?.min ?? ends?.max;
      const max = ends?.max ?? ends?.min;
      return min === undefined || max === undefined ? [] : [{ unit: share.unit.id, group: goal.group, min, max }];
    }),
  );
}
