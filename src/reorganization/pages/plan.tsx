import { capitalized } from '../../rulebook/words.ts';
import { dateTime, month } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Figures, NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PlanRecord, ReorganizationRecord } from '../reorganization.ts';
import { WorkByKind } from './workByKind.tsx';

/** Reasons shown on the page; how many more there are is said. */
const MOST = 30;
type Props = { record: ReorganizationRecord; plan: PlanRecord };

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
            { label: t('reorganization.plan.closed'), value: totals.closed, to: paths.reorganizationUnits(record.id) },
            {
              label: t('reorganization.plan.founded'),
              value: totals.founded,
              to: paths.reorganizationUnits(record.id),
            },
            { label: t('reorganization.plan.moved'), value: totals.moved, to: paths.reorganizationUnits(record.id) },
            { label: t('reorganization.plan.people'), value: totals.people, to: paths.reorganizationPeople(record.id) },
            { label: t('reorganization.plan.work'), value: totals.work, to: paths.reorganizationWork(record.id) },
            {
              label: t('reorganization.plan.posts'),
              value: plan.posts.waiting,
              to: paths.reorganizationPosts(record.id, { what: 'begins' }),
            },
          ]}
        />
      </Section>
      <Flows record={record} plan={plan} />
      <WorkByKind record={record} plan={plan} />
      <Rights plan={plan} />
      <Numbers plan={plan} />
      <Dues plan={plan} />
      <Devices plan={plan} />
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
        rows={plan.people.slice(0, MOST)}
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
      {plan.people.length > MOST && (
        <p className="quiet">{t('reorganization.plan.more', { n: plan.people.length - MOST })}</p>
      )}
    </Section>
  );
}

function Rights({ plan }: Pick<Props, 'plan'>) {
  const { t, lang } = useText();
  if (plan.rights.length === 0) return null;
  return (
    <Disclosure title={t('reorganization.plan.rights')}>
      <Table
        caption={t('reorganization.plan.rights')}
        rows={plan.rights}
        rowKey={(each) => each.post}
        columns={[
          { key: 'post', header: t('reorganization.post.post'), cell: (each) => postName(t, lang, each.post) },
          { key: 'ends', header: t('reorganization.plan.rights_ends'), numeric: true, cell: (each) => each.ends },
          { key: 'begins', header: t('reorganization.plan.rights_begins'), numeric: true, cell: (each) => each.begins },
          {
            key: 'carry',
            header: t('reorganization.plan.rights_carry'),
            cell: (each) => each.capabilities.map((code) => t(`rulebook.capability.${code}`)).join('; '),
            wide: true,
          },
        ]}
      />
    </Disclosure>
  );
}

/** What a post is called; a charge has no post of the rulebook. */
export function postName(t: (key: string) => string, lang: 'vi' | 'en' | 'ar', post: string): string {
  return post === 'overseer' ? t('reorganization.post.overseer') : capitalized(labelOf('posts', post, lang), lang);
}

function Numbers({ plan }: Pick<Props, 'plan'>) {
  const { t, lang } = useText();
  if (plan.numbers.length === 0) return null;
  return (
    <Disclosure title={t('reorganization.plan.numbers')}>
      <p className="quiet">{t('reorganization.plan.numbers_hint')}</p>
      <Table
        caption={t('reorganization.plan.numbers')}
        rows={plan.numbers}
        rowKey={(each) => `${each.unitId} ${each.documentType}`}
        columns={[
          { key: 'unit', header: t('reorganization.post.unit'), cell: (each) => <Name>{each.unit}</Name> },
          {
            key: 'type',
            header: t('reorganization.plan.document_type'),
            cell: (each) => capitalized(labelOf('documentTypes', each.documentType, lang), lang),
          },
          { key: 'last', header: t('reorganization.plan.last_number'), numeric: true, cell: (each) => each.last },
        ]}
      />
    </Disclosure>
  );
}

function Dues({ plan }: Pick<Props, 'plan'>) {
  const { t } = useText();
  if (plan.dues.length === 0) return null;
  return (
    <Disclosure title={t('reorganization.plan.dues')}>
      <Table
        caption={t('reorganization.plan.dues')}
        rows={plan.dues}
        rowKey={(each) => each.unitId}
        rowLink={(each) => paths.unitDues(each.unitId)}
        columns={[
          { key: 'unit', header: t('reorganization.post.unit'), cell: (each) => <Name>{each.unit}</Name> },
          {
            key: 'month',
            header: t('reorganization.plan.dues_month'),
            cell: (each) => (each.closedMonth ? month(each.closedMonth) : '–'),
          },
          { key: 'open', header: t('reorganization.plan.dues_open'), numeric: true, cell: (each) => each.open },
        ]}
      />
    </Disclosure>
  );
}

function Devices({ plan }: Pick<Props, 'plan'>) {
  const { t } = useText();
  if (plan.devices.length === 0) return null;
  return (
    <Disclosure title={t('reorganization.plan.devices')}>
      <p className="quiet">{t('reorganization.plan.devices_hint')}</p>
      <Table
        caption={t('reorganization.plan.devices')}
        rows={plan.devices}
        rowKey={(each) => `${each.unitId} ${each.name}`}
        columns={[
          { key: 'name', header: t('reorganization.plan.account'), cell: (each) => <Name>{each.name}</Name> },
          { key: 'unit', header: t('reorganization.post.unit'), cell: (each) => <Name>{each.unit}</Name> },
          {
            key: 'seen',
            header: t('reorganization.plan.seen'),
            cell: (each) => (each.seenAt ? dateTime(each.seenAt) : '–'),
          },
        ]}
      />
    </Disclosure>
  );
}
