import { useState } from 'react';
import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import { type CaseRecord, PAPER_STATES } from '../case.ts';
import { capital } from './fields.tsx';

type Paper = CaseRecord['papers'][number];
type Form = CaseRecord['forms'][number];

/** The file of the case: every form that the procedure asks for, what is there of it, and in which state. */
export function Papers({ record, onAdd }: { record: CaseRecord; onAdd: (form: string) => void }) {
  const { t, own } = useText();
  const [changing, setChanging] = useState<Paper>();
  const may = record.may['case.paper']?.length === 0;
  return (
    <>
      <ul className="case-papers plain-list">
        {record.forms.map((form) => {
          const papers = record.papers.filter((paper) => paper.form === form.id);
          return (
            <li key={form.id}>
              <span className="case-code small quiet">
                <bdi>{form.code}</bdi>
              </span>
              <div>
                <span className={papers.length === 0 ? 'quiet' : undefined}>{capital(own(form.label))}</span>
                {papers.map((paper) => (
                  <OnePaper key={paper.id} paper={paper} onChange={may ? () => setChanging(paper) : undefined} />
                ))}
              </div>
              {papers.length === 0 && <StateBadge state="later">{t('procedures.paper.missing')}</StateBadge>}
              {may && (papers.length === 0 || form.many) && (
                <Button look="plain" onClick={() => onAdd(form.id)}>
                  {t('procedures.paper.add')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {changing && (
        <PaperDialog record={record} form={changing.form} paper={changing} onClose={() => setChanging(undefined)} />
      )}
    </>
  );
}

const BADGES = { checked: 'done', received: 'due', returned: 'overdue' } as const;

function OnePaper({ paper, onChange }: { paper: Paper; onChange: (() => void) | undefined }) {
  const { t, lang } = useText();
  return (
    <div className="case-paper">
      <p>
        <StateBadge state={BADGES[paper.state as keyof typeof BADGES] ?? 'information'}>
          {t(`procedures.paper.${paper.state}`)}
        </StateBadge>{' '}
        {paper.common && <span className="small quiet">{t('procedures.affair.common_mark')}</span>}{' '}
        <span className="small">
          {listed(
            [
              paper.numberText,
              paper.dated && date(paper.dated),
              paper.issuer,
              paper.by && t('procedures.paper.by', { name: paper.by }),
            ],
            lang,
          )}
        </span>
      </p>
      {paper.note && (
        <p className="small">
          <Name>{paper.note}</Name>
        </p>
      )}
      <p className="row small">
        {paper.fileId && (
          <a href={`/api/v1/files/${paper.fileId}`} download>
            <Icon name="file" /> {t('procedures.paper.file')}
          </a>
        )}
        {onChange && (
          <Button look="plain" onClick={onChange}>
            {t('procedures.paper.change')}
          </Button>
        )}
      </p>
    </div>
  );
}

type Values = {
  state: string;
  dated?: string;
  numberText?: string;
  issuer?: string;
  note?: string;
  file?: UploadedFile[];
  common?: boolean;
};

/** Puts a form into the file, or changes what is said of one. */
export function PaperDialog({
  record,
  form,
  paper,
  onClose,
}: {
  record: CaseRecord;
  form: string;
  paper?: Paper | undefined;
  onClose: () => void;
}) {
  const { t, own } = useText();
  const named = record.forms.find((each: Form) => each.id === form);
  return (
    <CommandDialog<Values, unknown>
      title={named ? capital(own(named.label)) : t('procedures.paper.add')}
      onClose={onClose}
      name="case.paper"
      entity={paper?.id ?? `${record.id} ${form}`}
      initial={{
        state: paper?.state ?? 'checked',
        ...(paper?.dated && { dated: paper.dated }),
        ...(paper?.numberText && { numberText: paper.numberText }),
        ...(paper?.issuer && { issuer: paper.issuer }),
        ...(paper?.note && { note: paper.note }),
      }}
      submit={async ({ file, state, common, ...values }, commandId) => {
        const said = { ...values, state: state as 'checked', fileId: file?.[0]?.id ?? paper?.fileId ?? null };
        return paper
          ? await api.casePaperState({ id: paper.id, version: paper.version, ...said }, { commandId })
          : await api.casePaper({ id: record.id, form, ...said, ...(common && { common }) }, { commandId });
      }}
      verb={t(paper ? 'procedures.paper.keep' : 'procedures.paper.add')}
    >
      <ChoiceField
        name="state"
        label={t('procedures.list.state')}
        choices={PAPER_STATES.map((state) => ({ value: state, label: capital(t(`procedures.paper.${state}`)) }))}
        required
      />
      <TextField name="numberText" label={t('procedures.paper.number')} maxLength={100} short />
      <DateField name="dated" label={t('procedures.paper.dated')} max={session().today} />
      <TextField name="issuer" label={t('procedures.paper.issuer')} maxLength={200} />
      <MultilineField name="note" label={t('procedures.take.note')} rows={2} maxLength={2000} />
      {!paper && record.affair !== null && <CheckboxField name="common" label={t('procedures.affair.common')} />}
      {paper?.common && <p className="small quiet">{t('procedures.affair.common_change')}</p>}
      <FileField name="file" label={t('procedures.paper.scan')} unit={record.unit.id} />
    </CommandDialog>
  );
}
