import { type ReactNode, useState } from 'react';
import { Link, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { MemberRecord, MembershipLine } from '../member.ts';
import { addresses } from './addresses.ts';
import { Discipline } from './discipline.tsx';
import { History } from './history.tsx';
import { Particulars } from './particulars.tsx';
import { Readers } from './readers.tsx';
import { useSecrets } from './secrets.tsx';
import './members.css';
import { Terms } from './terms.tsx';

type Mark = 'exempt' | 'away';

/** Facts at the start side, what happened at the end side, and who can see all this. */
export function Record({ member, children }: { member: MemberRecord; children?: ReactNode }) {
  const { t, lang } = useText();
  const secrets = useSecrets(member);
  const [marking, setMarking] = useState<Mark>();
  const line = member.memberships.find((m) => m.to === null && m.seat === 'own');
  const group = member.groups.find((each) => each.to === null && each.unitId === member.unitId);
  const label = (group: string, code: string | null) =>
    code === null ? null : capitalized(labelOf(group, code, lang), lang);
  const allowed = (command: string) => member.may[command]?.length === 0;
  const born = secrets.shown?.birthDate ?? member.birthDate;
  const more: MenuAction[] = [
    ...(allowed('member.correct') ? [{ label: t('members.correct.verb'), to: addresses.correct(member.id) }] : []),
    ...(allowed('membership.mark') && line
      ? (['exempt', 'away'] as const).map((mark) => ({
          label: t(`members.mark.${mark}_${line[mark] ? 'off' : 'on'}`),
          onSelect: () => setMarking(mark),
        }))
      : []),
    ...(line && may('case.open')
      ? [{ label: t('members.record.open_case'), to: paths.newCase('member', member.id) }]
      : []),
    ...(may('case.read')
      ? [{ label: t('members.record.cases'), to: paths.unitCases(member.unitId, { subject: member.id }) }]
      : []),
    { label: t('members.year.verb'), to: paths.memberYear(member.id, Number(session().today.slice(0, 4))) },
    { label: t('members.record.posts'), to: member.own ? paths.myPosts() : paths.memberPosts(member.id) },
    ...(member.own || may('honour.read')
      ? [{ label: t('members.record.honours'), to: member.own ? paths.myHonours() : paths.memberHonours(member.id) }]
      : []),
    ...(may('residence.read')
      ? [
          {
            label: t('members.record.residence'),
            to: member.own ? paths.myResidence() : paths.memberResidence(member.id),
          },
        ]
      : []),
    ...(member.own || may('dues.read')
      ? [{ label: t('members.record.dues'), to: member.own ? paths.myDues() : paths.memberDues(member.id) }]
      : []),
    ...(may('candidate.read')
      ? [{ label: t('members.record.courses'), to: paths.classPlaces(member.unitId, { person: member.id }) }]
      : []),
    ...(member.own ? [{ label: t('members.own.cases'), to: paths.myCases() }] : []),
    ...(allowed('membership.end') ? [{ label: t('members.end.verb'), to: addresses.end(member.id) }] : []),
  ];
  return (
    <Page
      title={<Name>{member.name}</Name>}
      lead={<Name>{member.unitName}</Name>}
      crumbs={
        member.own
          ? []
          : [{ label: t('members.list.title', { unit: member.unitName }), to: paths.unitPeople(member.unitId) }]
      }
      more={more}
    >
      {member.own && (
        <div className="page-notice">
          <Notice>{t('members.own.lead')}</Notice>
        </div>
      )}
      <div className="sides">
        <Facts
          facts={[
            { label: t('members.fact.unit'), value: <Link to={paths.unit(member.unitId)}>{member.unitName}</Link> },
            line && {
              label: t('members.fact.status'),
              value: listed([
                label('statuses', line.status),
                ...(['exempt', 'away', 'suspended'] as const)
                  .filter((mark) => line[mark])
                  .map((mark) => label('marks', mark)),
              ]),
            },
            group && {
              label: t('members.groups.one'),
              value: (
                <>
                  {may('member.read') ? (
                    <Link to={paths.partyGroup(group.groupId)}>
                      <Name>{group.name}</Name>
                    </Link>
                  ) : (
                    <Name>{group.name}</Name>
                  )}
                  {group.office && ` (${labelOf('groupOffices', group.office, lang)})`}
                </>
              ),
            },
            { label: t('members.fact.sex'), value: label('sexes', member.sex) },
            { label: t('members.fact.ethnicity'), value: label('ethnicities', member.ethnicity) },
            {
              label: t('members.fact.born'),
              value: born && !member.birthYearOnly ? date(born) : String(member.birthYear),
            },
            { label: t('members.fact.admitted_decision'), value: member.admittedOn && date(member.admittedOn) },
            {
              label: t('members.fact.ceremony'),
              value: member.ceremonyOn ? date(member.ceremonyOn) : t('members.fact.unknown'),
            },
            { label: t('members.fact.official'), value: member.officialOn && date(member.officialOn) },
            {
              label: t('members.fact.party_age'),
              value: member.partyAge === null ? null : t('members.fact.years', { count: member.partyAge }),
            },
            { label: t('members.fact.education'), value: label('education', member.education) },
            { label: t('members.fact.theory'), value: label('theory', member.theory) },
            { label: t('members.fact.card'), value: secrets.number('card') },
            { label: t('members.fact.phone'), value: secrets.number('phone') },
            member.note !== null && { label: t('members.fact.note'), value: member.note },
            member.sortName !== null && { label: t('members.fact.sort_name'), value: member.sortName },
          ]}
        />
        <History member={member} />
      </div>
      <Discipline member={member} />
      <Particulars member={member} />
      <div className="stack record-more">
        {secrets.button}
        <Terms only={wordsOn(line, member.memberships)} />
        <Readers readers={member.readers} />
      </div>
      {children}
      {marking && line && <MarkConfirm mark={marking} line={line} onClose={() => setMarking(undefined)} />}
    </Page>
  );
}

/** The words on this record that may want explaining. */
function wordsOn(line: MembershipLine | undefined, all: readonly MembershipLine[]): string[] {
  return [
    ...(line ? [line.status, ...(['exempt', 'away', 'suspended'] as const).filter((mark) => line[mark])] : []),
    ...(all.some((each) => each.seat === 'guest') ? ['guest'] : []),
  ];
}

function MarkConfirm({ mark, line, onClose }: { mark: Mark; line: MembershipLine; onClose: () => void }) {
  const { t } = useText();
  const again = useRevalidator();
  const [commandId] = useState(() => newId());
  const way = line[mark] ? 'off' : 'on';
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(`members.mark.${mark}_${way}`)}
      consequence={<p>{t(`members.mark.${mark}_consequence_${way}`)}</p>}
      verb={t(`members.mark.${mark}_${way}`)}
      onConfirm={async () => {
        await api.membershipMark({ id: line.id, [mark]: !line[mark], version: line.version }, { commandId });
        await again.revalidate();
      }}
    />
  );
}
