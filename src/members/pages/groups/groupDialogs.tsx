import { api } from '../../../../gen/client.ts';
import { date } from '../../../web/format.ts';
import { labelOf, session } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { ChoiceField } from '../../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../../web/ui/form/dateField.tsx';
import { TextField } from '../../../web/ui/form/textFields.tsx';
import { Notice } from '../../../web/ui/notice.tsx';
import type { GroupRecord } from '../../groups/group.ts';
import { reasonsAgainstDay } from '../../groups/rules.ts';

type Props = { group: GroupRecord; onClose: () => void };
const NOBODY = 'nobody';

/** Another name from a day on. */
export function RenameGroup({ group, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ name: string; on: string }, unknown>
      title={t('members.groups.rename')}
      onClose={onClose}
      name="party_group.rename"
      entity={group.id}
      initial={{ name: group.name, on: today }}
      check={({ on }) => reasonsAgainstDay('on', on, group.foundedOn, today)}
      submit={(values, commandId) =>
        api.partyGroupRename({ id: group.id, version: group.version, ...values }, { commandId })
      }
      verb={t('members.groups.rename')}
    >
      <TextField name="name" label={t('members.groups.name')} maxLength={80} required />
      <DateField name="on" label={t('members.groups.from')} max={today} required />
    </CommandDialog>
  );
}

/** The end of a group; what follows stands before the button. */
export function CloseGroup({ group, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; reason: string }, unknown>
      title={t('members.groups.close_title', { name: group.name })}
      onClose={onClose}
      name="party_group.close"
      entity={group.id}
      initial={{ on: today }}
      check={({ on }) => reasonsAgainstDay('on', on, group.foundedOn, today)}
      submit={(values, commandId) =>
        api.partyGroupClose({ id: group.id, version: group.version, ...values }, { commandId })
      }
      verb={t('members.groups.close')}
    >
      <DateField name="on" label={t('members.end.on')} max={today} required />
      <TextField name="reason" label={t('members.groups.close_reason')} maxLength={200} required />
      <Notice state="due">{t('members.groups.close_consequence', { count: group.members.length })}</Notice>
    </CommandDialog>
  );
}

/** Whom the group chose for an office; nobody: the holder is released. */
export function LeadGroup({ group, office, onClose }: Props & { office: string }) {
  const { t, lang } = useText();
  const { today } = session();
  const holder = group.officers.find((officer) => officer.office === office);
  return (
    <CommandDialog<{ person: string; on: string; basis?: string }, unknown>
      title={t('members.groups.lead_title', { office: labelOf('groupOffices', office, lang), group: group.name })}
      onClose={onClose}
      name="party_group.lead"
      entity={`${group.id} ${office}`}
      initial={{ on: today }}
      check={({ on }) => reasonsAgainstDay('on', on, group.foundedOn, today)}
      submit={({ person, on, basis }, commandId) =>
        api.partyGroupLead(
          { id: group.id, office, personId: person === NOBODY ? null : person, on, basis: basis ?? null },
          { commandId },
        )
      }
      verb={t('members.groups.lead_verb', { office: labelOf('groupOffices', office, lang) })}
    >
      <ChoiceField
        name="person"
        label={t('members.groups.chosen')}
        as="list"
        choices={[
          ...group.members
            .filter((member) => member.personId !== holder?.personId)
            .map((member) => ({ value: member.personId, label: member.name })),
          ...(holder ? [{ value: NOBODY, label: t('members.groups.release', { name: holder.name }) }] : []),
        ]}
        required
      />
      <DateField name="on" label={t('members.groups.from')} max={today} required />
      <TextField name="basis" label={t('members.groups.basis')} help={t('members.groups.basis_help')} maxLength={200} />
    </CommandDialog>
  );
}

/** Somebody was put into the group by mistake; what follows stands before the button. */
export function TakeBack({ group, onClose }: Props) {
  const { t } = useText();
  return (
    <CommandDialog<{ line: string }, unknown>
      title={t('members.groups.take_back_title', { name: group.name })}
      onClose={onClose}
      name="party_group.take_back"
      entity={group.id}
      submit={({ line }, commandId) =>
        api.partyGroupTakeBack(
          { id: line, version: group.members.find((member) => member.lineId === line)?.version ?? 1 },
          { commandId },
        )
      }
      verb={t('members.groups.take_back')}
    >
      {(values) => {
        const member = group.members.find((each) => each.lineId === values.line);
        return (
          <>
            <ChoiceField
              name="line"
              label={t('members.groups.mistaken')}
              as="list"
              choices={group.members.map(({ lineId, name, from }) => ({
                value: lineId,
                label: t('members.groups.person_since', { name, date: date(from) }),
              }))}
              required
            />
            {member && (
              <Notice state="due">
                {t('members.groups.take_back_consequence', { name: member.name, date: date(member.from) })}
              </Notice>
            )}
          </>
        );
      }}
    </CommandDialog>
  );
}
