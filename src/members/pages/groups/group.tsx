import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../../gen/client.ts';
import { capitalized } from '../../../rulebook/words.ts';
import { addressQuery } from '../../../web/address.ts';
import { date } from '../../../web/format.ts';
import type { PageHandle } from '../../../web/moduleRoutes.ts';
import { paths } from '../../../web/paths.ts';
import { labelOf, session } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { Button } from '../../../web/ui/button.tsx';
import { Empty } from '../../../web/ui/empty.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { Filters } from '../../../web/ui/filters.tsx';
import { Name } from '../../../web/ui/name.tsx';
import { Notice } from '../../../web/ui/notice.tsx';
import { Page, Section } from '../../../web/ui/page.tsx';
import { StateBadge } from '../../../web/ui/stateBadge.tsx';
import { Table } from '../../../web/ui/table.tsx';
import type { GroupMember, GroupRecord } from '../../groups/group.ts';
import { CloseGroup, LeadGroup, RenameGroup, TakeBack } from './groupDialogs.tsx';
import { GroupHistory } from './groupHistory.tsx';

export const handle: PageHandle = { title: (_t, data: GroupRecord) => data.name };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { on } = addressQuery(request);
  return (await api.partyGroupGet({ id: params.id ?? '', ...(on && { on }) })) as GroupRecord;
}

type Asking = { what: 'rename' | 'close' | 'back' } | { what: 'lead'; office: string };

/** A group on a day: who leads it, who is in it, and what happened in it. */
export default function GroupPage() {
  const { t, lang } = useText();
  const group = useLoaderData<typeof loader>();
  const { today } = session();
  const [asking, setAsking] = useState<Asking>();
  const isToday = group.on === today;
  const may = (command: string) => isToday && group.may[command]?.length === 0;
  const office = (code: string) => capitalized(labelOf('groupOffices', code, lang), lang);
  const close = () => setAsking(undefined);
  const held = (code: string) => group.officers.some((officer) => officer.office === code);
  const vacant = group.members.length > 0 ? group.offices.find(({ id, required }) => required && !held(id)) : undefined;
  const lead = ({ id }: { id: string }) => ({
    label: t('members.groups.lead_verb', { office: labelOf('groupOffices', id, lang) }),
    onSelect: () => setAsking({ what: 'lead', office: id }),
  });
  return (
    <Page
      title={<Name>{group.name}</Name>}
      lead={<Name>{group.unit.name}</Name>}
      state={
        group.closedOn && (
          <StateBadge state="done">{t('members.groups.closed_on', { date: date(group.closedOn) })}</StateBadge>
        )
      }
      crumbs={[{ label: t('members.groups.title', { unit: group.unit.name }), to: paths.partyGroups(group.unit.id) }]}
      action={
        vacant &&
        may('party_group.lead') && (
          <Button look="primary" onClick={lead(vacant).onSelect}>
            {lead(vacant).label}
          </Button>
        )
      }
      more={[
        ...(may('party_group.rename')
          ? [{ label: t('members.groups.rename'), onSelect: () => setAsking({ what: 'rename' }) }]
          : []),
        ...(may('party_group.lead')
          ? [
              ...group.offices.filter(({ id }) => id !== vacant?.id).map(lead),
              { label: t('members.groups.seats'), to: paths.partyGroupSeats(group.unit.id) },
            ]
          : []),
        ...(may('party_group.take_back') && group.members.length > 0
          ? [{ label: t('members.groups.take_back'), onSelect: () => setAsking({ what: 'back' as const }) }]
          : []),
        ...(may('party_group.close')
          ? [{ label: t('members.groups.close'), onSelect: () => setAsking({ what: 'close' }) }]
          : []),
      ]}
    >
      {!isToday && (
        <div className="page-notice">
          <Notice>
            <p>{t('members.groups.as_of', { date: date(group.on) })}</p>
            <Link to={paths.partyGroup(group.id)}>{t('members.groups.to_today')}</Link>
          </Notice>
        </div>
      )}
      <Facts
        facts={[
          ...group.offices.map(({ id, required }) => ({
            label: office(id),
            value: <Holder group={group} office={id} required={required} />,
          })),
          { label: t('members.groups.size'), value: t('members.groups.people', { count: group.members.length }) },
          { label: t('members.groups.founded_on'), value: date(group.foundedOn) },
          group.closeReason !== null && { label: t('members.groups.close_reason'), value: group.closeReason },
        ]}
      />
      <Section title={t('members.groups.members')}>
        <Filters filters={[{ kind: 'date', key: 'on', label: t('members.groups.on'), usual: today }]} />
        <Table<GroupMember>
          caption={t('members.groups.members')}
          rows={group.members}
          rowKey={(member) => member.lineId}
          rowLink={(member) => paths.member(member.personId)}
          columns={[
            { key: 'name', header: t('members.fact.name'), cell: (member) => <Name>{member.name}</Name> },
            {
              key: 'status',
              header: t('members.fact.status'),
              cell: (member) =>
                member.seat === 'guest'
                  ? t('members.fact.guest')
                  : member.status && capitalized(labelOf('statuses', member.status, lang), lang),
            },
            {
              key: 'office',
              header: t('members.groups.office'),
              cell: (member) => member.office && office(member.office),
            },
            { key: 'from', header: t('members.groups.since'), cell: (member) => date(member.from) },
          ]}
          empty={<Empty title={t('members.groups.empty')}>{t('members.groups.empty_hint')}</Empty>}
        />
      </Section>
      <Section title={t('members.groups.history')}>
        <GroupHistory group={group} />
        <p className="small quiet">{t('members.groups.no_vote')}</p>
      </Section>
      {asking?.what === 'rename' && <RenameGroup group={group} onClose={close} />}
      {asking?.what === 'close' && <CloseGroup group={group} onClose={close} />}
      {asking?.what === 'lead' && <LeadGroup group={group} office={asking.office} onClose={close} />}
      {asking?.what === 'back' && <TakeBack group={group} onClose={close} />}
    </Page>
  );
}

function Holder({ group, office, required }: { group: GroupRecord; office: string; required: boolean }) {
  const { t } = useText();
  const holder = group.officers.find((officer) => officer.office === office);
  if (holder)
    return (
      <Link to={paths.member(holder.personId)}>
        <Name>{holder.name}</Name>
      </Link>
    );
  return required && group.closedOn === null ? (
    <StateBadge state="due">{t('members.groups.nobody')}</StateBadge>
  ) : (
    <span className="quiet">{t('members.groups.nobody')}</span>
  );
}
