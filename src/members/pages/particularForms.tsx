import { api } from '../../../gen/client.ts';
import { monthName } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { MemberRecord } from '../member.ts';
import type { Particulars } from '../particulars.ts';
import { optionsOf } from './options.ts';

export type Form = 'work' | 'study' | 'season' | 'group' | 'conflict';
type Props = { member: MemberRecord; onClose: () => void };

/** The change of one part of what is told of a member, over his page. */
export function ParticularForm({ form, ...props }: Props & { form: Form }) {
  const forms = { work: WorkForm, study: StudyForm, season: SeasonForm, group: GroupForm, conflict: ConflictForm };
  const Chosen = forms[form];
  return <Chosen {...props} />;
}

type WorkValues = {
  on: string;
  employer?: string;
  ownership?: string;
  foreignInvested?: boolean;
  occupation?: string;
};

function WorkForm({ member, onClose }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  const now = member.particulars.work.find((each) => each.to === null);
  return (
    <CommandDialog<WorkValues, unknown>
      title={t('members.particulars.work')}
      lead={<p>{t('members.work.lead')}</p>}
      onClose={onClose}
      name="member.work"
      entity={member.id}
      initial={{
        on: today,
        ...(now?.employer && { employer: now.employer }),
        ...(now?.ownership && { ownership: now.ownership }),
        foreignInvested: now?.foreignInvested ?? false,
        ...(now?.occupation && { occupation: now.occupation }),
      }}
      submit={(values, commandId) => api.memberWork({ id: member.id, ...values }, { commandId })}
      verb={t('members.particulars.save')}
    >
      <TextField name="employer" label={t('members.work.employer')} maxLength={200} />
      <ChoiceField
        name="ownership"
        label={t('members.work.ownership')}
        as="list"
        choices={optionsOf('ownerships', lang)}
      />
      <CheckboxField name="foreignInvested" label={t('members.work.foreign')} />
      <ChoiceField name="occupation" label={t('members.work.as')} as="list" choices={optionsOf('occupations', lang)} />
      <DateField name="on" label={t('members.particulars.from')} max={today} required />
    </CommandDialog>
  );
}

function StudyForm({ member, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  const now = member.particulars.study.find((each) => each.to === null);
  return (
    <CommandDialog<{ on: string; school?: string; graduatesOn?: string }, unknown>
      title={t('members.particulars.study')}
      lead={<p>{t('members.study.lead')}</p>}
      onClose={onClose}
      name="member.study"
      entity={member.id}
      initial={{
        on: today,
        ...(now && { school: now.school }),
        ...(now?.graduatesOn && { graduatesOn: now.graduatesOn }),
      }}
      submit={(values, commandId) => api.memberStudy({ id: member.id, ...values }, { commandId })}
      verb={t('members.particulars.save')}
    >
      <TextField name="school" label={t('members.study.school')} maxLength={200} />
      <DateField name="graduatesOn" label={t('members.study.graduates')} />
      <DateField name="on" label={t('members.particulars.from')} max={today} required />
    </CommandDialog>
  );
}

type SeasonRow = { fromMonth: string; toMonth: string; reason: string };

function SeasonForm({ member, onClose }: Props) {
  const { t } = useText();
  const months = Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: monthName(i + 1),
  }));
  return (
    <CommandDialog<{ seasons: SeasonRow[] }, unknown>
      title={t('members.particulars.season')}
      lead={<p>{t('members.season.lead')}</p>}
      onClose={onClose}
      name="member.season"
      entity={member.id}
      initial={{
        seasons: member.particulars.seasons.map((season) => ({
          fromMonth: String(season.fromMonth),
          toMonth: String(season.toMonth),
          reason: season.reason,
        })),
      }}
      submit={({ seasons = [] }, commandId) =>
        api.memberSeason(
          {
            id: member.id,
            seasons: seasons.map((season) => ({
              fromMonth: Number(season.fromMonth),
              toMonth: Number(season.toMonth),
              reason: season.reason ?? '',
            })),
          },
          { commandId },
        )
      }
      verb={t('members.particulars.save')}
    >
      <RepeatGroup
        name="seasons"
        label={t('members.season.away')}
        rowLabel={(number) => t('members.season.row', { number })}
        add={t('members.season.add')}
        blank={{ fromMonth: '11', toMonth: '2', reason: '' }}
      >
        {(prefix) => (
          <>
            <ChoiceField
              name={`${prefix}.fromMonth`}
              label={t('members.season.from')}
              as="list"
              choices={months}
              required
            />
            <ChoiceField
              name={`${prefix}.toMonth`}
              label={t('members.season.to')}
              as="list"
              choices={months}
              required
            />
            <TextField name={`${prefix}.reason`} label={t('members.season.reason')} maxLength={200} required />
          </>
        )}
      </RepeatGroup>
    </CommandDialog>
  );
}

function GroupForm({ member, onClose }: Props) {
  const { t, lang } = useText();
  return (
    <CommandDialog<{ groups: string[] }, unknown>
      title={t('members.particulars.group')}
      lead={<p>{t('members.group.lead')}</p>}
      onClose={onClose}
      name="member.group"
      entity={member.id}
      initial={{ groups: member.particulars.groups }}
      submit={({ groups = [] }, commandId) => api.memberGroup({ id: member.id, groups }, { commandId })}
      verb={t('members.particulars.save')}
    >
      <CheckboxListField name="groups" label={t('members.group.title')} choices={optionsOf('handGroups', lang)} />
    </CommandDialog>
  );
}

function ConflictForm({ member, onClose }: Props) {
  const { t } = useText();
  return (
    <CommandDialog<{ what: string }, unknown>
      title={t('members.particulars.conflict')}
      lead={<p>{t('members.conflict.lead')}</p>}
      onClose={onClose}
      name="conflict.note"
      entity={member.id}
      submit={(values, commandId) => api.conflictNote({ id: member.id, ...values }, { commandId })}
      verb={t('members.conflict.note')}
    >
      <MultilineField name="what" label={t('members.conflict.what')} maxLength={500} rows={3} required />
    </CommandDialog>
  );
}

type Conflict = Particulars['conflicts'][number];

/** What was decided about a conflict of roles. */
export function CloseConflict(props: { conflict: Conflict; name: string; onClose: () => void }) {
  const { t } = useText();
  const { conflict } = props;
  return (
    <CommandDialog<{ decision: string }, unknown>
      title={t('members.conflict.close_title', { name: props.name })}
      lead={
        <p>
          <bdi>{conflict.what}</bdi>
        </p>
      }
      onClose={props.onClose}
      name="conflict.close"
      entity={conflict.id}
      submit={(values, commandId) =>
        api.conflictClose({ id: conflict.id, version: conflict.version, ...values }, { commandId })
      }
      verb={t('members.conflict.close')}
    >
      <MultilineField name="decision" label={t('members.conflict.decision')} maxLength={500} rows={3} required />
    </CommandDialog>
  );
}
