import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ImportRowsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import { currentLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { BatchRecord, RowVerdict } from '../import.ts';
import { Applying } from './applying.tsx';
import { Ask, type Asked } from './ask.tsx';
import { AtWork } from './atWork.tsx';
import { BatchCounts } from './batchCounts.tsx';
import { BatchRows } from './batchRows.tsx';
import { BatchState } from './batchState.tsx';
import { saveRefused } from './workbooks.ts';
import { useWriting } from './writing.ts';

export const handle: PageHandle = { title: (_t, data) => data.batch.fileName };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const asked = { id, language: currentLanguage(), ...addressQuery(request) } as ImportRowsInput;
  const [batch, rows] = await Promise.all([api.importGet({ id }), api.importRows(asked)]);
  return {
    unit: batch.unitId,
    batch: batch as unknown as BatchRecord,
    rows: rows as { items: RowVerdict[]; total: number; next: string | null },
  };
}

/** One import: what would happen, row by row, then the button that does it; afterwards what was done. */
export default function BatchPage() {
  const { t } = useText();
  const { batch, rows } = useLoaderData<typeof loader>();
  const [asking, setAsking] = useState<Asked>();
  const { work, start } = useWriting(batch.id);
  const busy = work?.busy ?? false;
  const { units, members, problems } = batch.counts;
  const staged = batch.state === 'staged';
  const nothing = units.new + units.changed + members.new + members.changed === 0;
  const more: MenuAction[] = [
    ...(units.refused + members.refused > 0
      ? [{ label: t('exchange.batch.refused'), icon: 'file' as const, onSelect: () => void saveRefused(batch.id) }]
      : []),
    ...(staged && !busy
      ? [
          { label: t('exchange.mapping.change'), to: `${paths.importBatch(batch.id)}/mapping` },
          { label: t('exchange.batch.drop'), icon: 'close' as const, onSelect: () => setAsking('drop') },
        ]
      : []),
    ...(batch.may['import.undo']?.length === 0 && !busy
      ? [{ label: t('exchange.batch.undo'), icon: 'close' as const, onSelect: () => setAsking('undo') }]
      : []),
  ];
  const apply = staged && (
    <Button look="primary" busy={busy} because={batch.may['import.apply']} onClick={() => setAsking('apply')}>
      {t('exchange.batch.apply')}
    </Button>
  );
  return (
    <Page
      title={<Name>{batch.fileName}</Name>}
      lead={t('exchange.batch.lead', { unit: batch.unitName, date: date(batch.asOf) })}
      state={
        <>
          <BatchState state={batch.state} />
          {(batch.undoneAt ?? batch.appliedAt) && (
            <span className="quiet">{dateTime(batch.undoneAt ?? batch.appliedAt ?? '')}</span>
          )}
        </>
      }
      crumbs={[{ label: t('exchange.list.title', { unit: batch.unitName }), to: paths.imports(batch.unitId) }]}
      action={apply}
      more={more}
    >
      {problems.length > 0 && (
        <Notice state="overdue">
          <Reasons reasons={problems} />
          <LinkButton to={`${paths.importBatch(batch.id)}/mapping`}>{t('exchange.mapping.change')}</LinkButton>
        </Notice>
      )}
      {work && <AtWork work={work} counts={batch.counts} />}
      {staged && !busy && problems.length === 0 && (
        <Notice>{t(nothing ? 'exchange.batch.nothing' : 'exchange.batch.not_yet')}</Notice>
      )}
      {batch.state === 'applying' && <Applying batch={batch} />}
      {batch.state === 'undone' && <Notice>{t('exchange.batch.undone')}</Notice>}
      {batch.state === 'applied' && (
        <Notice state="done">
          {t('exchange.batch.done')}{' '}
          <LinkButton to={paths.unitPeople(batch.unitId)}>{t('exchange.batch.see_members')}</LinkButton>{' '}
          <LinkButton to={paths.unit(batch.unitId)}>{t('exchange.batch.see_unit')}</LinkButton>
        </Notice>
      )}
      <BatchCounts counts={batch.counts} />
      <BatchRows batch={batch} rows={rows} />
      {asking && <Ask what={asking} batch={batch} onStart={start} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}
