import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../../gen/client.ts';
import { listed } from '../../../web/format.ts';
import type { PageHandle } from '../../../web/moduleRoutes.ts';
import { paths } from '../../../web/paths.ts';
import { labelOf, session } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { LinkButton } from '../../../web/ui/button.tsx';
import { Empty } from '../../../web/ui/empty.tsx';
import { CommandForm } from '../../../web/ui/form/commandForm.tsx';
import { DateField } from '../../../web/ui/form/dateField.tsx';
import { useField } from '../../../web/ui/form/formContext.ts';
import { Page } from '../../../web/ui/page.tsx';
import type { GroupSeating, SeatedMember } from '../../groups/group.ts';
import './groups.css';

const NONE = 'none';
/** `seats`: the group of each, by his id. */
type Values = { on: string; seats: Record<string, string> };

export const handle: PageHandle = { title: (t) => t('members.groups.seats') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.partyGroupMembers({ unit: params.unit ?? '' })) as GroupSeating;
}

/** Everybody of the cell with one choice beside the name; what is chosen otherwise than it is now is changed at once. */
export default function SeatsPage() {
  const { t } = useText();
  const seating = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const list = paths.partyGroups(seating.unit.id);
  const now = (member: SeatedMember) => member.groupId ?? NONE;
  const changed = (seats: Record<string, string> | undefined) =>
    seating.members.filter((member) => (seats?.[member.personId] ?? now(member)) !== now(member));
  return (
    <Page
      title={t('members.groups.seats')}
      lead={<bdi>{seating.unit.name}</bdi>}
      crumbs={[{ label: t('members.groups.title', { unit: seating.unit.name }), to: list }]}
    >
      {seating.groups.length === 0 ? (
        <Empty
          title={t('members.groups.none')}
          action={<LinkButton to={paths.newPartyGroup(seating.unit.id)}>{t('members.groups.found')}</LinkButton>}
        >
          {t('members.groups.none_hint')}
        </Empty>
      ) : (
        <CommandForm<Values, { changed: number }>
          name="party_group.seat"
          entity={seating.unit.id}
          initial={{ on: today, seats: Object.fromEntries(seating.members.map((m) => [m.personId, now(m)])) }}
          check={({ seats }) => (changed(seats).length === 0 ? [{ code: 'party_group.nothing_changed' }] : [])}
          submit={({ on, seats }, commandId) =>
            api.partyGroupSeat(
              {
                unit: seating.unit.id,
                on,
                members: changed(seats).map(({ personId }) => ({
                  personId,
                  groupId: seats[personId] === NONE ? null : (seats[personId] ?? null),
                })),
              },
              { commandId },
            ) as Promise<{ changed: number }>
          }
          onDone={() => navigate(list)}
          because={seating.may['party_group.seat']}
          verb={t('members.groups.seat')}
          cancel={list}
        >
          {(values) => (
            <>
              <DateField
                name="on"
                label={t('members.groups.from')}
                help={t('members.groups.from_help')}
                max={today}
                required
              />
              <ul className="seats">
                {seating.members.map((member) => (
                  <Seat key={member.personId} member={member} groups={seating.groups} />
                ))}
              </ul>
              <p aria-live="polite">{t('members.groups.changes', { count: changed(values.seats).length })}</p>
            </>
          )}
        </CommandForm>
      )}
    </Page>
  );
}

function Seat({ member, groups }: { member: SeatedMember; groups: GroupSeating['groups'] }) {
  const { t, lang } = useText();
  const field = useField<string>(`seats.${member.personId}`, () => undefined);
  const id = `seat-${member.personId}`;
  return (
    <li className="seat">
      <label htmlFor={id}>
        <bdi>{member.name}</bdi>{' '}
        <span className="small quiet">
          {listed([
            String(member.birthYear),
            member.seat === 'guest' ? t('members.fact.guest') : labelOf('statuses', member.status, lang),
            member.office && labelOf('groupOffices', member.office, lang),
          ])}
        </span>
      </label>
      <select id={id} className="input" value={field.value ?? NONE} onChange={(event) => field.set(event.target.value)}>
        <option value={NONE}>{t('members.groups.seat_none')}</option>
        {groups.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </select>
    </li>
  );
}
