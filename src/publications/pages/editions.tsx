import { Link } from 'react-router';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PublicationRecord } from '../publication.ts';
import { PublicationBadge } from './state.tsx';

/** Above a table that stands no more: that a later edition took its place, or that it was taken back, before anybody reads its numbers. */
export function NoLongerInForce({ record: { state, editions, ended } }: { record: PublicationRecord }) {
  const { t } = useText();
  if (state === 'withdrawn')
    return <Notice state="overdue">{t('publications.page.was_withdrawn', { reason: ended?.reason ?? '–' })}</Notice>;
  const now = editions.find((each) => each.state === 'published');
  if (state !== 'replaced' || !now) return null;
  return (
    <Notice state="due">
      {t('publications.page.not_latest')}{' '}
      <Link to={paths.publication(now.id)}>{t('publications.page.open_latest', { edition: now.edition })}</Link>
    </Notice>
  );
}

/** All editions of a table, the latest first: what was published stays to be read. */
export function Editions({ record }: { record: PublicationRecord }) {
  const { t } = useText();
  if (record.editions.length < 2) return null;
  return (
    <Section title={t('publications.page.editions')}>
      <Table
        caption={t('publications.page.editions')}
        rows={record.editions}
        rowKey={({ id }) => id}
        rowLink={({ id }) => (id === record.id ? undefined : paths.publication(id))}
        columns={[
          { key: 'edition', header: t('publications.page.edition'), cell: ({ edition }) => number(edition) },
          {
            key: 'state',
            header: t('publications.list.state'),
            cell: ({ state }) => <PublicationBadge state={state} />,
          },
          {
            key: 'on',
            header: t('publications.page.editions_day'),
            cell: ({ published }) =>
              published && t('publications.list.by', { date: date(published.on), name: published.name }),
          },
          {
            key: 'why',
            header: t('publications.page.editions_why'),
            cell: ({ reason }) => reason !== null && <bdi>{reason}</bdi>,
          },
        ]}
      />
    </Section>
  );
}
