/** The dialogs of what a candidate learns: tasks on trial, a place in a class, the certificate. */
import { api } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { CandidateRecord } from '../candidate.ts';
import type { Props } from './candidateDialogs.tsx';

export function Give({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ what: string; givenOn: string; due: string }, unknown>
      title={t('admissions.trial.give')}
      onClose={onClose}
      name="trial.give"
      entity={record.id}
      initial={{ givenOn: today }}
      submit={(values, commandId) => api.trialGive({ id: record.id, ...values }, { commandId })}
      verb={t('admissions.trial.give')}
    >
      <MultilineField
        name="what"
        label={t('admissions.trial.what')}
        help={t('admissions.trial.what_help')}
        rows={3}
        maxLength={1000}
        required
      />
      <DateField name="givenOn" label={t('admissions.trial.given')} min={record.enteredOn} max={today} required />
      <DateField name="due" label={t('admissions.trial.by')} required />
    </CommandDialog>
  );
}

export function Judge({ task, onClose }: Props & { task: CandidateRecord['tasks'][number] }) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; verdict: string; result: string }, unknown>
      title={t('admissions.trial.judge')}
      lead={
        <p>
          <Name>{task.what}</Name>
        </p>
      }
      onClose={onClose}
      name="trial.judge"
      entity={task.id}
      initial={{ on: today }}
      submit={(values, commandId) => api.trialJudge({ id: task.id, version: task.version, ...values }, { commandId })}
      verb={t('admissions.trial.judge')}
    >
      <ChoiceField
        name="verdict"
        label={t('admissions.trial.verdict')}
        choices={optionsOf('trialVerdicts', lang)}
        required
      />
      <MultilineField name="result" label={t('admissions.trial.result')} rows={3} maxLength={2000} required />
      <DateField name="on" label={t('admissions.trial.judged')} min={task.givenOn} max={today} required />
    </CommandDialog>
  );
}

export function AskPlace({ record, onClose }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ course: string; on: string }, unknown>
      title={t('admissions.course.ask')}
      onClose={onClose}
      name="place.ask"
      entity={record.id}
      initial={{ on: today, ...onlyCourse() }}
      submit={(values, commandId) => api.placeAsk({ of: 'candidate', attendee: record.id, ...values }, { commandId })}
      verb={t('admissions.course.ask')}
    >
      <ChoiceField
        name="course"
        label={t('admissions.course.which')}
        choices={optionsOf('candidateCourses', lang)}
        required
      />
      <DateField name="on" label={t('admissions.course.asked')} max={today} required />
    </CommandDialog>
  );
}

export function Certify({ record, onClose }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ course: string; number: string; certifiedOn: string; issuer: string }, unknown>
      title={t('admissions.course.certify')}
      onClose={onClose}
      name="place.certify"
      entity={record.id}
      initial={onlyCourse()}
      submit={(values, commandId) =>
        api.placeCertify({ of: 'candidate', attendee: record.id, ...values }, { commandId })
      }
      verb={t('admissions.course.certify')}
    >
      <ChoiceField
        name="course"
        label={t('admissions.course.which')}
        choices={optionsOf('candidateCourses', lang)}
        required
      />
      <TextField name="number" label={t('admissions.course.number')} maxLength={60} short required />
      <DateField name="certifiedOn" label={t('admissions.course.certified')} max={today} required />
      <TextField name="issuer" label={t('admissions.course.issuer')} maxLength={200} required />
    </CommandDialog>
  );
}

/** Where there is one course only, it is chosen. */
function onlyCourse(): { course?: string } {
  const [first, second] = Object.keys(session().labels?.candidateCourses ?? {});
  return first && !second ? { course: first } : {};
}

export function Withdraw({ place, onClose }: Props & { place: CandidateRecord['places'][number] }) {
  const { t } = useText();
  return (
    <CommandDialog<{ note: string }, unknown>
      title={t('admissions.course.withdraw')}
      onClose={onClose}
      name="place.withdraw"
      entity={place.id}
      submit={(values, commandId) =>
        api.placeWithdraw({ id: place.id, version: place.version, ...values }, { commandId })
      }
      verb={t('admissions.course.withdraw')}
    >
      <TextField name="note" label={t('admissions.course.why')} maxLength={300} required />
    </CommandDialog>
  );
}
