import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { bytes, date, dateTime, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import type { BatchLine } from '../import.ts';
import { BatchState } from './batchState.tsx';
import { saveTemplate } from './workbooks.ts';

export const handle: PageHandle = { title: (t, data) => t('exchange.list.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, page] = await Promise.all([
    api.unitGet({ id }),
    api.importList({ unit: id, after: addressQuery(request).after }),
  ]);
  return { unit, page };
}

/** Begins an import, and lists those that were. */
export default function ImportsPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const [reading, setReading] = useState<UploadedFile>();
  return (
    <Page
      title={t('exchange.list.title', { unit: unit.name })}
      lead={t('exchange.list.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      more={[
        ...(unit.may.includes('summary.compare')
          ? [{ label: t('exchange.summary.link'), icon: 'file' as const, to: paths.summaries(unit.id) }]
          : []),
        ...(unit.may.includes('member.export')
          ? [{ label: t('exchange.archive.link'), icon: 'file' as const, to: paths.archive(unit.id) }]
          : []),
      ]}
    >
      <div className="stack">
        <div>
          <Button onClick={() => void saveTemplate(unit.id)}>{t('exchange.list.template')}</Button>
        </div>
        <CommandForm<{ file: UploadedFile[]; asOf: string }, { id: string }>
          name="import.stage"
          entity={unit.id}
          initial={{ asOf: today }}
          submit={async ({ file, asOf }, commandId) => {
            setReading(file[0]);
            try {
              return await api.importStage({ unit: unit.id, fileId: file[0]?.id ?? '', asOf }, { commandId });
            } finally {
              setReading(undefined);
            }
          }}
          onDone={({ id }) => navigate(paths.importBatch(id))}
          verb={t('exchange.list.read')}
          draft={false}
        >
          <FileField
            name="file"
            label={t('exchange.list.file')}
            help={t('exchange.list.file_help')}
            unit={unit.id}
            accept=".xlsx,.csv,.tsv,.txt"
            required
          />
          <DateField
            name="asOf"
            label={t('exchange.as_of')}
            help={t('exchange.list.as_of_help')}
            max={today}
            required
          />
        </CommandForm>
        {reading && (
          <Notice live>
            <Progress label={t('exchange.list.reading', { file: reading.name, size: bytes(reading.bytes) })} />
            <p>{t('exchange.list.reading_note')}</p>
          </Notice>
        )}
      </div>
      <Section title={t('exchange.list.before')}>
        <Table<BatchLine>
          caption={t('exchange.list.before')}
          rows={page.items as BatchLine[]}
          rowKey={(batch) => batch.id}
          rowLink={(batch) => paths.importBatch(batch.id)}
          columns={[
            { key: 'file', header: t('exchange.list.file'), cell: (batch) => <Name>{batch.fileName}</Name> },
            { key: 'state', header: t('exchange.list.state'), cell: (batch) => <BatchState state={batch.state} /> },
            { key: 'asOf', header: t('exchange.as_of'), cell: (batch) => date(batch.asOf), numeric: true },
            {
              key: 'new',
              header: t('exchange.verdict.new'),
              cell: (batch) => number(batch.counts.units.new + batch.counts.members.new),
              numeric: true,
            },
            {
              key: 'changed',
              header: t('exchange.verdict.changed'),
              cell: (batch) => number(batch.counts.units.changed + batch.counts.members.changed),
              numeric: true,
            },
            {
              key: 'refused',
              header: t('exchange.verdict.refused'),
              cell: (batch) => number(batch.counts.units.refused + batch.counts.members.refused),
              numeric: true,
            },
            { key: 'made', header: t('exchange.list.made'), cell: (batch) => dateTime(batch.madeAt), numeric: true },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('exchange.list.empty')}>{t('exchange.list.empty_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
