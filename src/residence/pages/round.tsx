import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { TablePages } from '../../web/ui/tableControls.tsx';
import type { RemarkLine, RoundFull } from '../residence.ts';
import { RemarkGrid } from './remarkGrid.tsx';
import { useRemarkColumns } from './remarkTable.tsx';
import { RoundState, SentOf } from './roundState.tsx';
import './residence.css';

export const handle: PageHandle = { title: (t, data) => t('residence.round.title', { year: data?.round.year }) };

const AT_ONCE = 50;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const round = (await api.roundGet({ id: params.id ?? '' })) as RoundFull;
  const { after } = addressQuery(request);
  const list = { unit: round.unitId, side: 'residence' as const, round: round.id };
  const [open, done] = await Promise.all([
    api.remarkList({ ...list, state: 'open', limit: AT_ONCE, ...(after && { after }) }),
    api.remarkList({ ...list, state: 'sent', limit: 200 }),
  ]);
  return { round, open, done, unit: round.unitId };
}

/** The round of a year at a cell: remarks are written, kept and sent here, all on one page. */
export default function RoundPage() {
  const { t } = useText();
  const { round, open, done } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [closing, setClosing] = useState(false);
  const [commandId] = useState(() => v7());
  const columns = useRemarkColumns('residence');
  const writes = round.may['remark.send']?.length === 0;
  const title = t('residence.round.title', { year: String(round.year) });
  return (
    <Page
      title={title}
      lead={round.unitName}
      state={<RoundState round={round} />}
      crumbs={[{ label: t('residence.tabs.rounds'), to: paths.residence(round.unitId) }]}
      action={<Download kind="residence-round" id={round.id} label={t('residence.round.print')} />}
    >
      <Facts
        facts={[
          { label: t('residence.fact.sent'), value: <SentOf round={round} /> },
          { label: t('residence.fact.due'), value: date(round.due) },
          round.closedOn !== null && { label: t('residence.fact.closed_on'), value: date(round.closedOn) },
        ]}
      />
      {open.total > 0 && (
        <Section title={t('residence.round.to_write', { count: open.total })}>
          <RemarkGrid key={round.id} round={round} lines={open.items as RemarkLine[]} writes={writes} />
          <TablePages next={open.next} />
        </Section>
      )}
      {open.total === 0 && done.total === 0 && (
        <Empty title={t('residence.round.nobody')}>{t('residence.round.nobody_hint')}</Empty>
      )}
      {open.total === 0 && done.total > 0 && round.closedOn === null && (
        <div className="page-notice">
          <Notice state="done">{t('residence.round.all_sent')}</Notice>
        </div>
      )}
      {done.total > 0 && (
        <Section title={t('residence.round.sent', { count: done.total })}>
          <Table
            caption={t('residence.round.sent', { count: done.total })}
            rows={done.items as RemarkLine[]}
            rowKey={(line) => line.id}
            rowLink={(line) => paths.residenceRemark(line.id)}
            columns={columns.filter(({ key }) => key !== 'year').map(({ sortable: _, ...column }) => column)}
          />
        </Section>
      )}
      {round.closedOn === null && round.may['round.close'] && (
        <Section title={t('residence.close.title')}>
          <p>{t('residence.close.lead')}</p>
          <Button because={round.may['round.close']} onClick={() => setClosing(true)}>
            {t('residence.close.verb')}
          </Button>
        </Section>
      )}
      <Confirm
        open={closing}
        onClose={() => setClosing(false)}
        title={t('residence.close.confirm', { year: String(round.year) })}
        consequence={<p>{t('residence.close.consequence')}</p>}
        verb={t('residence.close.verb')}
        onConfirm={async () => {
          await api.roundClose({ id: round.id, version: round.version }, { commandId });
          await revalidate();
        }}
      />
    </Page>
  );
}
