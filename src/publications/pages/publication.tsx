import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveTable, saveXlsx } from '../../web/saveTable.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { PublicationRecord } from '../publication.ts';
import { sheetOf } from '../sheet.ts';
import { CorrectTable, DiscardDraft, PublishTable, WithdrawTable } from './dialogs.tsx';
import { Editions, NoLongerInForce } from './editions.tsx';
import { Origins } from './origins.tsx';
import { PublicationBadge } from './state.tsx';
import { PublishedTable } from './table.tsx';

export const handle: PageHandle = { title: (_t, data) => (data ? data.record.title : '') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.publicationGet({ id: params.id ?? '' })) as PublicationRecord;
  return { record, unit: record.unit };
}

type Doing = 'publish' | 'correct' | 'withdraw' | 'discard' | null;

/** One edition of a table as it is read: the whole it speaks of, counts with their shares, where they are from. */
export default function PublicationPage() {
  const { t, lang } = useText();
  const { record } = useLoaderData<typeof loader>();
  const [doing, setDoing] = useState<Doing>(null);
  const navigate = useNavigate();
  const { unit, state, may, whole, source, findings } = record;
  const close = () => setDoing(null);
  const sheet = () =>
    sheetOf(record, (key, values) => t(key, values), { date: (iso) => date(iso, lang), language: lang });
  const fileName = `${record.title} ${record.on}`;
  const free = (name: string) => may[name]?.length === 0;
  return (
    <Page
      title={<bdi>{record.title}</bdi>}
      lead={<Name>{unit.name}</Name>}
      state={<PublicationBadge state={state} />}
      crumbs={[{ label: t('publications.list.title'), to: paths.publications(unit.id) }]}
      action={
        state === 'draft' ? (
          <Button look="primary" because={may['publication.publish'] ?? []} onClick={() => setDoing('publish')}>
            {t('publications.page.publish')}
          </Button>
        ) : (
          <Download kind="publication" id={record.id} />
        )
      }
      more={[
        ...(free('publication.change')
          ? [{ label: t('publications.page.change'), to: paths.editPublication(record.id) }]
          : []),
        ...(free('publication.correct')
          ? [{ label: t('publications.page.correct'), onSelect: () => setDoing('correct') }]
          : []),
        ...(free('publication.withdraw')
          ? [{ label: t('publications.page.withdraw'), onSelect: () => setDoing('withdraw') }]
          : []),
        ...(free('publication.discard')
          ? [{ label: t('publications.page.discard'), onSelect: () => setDoing('discard') }]
          : []),
        {
          label: t('publications.page.xlsx'),
          icon: 'file',
          onSelect: () => void saveXlsx(fileName, sheet(), lang === 'ar'),
        },
        {
          label: t('publications.page.csv'),
          icon: 'file',
          onSelect: () => {
            const { columns, rows } = sheet();
            saveTable(`${fileName}.csv`, {
              columns,
              rows: rows.map((cells) => cells.map((cell) => String(cell ?? ''))),
            });
          },
        },
      ]}
    >
      <NoLongerInForce record={record} />
      <Facts
        facts={[
          {
            label: t('publications.page.as_of'),
            value:
              record.from === null
                ? date(record.on)
                : t('publications.page.from_to', { from: date(record.from), to: date(record.on) }),
          },
          whole.name !== null && {
            label: t('publications.page.whole'),
            value: (
              <>
                {whole.n === null ? (
                  <bdi>{whole.name}</bdi>
                ) : (
                  t('publications.page.base', { name: whole.name, n: number(whole.n) })
                )}
                {whole.outOf !== null && (
                  <p className="quiet">
                    {t('publications.page.rated', { of: number(whole.outOf), left: whole.leftOut ?? '–' })}
                  </p>
                )}
              </>
            ),
          },
          {
            label: t('publications.page.source'),
            value:
              source.kind === 'own'
                ? t('publications.page.source_own')
                : t('publications.page.source_others', {
                    name: source.name ?? '–',
                    numbered: source.number === null ? 'no' : 'yes',
                    number: source.number ?? '',
                    on: source.on === null ? '–' : date(source.on),
                  }),
          },
          record.published !== null && {
            label: t('publications.page.published'),
            value: t('publications.list.by', { date: date(record.published.on), name: record.published.name }),
          },
          state === 'draft' && {
            label: t('publications.page.drafted'),
            value: t('publications.list.by', { date: date(record.drafted.on), name: record.drafted.name }),
          },
          record.reason !== null && {
            label: t('publications.page.edition'),
            value: t('publications.page.edition_why', { edition: record.edition, reason: record.reason }),
          },
          record.ended !== null &&
            (state === 'replaced' || state === 'withdrawn' || state === 'discarded') && {
              label: t(`publications.page.ended_${state}`),
              value: t('publications.page.ended_why', {
                ...record.ended,
                date: date(record.ended.on),
                reason: record.ended.reason ?? '–',
              }),
            },
          record.note !== null && { label: t('publications.page.note'), value: <bdi>{record.note}</bdi> },
        ]}
      />
      {state === 'draft' && (
        <Notice state={findings.length > 0 ? 'overdue' : 'done'}>
          {findings.length === 0 ? (
            t('publications.page.holds')
          ) : (
            <p>
              {t('publications.page.findings', { count: findings.length })}{' '}
              {record.rule !== null && <RuleLink rule={record.rule} />}
            </p>
          )}
          <Reasons reasons={findings.filter(({ field }) => !field?.startsWith('lines.'))} cited />
        </Notice>
      )}
      <PublishedTable record={record} />
      <Origins record={record} />
      <Editions record={record} />
      {doing === 'publish' && <PublishTable record={record} onClose={close} />}
      {doing === 'correct' && (
        <CorrectTable record={record} onClose={close} onDone={(id) => navigate(paths.editPublication(id))} />
      )}
      {doing === 'withdraw' && <WithdrawTable record={record} onClose={close} />}
      {doing === 'discard' && (
        <DiscardDraft record={record} onClose={close} onDone={() => navigate(paths.publications(unit.id))} />
      )}
    </Page>
  );
}
