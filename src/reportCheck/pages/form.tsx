import { useId, useState } from 'react';
import { api } from '../../../gen/client.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { CheckedReport } from '../reportCheck.ts';
import { textOf } from './sending.ts';

type Values = { text: string; on?: string };

/** The text of the report, pasted or read from a file. No draft is kept: devices are shared. */
export function ReportForm({
  unit,
  text,
  onChecked,
}: {
  unit: string;
  text: string;
  onChecked: (report: CheckedReport) => void;
}) {
  const { t } = useText();
  const { today } = useSession();
  const [read, setRead] = useState({ text, round: 0 });
  return (
    <div className="stack">
      <ReadFile unit={unit} onRead={(found) => setRead(({ round }) => ({ text: found, round: round + 1 }))} />
      <CommandForm<Values, CheckedReport>
        key={read.round}
        name="report.check"
        entity={unit}
        draft={false}
        initial={{ text: read.text }}
        submit={async (values) => (await api.reportCheck({ id: unit, ...values })) as CheckedReport}
        onDone={onChecked}
        verb={t('reportCheck.check')}
      >
        <MultilineField
          name="text"
          label={t('reportCheck.text')}
          help={t('reportCheck.text_help')}
          rows={14}
          required
        />
        <DateField name="on" label={t('reportCheck.day')} help={t('reportCheck.day_help')} max={today} />
      </CommandForm>
      {read.text === '' && <Empty title={t('reportCheck.empty')}>{t('reportCheck.empty_hint')}</Empty>}
    </div>
  );
}

function ReadFile({ unit, onRead }: { unit: string; onRead: (text: string) => void }) {
  const { t } = useText();
  const id = useId();
  const [reading, setReading] = useState<string>();
  const [error, setError] = useState<unknown>();
  const read = async (file: File) => {
    setError(undefined);
    setReading(file.name);
    try {
      onRead(await textOf(file, unit));
    } catch (caught) {
      setError(caught);
    } finally {
      setReading(undefined);
    }
  };
  return (
    <div className="form">
      <div>
        <input
          id={id}
          type="file"
          className="file-input hidden-visually"
          accept=".docx,.txt,text/plain"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void read(file);
            // the same file may be chosen again after it was mended
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          <Icon name="file" />
          {t('reportCheck.upload')}
        </label>
      </div>
      {reading && <Progress label={t('reportCheck.reading', { name: reading })} />}
      {error !== undefined && <Refusal error={error} />}
    </div>
  );
}
