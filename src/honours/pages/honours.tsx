import { useState } from 'react';
import { Link } from 'react-router';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PersonHonours } from '../honour.ts';
import { EarlyBadge, GivenBadge } from './badgeDialogs.tsx';
import { AwardState, CardState } from './badgeState.tsx';
import { IssueCard, ReportCard, ReturnCard } from './cardDialogs.tsx';
import { useHonourWords } from './words.ts';

const DIALOGS = { early: EarlyBadge, given: GivenBadge, issue: IssueCard, report: ReportCard, return: ReturnCard };
type Open = keyof typeof DIALOGS;
/** Which command stands behind a dialog, and the words that open it. */
const COMMANDS: Record<Open, string> = {
  early: 'badge.propose',
  given: 'badge.record',
  issue: 'card.issue',
  report: 'card.report',
  return: 'card.return',
};

/** A person's Party age and next badge, what was given, and the cards. */
export function Honours({ honours }: { honours: PersonHonours }) {
  const { t } = useText();
  const { money, years } = useHonourWords();
  const [open, setOpen] = useState<Open>();
  const more = (Object.keys(DIALOGS) as Open[])
    .filter((dialog) => honours.may[COMMANDS[dialog]]?.length === 0)
    .map((dialog): MenuAction => ({ label: t(`honours.do.${dialog}`), onSelect: () => setOpen(dialog) }));
  if (honours.may['commendation.propose']?.length === 0 && may('case.open'))
    more.unshift({
      label: t('honours.commendations.propose'),
      to: paths.proposeCommendations(honours.unitId, { person: honours.personId }),
    });
  const Dialog = open && DIALOGS[open];
  const { next } = honours;
  return (
    <Page
      title={honours.own ? t('honours.own.title') : t('honours.member.title', { name: honours.name })}
      lead={<Name>{honours.unitName}</Name>}
      crumbs={honours.own && !may('member.read') ? [] : [{ label: honours.name, to: paths.member(honours.personId) }]}
      action={
        honours.may['commendation.record']?.length === 0 && (
          <LinkButton look="primary" to={paths.newCommendation(honours.unitId, { person: honours.personId })}>
            {t('honours.commendations.record')}
          </LinkButton>
        )
      }
      more={more}
    >
      <Facts
        facts={[
          { label: t('honours.fact.admitted'), value: honours.admittedOn && date(honours.admittedOn) },
          {
            label: t('honours.fact.party_age'),
            value: honours.partyAge === null ? t('honours.member.unknown') : years(honours.partyAge),
          },
          next !== null && {
            label: t('honours.fact.next'),
            value: t('honours.member.next', {
              years: years(next.years),
              due: date(next.dueOn),
              round: date(next.roundOn),
            }),
          },
          next !== null && next.bonus !== null && { label: t('honours.fact.bonus_now'), value: money(next.bonus) },
        ]}
      />
      <Commendations honours={honours} />
      {honours.hasBadges && <Badges honours={honours} />}
      {honours.hasCards && <Cards honours={honours} />}
      {Dialog && <Dialog honours={honours} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function Commendations({ honours }: { honours: PersonHonours }) {
  const { t } = useText();
  const { named } = useHonourWords();
  return (
    <Section title={t('honours.tabs.commendations')}>
      <Table
        caption={t('honours.tabs.commendations')}
        rows={honours.commendations}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.commendation(line.id)}
        columns={[
          { key: 'form', header: t('honours.fact.form'), cell: (line) => named('commendationForms', line.form) },
          { key: 'on', header: t('honours.fact.decided_on'), cell: (line) => date(line.decidedOn) },
          { key: 'by', header: t('honours.fact.by'), cell: (line) => <Name>{line.byName}</Name> },
          { key: 'reason', header: t('honours.fact.reason'), cell: (line) => <Name>{line.reason}</Name> },
          {
            key: 'state',
            header: t('honours.fact.state'),
            cell: (line) => line.annulledOn && t('honours.fact.annulled'),
          },
        ]}
        empty={<p className="quiet">{t('honours.member.no_commendation')}</p>}
      />
    </Section>
  );
}

function Badges({ honours }: { honours: PersonHonours }) {
  const { t } = useText();
  const { money, named, years } = useHonourWords();
  return (
    <Section title={t('honours.tabs.badges')}>
      <Table
        caption={t('honours.tabs.badges')}
        rows={honours.badges}
        rowKey={(line) => line.id}
        columns={[
          { key: 'years', header: t('honours.fact.badge'), cell: (line) => years(line.years) },
          { key: 'state', header: t('honours.fact.state'), cell: (line) => <AwardState state={line.state} /> },
          { key: 'round', header: t('honours.fact.round'), cell: (line) => date(line.roundOn) },
          {
            key: 'about',
            header: t('honours.fact.decision'),
            cell: (line) =>
              line.skipReason
                ? named('badgeSkips', line.skipReason)
                : line.decidedOn &&
                  t('honours.badges.decision', { number: line.number ?? '–', date: date(line.decidedOn) }),
          },
          {
            key: 'no',
            header: t('honours.fact.badge_no'),
            cell: (line) => line.badgeNo && <Name>{line.badgeNo}</Name>,
          },
          { key: 'bonus', header: t('honours.fact.bonus'), cell: (line) => money(line.bonus), numeric: true },
        ]}
        empty={<p className="quiet">{t('honours.member.no_badge')}</p>}
      />
    </Section>
  );
}

function Cards({ honours }: { honours: PersonHonours }) {
  const { t } = useText();
  const { named } = useHonourWords();
  const old = honours.cards.length === 0 && honours.cardTail !== null;
  return (
    <Section title={t('honours.tabs.cards')}>
      <Table
        caption={t('honours.tabs.cards')}
        rows={honours.cards}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'kind',
            header: t('honours.fact.kind'),
            cell: (line) => (line.kind ? named('cardKinds', line.kind) : t('honours.cards.before')),
          },
          { key: 'tail', header: t('honours.fact.tail'), cell: (line) => line.tail && `… ${line.tail}`, numeric: true },
          { key: 'issued', header: t('honours.fact.issued_on'), cell: (line) => line.issuedOn && date(line.issuedOn) },
          {
            key: 'reason',
            header: t('honours.fact.issue_reason'),
            cell: (line) => line.reason && named('cardReasons', line.reason),
          },
          { key: 'state', header: t('honours.fact.state'), cell: (line) => <CardState state={line.state} /> },
          { key: 'on', header: t('honours.fact.state_on'), cell: (line) => line.stateOn && date(line.stateOn) },
        ]}
        empty={
          <p className="quiet">
            {old ? (
              <>
                {t('honours.member.old_card', { tail: honours.cardTail ?? '' })}{' '}
                <Link to={paths.member(honours.personId)}>{t('honours.member.record')}</Link>
              </>
            ) : (
              t('honours.member.no_card')
            )}
          </p>
        }
      />
    </Section>
  );
}
