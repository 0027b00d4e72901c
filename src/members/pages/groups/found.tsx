import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../../gen/client.ts';
import { capitalized } from '../../../rulebook/words.ts';
import { listed } from '../../../web/format.ts';
import type { PageHandle } from '../../../web/moduleRoutes.ts';
import { paths } from '../../../web/paths.ts';
import { labelOf, session } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { CheckboxListField, ChoiceField } from '../../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../../web/ui/form/commandForm.tsx';
import { DateField } from '../../../web/ui/form/dateField.tsx';
import { TextField } from '../../../web/ui/form/textFields.tsx';
import { Notice } from '../../../web/ui/notice.tsx';
import { Page } from '../../../web/ui/page.tsx';

/** `lead`: who holds which office, by its code. */
type Values = { name: string; on: string; members: string[]; lead?: Record<string, string>; basis?: string };

export const handle: PageHandle = { title: (t) => t('members.groups.found') };

export async function loader({ params }: LoaderFunctionArgs) {
  const seating = await api.partyGroupMembers({ unit: params.unit ?? '' });
  return { ...seating, unitId: seating.unit.id };
}

/** A group of the cell: its name, who is in it, whom they chose to lead it. */
export default function FoundGroupPage() {
  const { t, lang } = useText();
  const seating = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const list = paths.partyGroups(seating.unit.id);
  const groupName = (id: string | null) => seating.groups.find((group) => group.id === id)?.name ?? null;
  return (
    <Page
      title={t('members.groups.found')}
      lead={<bdi>{seating.unit.name}</bdi>}
      crumbs={[{ label: t('members.groups.title', { unit: seating.unit.name }), to: list }]}
    >
      <CommandForm<Values, { id: string }>
        name="party_group.found"
        entity={seating.unit.id}
        initial={{
          on: today,
          name: t('members.groups.usual_name', { number: seating.groups.length + 1 }),
          // in a cell that has groups, those who are in none are meant first
          members:
            seating.groups.length > 0 ? seating.members.filter((m) => m.groupId === null).map((m) => m.personId) : [],
        }}
        submit={({ lead, ...values }, commandId) =>
          api.partyGroupFound(
            {
              unit: seating.unit.id,
              ...values,
              officers: seating.offices.flatMap(({ id }) => {
                const personId = lead?.[id];
                return personId ? [{ office: id, personId }] : [];
              }),
            },
            { commandId },
          ) as Promise<{ id: string }>
        }
        onDone={({ id }) => navigate(paths.partyGroup(id))}
        because={seating.may['party_group.found']}
        verb={t('members.groups.found')}
        cancel={list}
      >
        {(values) => (
          <>
            <TextField name="name" label={t('members.groups.name')} maxLength={80} required />
            <DateField name="on" label={t('members.groups.founded_on')} max={today} required />
            <CheckboxListField
              name="members"
              label={t('members.groups.members')}
              help={t('members.groups.members_help')}
              choices={seating.members.map((member) => ({
                value: member.personId,
                label: member.name,
                help: listed([
                  String(member.birthYear),
                  member.seat === 'guest' ? t('members.fact.guest') : labelOf('statuses', member.status, lang),
                  groupName(member.groupId),
                ]),
              }))}
              required
            />
            {seating.offices.map(({ id, required }) => (
              <ChoiceField
                key={id}
                name={`lead.${id}`}
                label={capitalized(labelOf('groupOffices', id, lang), lang)}
                as="list"
                choices={seating.members
                  .filter((member) => values.members?.includes(member.personId))
                  .map((member) => ({ value: member.personId, label: member.name }))}
                required={required}
              />
            ))}
            <TextField
              name="basis"
              label={t('members.groups.basis')}
              help={t('members.groups.basis_help')}
              maxLength={200}
            />
            <Notice>{t('members.groups.no_vote')}</Notice>
          </>
        )}
      </CommandForm>
    </Page>
  );
}
