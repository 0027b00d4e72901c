import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Figures, NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Table } from '../../web/ui/table.tsx';
import { CHANGES, type ChangeKind, type PlanRecord, type ReorganizationRecord } from '../reorganization.ts';
import { AlsoLookedAt } from './alsoLookedAt.tsx';
import { WorkByKind } from './workByKind.tsx';

/** Reasons shown on the page; how many more there are is said. */
const MOST = 30;
const MOST_FLOWS = 10;
type Props = { record: ReorganizationRecord; plan: PlanRecord };

/** The figure of each kind of change, and those that are named where there are none, too. */
const COUNTED = {
  closed: 'closed',
  founded: 'founded',
  moved: 'moved',
  renamed: 'renamed',
  changed_kind: 'changedKind',
} as const satisfies Record<ChangeKind, keyof PlanRecord['totals']>;
const USUAL: readonly ChangeKind[] = ['closed', 'founded', 'moved'];

/** The dry run: what stands against it first, then each part of what it changes, every number with its list. */
export function PlanOverview({ record, plan }: Props) {
  const { t } = useText();
  const { totals, refusals, warnings } = plan;
  return (
    <>
      {refusals.length > 0 ? (
        <Notice state="overdue">
          <p>
            <strong>{t('reorganization.plan.against', { n: refusals.length })}</strong>
          </p>
          <Reasons reasons={refusals.slice(0, MOST)} />
          {refusals.length > MOST && <p>{t('reorganization.plan.more', { n: refusals.length - MOST })}</p>}
        </Notice>
      ) : (
        <Notice state="done">{t('reorganization.plan.clear')}</Notice>
      )}
      {warnings.length > 0 && (
        <Notice state="due">
          <p>
            <strong>{t('reorganization.plan.warnings')}</strong>
          </p>
          <Reasons reasons={warnings.slice(0, MOST)} />
          {warnings.length > MOST && <p>{t('reorganization.plan.more', { n: warnings.length - MOST })}</p>}
        </Notice>
      )}
      <Section title={t('reorganization.plan.figures')}>
        <Figures
          figures={[
            ...CHANGES.filter((what) => totals[COUNTED[what]] > 0 || USUAL.includes(what)).map((what) => ({
              label: t(`reorganization.change.${what}`),
              value: totals[COUNTED[what]],
              to: paths.reorganizationUnits(record.id, { what }),
            })),
            { label: t('reorganization.plan.people'), value: totals.people, to: paths.reorganizationPeople(record.id) },
            { label: t('reorganization.plan.work'), value: totals.work, to: paths.reorganizationWork(record.id) },
            {
              label: t('reorganization.plan.posts'),
              value: plan.posts.waiting,
              to: paths.reorganizationPosts(record.id, { waiting: 'true' }),
            },
          ]}
        />
      </Section>
      <Flows record={record} plan={plan} />
      <WorkByKind record={record} plan={plan} />
      <AlsoLookedAt plan={plan} />
    </>
  );
}

function Flows({ record, plan }: Props) {
  const { t } = useText();
  if (plan.people.length === 0) return null;
  return (
    <Section title={t('reorganization.plan.people')}>
      <Table
        caption={t('reorganization.plan.people')}
        rows={plan.people.slice(0, MOST_FLOWS)}
        rowKey={(flow) => `${flow.fromId} ${flow.toId}`}
        columns={[
          { key: 'from', header: t('reorganization.people.from'), cell: (flow) => <Name>{flow.from}</Name> },
          { key: 'to', header: t('reorganization.people.to'), cell: (flow) => <Name>{flow.to}</Name> },
          {
            key: 'n',
            header: t('reorganization.tab.people'),
            numeric: true,
            cell: (flow) => (
              <NumberLink
                value={flow.n}
                to={paths.reorganizationPeople(record.id, { from: flow.fromId, to: flow.toId })}
              />
            ),
          },
        ]}
      />
      {plan.people.length > MOST_FLOWS && (
        <p>
          {t('reorganization.plan.more_flows', { n: plan.people.length - MOST_FLOWS })}{' '}
          <Link to={paths.reorganizationPeople(record.id)}>
            {t('reorganization.plan.all_people', { n: plan.totals.people })}
          </Link>
        </p>
      )}
    </Section>
  );
}
