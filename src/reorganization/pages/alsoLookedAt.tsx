/** What a dry run looks at beside people and work: rights, numbers of documents, closed periods, dues, devices. */
import { periodTitle } from '../../periods/pages/naming.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, dateTime, listed, month } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PlanRecord } from '../reorganization.ts';

type Props = { plan: PlanRecord };

/** Each part folded; what there is nothing of is named too, or one could not tell whether it was looked at. */
export function AlsoLookedAt({ plan }: Props) {
  const { t } = useText();
  return (
    <Section title={t('reorganization.plan.also')}>
      <Rights plan={plan} />
      <Numbers plan={plan} />
      <Closings plan={plan} />
      <Dues plan={plan} />
      <Devices plan={plan} />
      <NothingOf plan={plan} />
    </Section>
  );
}

function Rights({ plan }: Props) {
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

function Numbers({ plan }: Props) {
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

/** Periods that are closed: their numbers stay, and the day lies after them. */
function Closings({ plan }: Props) {
  const { t, lang } = useText();
  if (plan.periods.length === 0) return null;
  return (
    <Disclosure title={t('reorganization.plan.periods')}>
      <p className="quiet">{t('reorganization.plan.periods_hint')}</p>
      <Table
        caption={t('reorganization.plan.periods')}
        rows={plan.periods}
        rowKey={(each) => `${each.unitId} ${each.kind}`}
        rowLink={(each) => paths.unitPeriod(each.unitId, each.kind, each.startsOn)}
        columns={[
          { key: 'period', header: t('periods.list.period'), cell: (each) => periodTitle(each, t, lang) },
          { key: 'unit', header: t('reorganization.post.unit'), cell: (each) => <Name>{each.unit}</Name> },
          { key: 'on', header: t('reorganization.plan.closed_on'), cell: (each) => date(each.closedOn) },
          { key: 'by', header: t('reorganization.plan.closed_by'), cell: (each) => <Name>{each.closedName}</Name> },
        ]}
      />
    </Disclosure>
  );
}

const LOOKED_AT = [
  ['rights', 'reorganization.plan.rights'],
  ['numbers', 'reorganization.plan.numbers'],
  ['periods', 'reorganization.plan.periods'],
  ['dues', 'reorganization.plan.dues'],
  ['devices', 'reorganization.plan.devices'],
] as const;

function NothingOf({ plan }: Props) {
  const { t } = useText();
  const empty = LOOKED_AT.filter(([key]) => plan[key].length === 0);
  if (empty.length === 0) return null;
  return (
    <p className="quiet">{t('reorganization.plan.nothing_of', { what: listed(empty.map(([, title]) => t(title))) })}</p>
  );
}

function Dues({ plan }: Props) {
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

function Devices({ plan }: Props) {
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
