import type { PartyGroupListResult, PartyGroupMembersResult } from '../../../../gen/client.ts';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/text.tsx';
import { LinkButton } from '../../../web/ui/button.tsx';
import { Empty } from '../../../web/ui/empty.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { NumberLink } from '../../../web/ui/figures.tsx';
import { Notice } from '../../../web/ui/notice.tsx';
import { Page, Section } from '../../../web/ui/page.tsx';
import { GroupTable } from './groupTable.tsx';

/** The groups of one cell: who leads them, how many are in them, who is in none. */
export function CellGroups({ seating, groups }: { seating: PartyGroupMembersResult; groups: PartyGroupListResult }) {
  const { t } = useText();
  const { unit } = seating;
  const mayFound = seating.may['party_group.found']?.length === 0;
  const outside = seating.members.filter((member) => member.groupId === null).length;
  const has = seating.groups.length > 0;
  const found = mayFound && (
    <LinkButton look="primary" to={paths.newPartyGroup(unit.id)}>
      {t('members.groups.found')}
    </LinkButton>
  );
  return (
    <Page
      title={t('members.groups.title', { unit: unit.name })}
      lead={seating.rule ? t('members.groups.lead', { rule: seating.rule }) : undefined}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
      action={has && found}
      more={mayFound && has ? [{ label: t('members.groups.seats'), to: paths.partyGroupSeats(unit.id) }] : []}
    >
      {seating.rule === null ? (
        <Empty title={t('members.groups.not_here')}>{t('members.groups.not_here_hint')}</Empty>
      ) : (
        <>
          {has && outside > 0 && mayFound && (
            <div className="page-notice">
              <Notice state="due">
                <p>{t('members.groups.outside', { count: outside })}</p>
                <LinkButton to={paths.partyGroupSeats(unit.id)}>{t('members.groups.seats')}</LinkButton>
              </Notice>
            </div>
          )}
          {has && (
            <Section title={t('members.groups.people_of')}>
              <Facts
                facts={[
                  {
                    label: t('members.groups.in_groups'),
                    value: (
                      <NumberLink
                        value={seating.members.length - outside}
                        to={paths.unitPeople(unit.id, { partyGroup: 'any' })}
                      />
                    ),
                  },
                  {
                    label: t('members.groups.in_none'),
                    value: <NumberLink value={outside} to={paths.unitPeople(unit.id, { partyGroup: 'none' })} />,
                  },
                ]}
              />
            </Section>
          )}
          {has || groups.total > 0 || groups.items.length > 0 ? (
            <Section title={t('members.groups.list')}>
              <GroupTable page={groups} />
            </Section>
          ) : (
            <Empty title={t('members.groups.none')} action={found}>
              {t('members.groups.none_hint')}
            </Empty>
          )}
        </>
      )}
    </Page>
  );
}
