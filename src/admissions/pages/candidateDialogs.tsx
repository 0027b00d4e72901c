import { api } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { useResource } from '../../web/resource.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { CandidateRecord } from '../candidate.ts';
import { AskPlace, Certify, Give, Judge, Withdraw } from './candidateLearning.tsx';
import { NominationFields, type NominationValues, nominationOf } from './nominate.tsx';

type Helper = CandidateRecord['helpers'][number];

export type Asked =
  | { what: 'accept' | 'assign' | 'give' | 'place' | 'certify' | 'second' | 'drop' }
  | { what: 'remark' | 'end'; helper: Helper }
  | { what: 'judge'; task: CandidateRecord['tasks'][number] }
  | { what: 'withdraw'; place: CandidateRecord['places'][number] };

export type Props = { record: CandidateRecord; onClose: () => void };

/** The command that was asked for, over the candidate's record. */
export function CandidateDialogs({ record, asked, onClose }: Props & { asked: Asked }) {
  switch (asked.what) {
    case 'accept':
      return <Accept record={record} onClose={onClose} />;
    case 'assign':
      return <Assign record={record} onClose={onClose} />;
    case 'give':
      return <Give record={record} onClose={onClose} />;
    case 'place':
      return <AskPlace record={record} onClose={onClose} />;
    case 'certify':
      return <Certify record={record} onClose={onClose} />;
    case 'second':
      return <Second record={record} onClose={onClose} />;
    case 'drop':
      return <Drop record={record} onClose={onClose} />;
    case 'remark':
      return <Remark record={record} helper={asked.helper} onClose={onClose} />;
    case 'end':
      return <End record={record} helper={asked.helper} onClose={onClose} />;
    case 'judge':
      return <Judge record={record} task={asked.task} onClose={onClose} />;
    case 'withdraw':
      return <Withdraw record={record} place={asked.place} onClose={onClose} />;
  }
}

function Accept({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string }, unknown>
      title={t('admissions.accept.title', { name: record.name })}
      onClose={onClose}
      name="candidate.accept"
      entity={record.id}
      initial={{ on: today }}
      submit={(values, commandId) =>
        api.candidateAccept({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('admissions.accept.verb')}
    >
      <DateField name="on" label={t('admissions.accept.on')} min={record.enteredOn} max={today} required />
    </CommandDialog>
  );
}

function Assign({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  const roster = useResource(`roster ${record.unit.id}`, () => api.rosterList({ unit: record.unit.id }));
  const helping = new Set(record.helpers.filter((each) => each.to === null).map((each) => each.personId));
  const choices = (roster.data?.items ?? [])
    .filter((line) => line.votes && line.seat === 'own' && !helping.has(line.personId))
    .map((line) => ({ value: line.personId, label: line.name }));
  return (
    <CommandDialog<{ person: string; togetherSince: string; from: string }, unknown>
      title={t('admissions.helper.assign')}
      lead={<p className="quiet">{t('admissions.helper.assign_lead')}</p>}
      onClose={onClose}
      name="helper.assign"
      entity={record.id}
      initial={{ from: today }}
      submit={(values, commandId) => api.helperAssign({ id: record.id, ...values }, { commandId })}
      verb={t('admissions.helper.assign')}
    >
      <ChoiceField name="person" label={t('admissions.helper.who')} as="list" choices={choices} required />
      <DateField
        name="togetherSince"
        label={t('admissions.helper.together')}
        help={t('admissions.helper.together_help')}
        max={today}
        required
      />
      <DateField name="from" label={t('admissions.helper.from')} max={today} required />
    </CommandDialog>
  );
}

function Remark({ record, helper, onClose }: Props & { helper: Helper }) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; body: string }, unknown>
      title={t('admissions.helper.remark')}
      lead={
        <p>
          <Name>{record.name}</Name> · <Name>{helper.name}</Name>
        </p>
      }
      onClose={onClose}
      name="helper.remark"
      entity={helper.id}
      initial={{ on: today }}
      submit={(values, commandId) => api.helperRemark({ id: helper.id, ...values }, { commandId })}
      verb={t('admissions.helper.remark_verb')}
    >
      <MultilineField
        name="body"
        label={t('admissions.helper.body')}
        help={t('admissions.helper.body_help')}
        rows={6}
        maxLength={10_000}
        required
      />
      <DateField name="on" label={t('admissions.helper.on')} min={helper.from} max={today} required />
    </CommandDialog>
  );
}

function End({ helper, onClose }: Props & { helper: Helper }) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; reason?: string }, unknown>
      title={t('admissions.helper.end')}
      lead={<p>{t('admissions.helper.end_lead', { name: helper.name })}</p>}
      onClose={onClose}
      name="helper.end"
      entity={helper.id}
      initial={{ on: today }}
      submit={(values, commandId) =>
        api.helperEnd({ id: helper.id, version: helper.version, ...values }, { commandId })
      }
      verb={t('admissions.helper.end')}
    >
      <DateField name="on" label={t('admissions.helper.until')} max={today} required />
      <TextField name="reason" label={t('admissions.helper.reason')} maxLength={300} />
    </CommandDialog>
  );
}

function Second({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<NominationValues, unknown>
      title={t('admissions.nomination.add')}
      onClose={onClose}
      name="candidate.second"
      entity={record.id}
      initial={{ on: today }}
      submit={(values, commandId) => api.candidateSecond({ id: record.id, ...nominationOf(values) }, { commandId })}
      verb={t('admissions.nomination.add')}
    >
      <NominationFields prefix="" unit={record.unit.id} />
    </CommandDialog>
  );
}

function Drop({ record, onClose }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; reason: string; note?: string }, unknown>
      title={t('admissions.drop.title', { name: record.name })}
      lead={<p>{t('admissions.drop.lead')}</p>}
      onClose={onClose}
      name="candidate.drop"
      entity={record.id}
      initial={{ on: today }}
      submit={(values, commandId) =>
        api.candidateDrop({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('admissions.drop.verb')}
    >
      <ChoiceField
        name="reason"
        label={t('admissions.drop.reason')}
        as="list"
        choices={optionsOf('dropReasons', lang)}
        required
      />
      <DateField name="on" label={t('admissions.drop.on')} min={record.enteredOn} max={today} required />
      <MultilineField name="note" label={t('admissions.drop.note')} rows={3} maxLength={2000} />
    </CommandDialog>
  );
}
