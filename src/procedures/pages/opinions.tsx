import { useState } from 'react';
import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type CaseRecord, STANCES } from '../case.ts';
import { capital, unitsAnywhere } from './fields.tsx';

type Opinion = CaseRecord['opinions'][number];

/** Remarks that were asked for: given with what was said, or still waited for. */
export function Opinions({ record }: { record: CaseRecord }) {
  const { t, own, lang } = useText();
  const [entering, setEntering] = useState<Opinion>();
  const may = record.may['case.opine']?.length === 0;
  return (
    <>
      <ul className="stack plain-list">
        {record.opinions.map((opinion) => (
          <li key={opinion.id}>
            <p>
              <strong>{capital(own(opinion.kind.label))}</strong>{' '}
              <StanceBadge stance={opinion.stance} due={opinion.due} />
            </p>
            <p className="small quiet">
              {listed(
                [
                  opinion.from,
                  t('procedures.opinion.asked', { date: date(opinion.askedOn) }),
                  opinion.answeredOn && t('procedures.opinion.answered', { date: date(opinion.answeredOn) }),
                  opinion.by,
                ],
                lang,
              )}
            </p>
            {opinion.votesFor !== null && (
              <p>{t('procedures.opinion.counts', { for: opinion.votesFor, against: opinion.votesAgainst ?? 0 })}</p>
            )}
            {opinion.body && (
              <p>
                <Name>{opinion.body}</Name>
              </p>
            )}
            {opinion.answeredOn === null && may && (
              <Button look="plain" onClick={() => setEntering(opinion)}>
                {t('procedures.opinion.enter')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entering && (
        <AnswerDialog
          question={{
            id: entering.id,
            version: entering.version,
            askedOn: entering.askedOn,
            counts: record.opinionKinds.find((kind) => kind.id === entering.kind.id)?.counts ?? false,
          }}
          title={capital(own(entering.kind.label))}
          onClose={() => setEntering(undefined)}
        />
      )}
    </>
  );
}

const STANCE_BADGES = { for: 'done', against: 'overdue', neither: 'information' } as const;

/** How a remark was meant, or that it is waited for. */
export function StanceBadge({ stance, due }: { stance: string | null; due: string | null }) {
  const { t } = useText();
  if (stance !== null)
    return (
      <StateBadge state={STANCE_BADGES[stance as keyof typeof STANCE_BADGES] ?? 'information'}>
        {t(`procedures.stance.${stance}`)}
      </StateBadge>
    );
  const late = due !== null && due < session().today;
  return (
    <StateBadge state={late ? 'overdue' : 'due'}>
      {due === null ? t('procedures.opinion.waited') : t('procedures.opinion.waited_until', { date: date(due) })}
    </StateBadge>
  );
}

type AskValues = { kind: string; unit?: Option; from?: string; due?: string };

/** Asks for a remark: another unit of the tree, which answers itself, or a body outside it. */
export function AskDialog({
  record,
  kind,
  onClose,
}: {
  record: CaseRecord;
  kind?: string | undefined;
  onClose: () => void;
}) {
  const { t, own } = useText();
  const byUnit = (id: string | undefined) => record.opinionKinds.find((each) => each.id === id)?.unit ?? false;
  return (
    <CommandDialog<AskValues, unknown>
      title={t('procedures.opinion.ask')}
      onClose={onClose}
      name="case.ask"
      entity={`${record.id} ${kind ?? ''}`}
      initial={kind === undefined ? {} : { kind }}
      submit={({ unit, from, ...values }, commandId) =>
        api.caseAsk({ id: record.id, ...values, unit: unit?.id ?? null, from: from ?? null }, { commandId })
      }
      verb={t('procedures.opinion.ask')}
    >
      {(values) => (
        <>
          <ChoiceField
            name="kind"
            label={t('procedures.opinion.kind')}
            choices={record.opinionKinds.map((each) => ({ value: each.id, label: capital(own(each.label)) }))}
            required
          />
          {byUnit(values.kind) && (
            <PickerField
              name="unit"
              label={t('procedures.opinion.unit')}
              help={t('procedures.opinion.unit_help')}
              search={unitsAnywhere}
            />
          )}
          {!values.unit && (
            <TextField
              name="from"
              label={t('procedures.opinion.from')}
              maxLength={200}
              required={!byUnit(values.kind)}
            />
          )}
          <DateField name="due" label={t('procedures.opinion.due')} min={session().today} />
        </>
      )}
    </CommandDialog>
  );
}

type AnswerValues = { on: string; stance: string; votesFor?: number; votesAgainst?: number; body: string };

/** Writes down a remark: by whoever was asked, or by whoever asked and got it on paper. */
export function AnswerDialog({
  question,
  title,
  onClose,
}: {
  question: { id: string; version: number; askedOn: string; counts: boolean };
  title: string;
  onClose: () => void;
}) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<AnswerValues, unknown>
      title={title}
      onClose={onClose}
      name="case.opine"
      entity={question.id}
      initial={{ on: today }}
      submit={({ stance, ...values }, commandId) =>
        api.caseOpine({ id: question.id, version: question.version, stance: stance as 'for', ...values }, { commandId })
      }
      verb={t('procedures.opinion.enter')}
    >
      <DateField name="on" label={t('procedures.opinion.on')} max={today} required />
      <ChoiceField
        name="stance"
        label={t('procedures.opinion.stance')}
        choices={STANCES.map((stance) => ({ value: stance, label: capital(t(`procedures.stance.${stance}`)) }))}
        required
      />
      {question.counts && (
        <>
          <NumberField name="votesFor" label={t('votes.for')} min={0} required />
          <NumberField name="votesAgainst" label={t('votes.against')} min={0} />
        </>
      )}
      <MultilineField name="body" label={t('procedures.opinion.body')} rows={4} maxLength={10_000} required />
    </CommandDialog>
  );
}
