import { useId, useState } from 'react';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import { saveTable } from '../../web/saveTable.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { Icon } from '../../web/ui/icon.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { reasonText } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { Table } from '../../web/ui/table.tsx';
import { upload } from '../../web/upload.ts';
import type { Translate } from '../../web/words.ts';
import { SHEET_COLUMNS, type SheetColumn, type SheetRead } from '../sheet.ts';
import { type ActRow, rowsRead } from './values.ts';

/** How many wrong rows the page shows; the list that can be saved has all of them. */
const SHOWN = 100;

/** What is said of a row that is right itself. */
const HELD = 'sheet.held';

/** Acts read from a sheet are put behind those of the draft: all of them, or none where a row cannot be taken. */
export function SheetField({ unit }: { unit: string }) {
  const { t } = useText();
  const id = useId();
  const { values, set } = useForm();
  const [reading, setReading] = useState<string>();
  const [read, setRead] = useState<SheetRead>();
  const [error, setError] = useState<unknown>();
  const begin = async (file: File) => {
    setError(undefined);
    setRead(undefined);
    setReading(file.name);
    try {
      const { id: fileId } = await upload(file, unit);
      const found = (await api.reorganizationReadSheet({ unit, fileId })) as SheetRead;
      setRead(found);
      if (found.problems.length > 0) return;
      const before = ((values.acts ?? []) as ActRow[]).filter(({ act }) => act !== undefined);
      set('acts', [...before, ...rowsRead(found, newId().slice(-8))]);
    } catch (caught) {
      setError(caught);
    } finally {
      setReading(undefined);
    }
  };
  return (
    <div className="stack">
      <p className="quiet small" id={`${id}-help`}>
        {t('reorganization.sheet.help')}
      </p>
      <div className="row">
        <input
          id={id}
          type="file"
          className="file-input hidden-visually"
          accept=".xlsx,.csv,.tsv,.txt"
          aria-describedby={`${id}-help`}
          disabled={reading !== undefined}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void begin(file);
            // the same file may be chosen again after it was mended
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          <Icon name="file" />
          {t('reorganization.sheet.read')}
        </label>
        <Button look="plain" onClick={() => saveTemplate(t)}>
          {t('reorganization.sheet.template')}
        </Button>
      </div>
      {reading && <Progress label={t('reorganization.sheet.reading', { name: reading })} />}
      {error !== undefined && <Refusal error={error} />}
      {read && read.problems.length === 0 && (
        <Notice state="done" live>
          {t('reorganization.sheet.added', { rows: read.rows, acts: read.acts.length })}
        </Notice>
      )}
      {read && read.problems.length > 0 && <Problems read={read} />}
    </div>
  );
}

type Problem = SheetRead['problems'][number];

function Problems({ read: { rows, problems } }: { read: SheetRead }) {
  const { t } = useText();
  // rows that only wait for another of the same new unit say nothing that could be mended: after those that do
  const held = problems.filter(({ reason }) => reason.code === HELD);
  const wrong = problems.filter(({ reason }) => reason.code !== HELD);
  const ordered = [...wrong, ...held];
  const columns = [
    { key: 'sheet', header: t('reorganization.sheet.sheet'), cell: ({ sheet }: Problem) => <Name>{sheet}</Name> },
    { key: 'row', header: t('reorganization.sheet.row'), cell: ({ row }: Problem) => number(row), numeric: true },
    {
      key: 'column',
      header: t('reorganization.sheet.column_head'),
      cell: ({ column }: Problem) => columnText(t, column),
    },
    { key: 'problem', header: t('reorganization.sheet.problem'), cell: ({ reason }: Problem) => reasonText(reason) },
  ];
  const save = () =>
    saveTable(`${t('reorganization.sheet.save_name')}.csv`, {
      columns: columns.map(({ header }) => header),
      rows: ordered.map(({ sheet, row, column, reason }) => [
        sheet,
        String(row),
        columnText(t, column),
        reasonText(reason),
      ]),
    });
  return (
    <>
      <Notice state="overdue" live>
        {t('reorganization.sheet.wrong', { n: wrong.length, rows })}
        {held.length > 0 && ` ${t('reorganization.sheet.held', { n: held.length })}`}
      </Notice>
      <Table<Problem>
        caption={t('reorganization.sheet.problems')}
        rows={ordered.slice(0, SHOWN)}
        rowKey={({ sheet, row }) => `${sheet} ${row}`}
        columns={columns}
      />
      {problems.length > SHOWN && <p>{t('reorganization.plan.more', { n: problems.length - SHOWN })}</p>}
      <div>
        <Button onClick={save}>{t('reorganization.sheet.save')}</Button>
      </div>
    </>
  );
}

function columnText(t: Translate, column: SheetColumn): string {
  return t(`reorganization.sheet.column.${column}`);
}

function saveTemplate(t: Translate): void {
  saveTable(`${t('reorganization.sheet.file_name')}.csv`, {
    columns: SHEET_COLUMNS.map((column) => columnText(t, column)),
    rows: [],
  });
}
