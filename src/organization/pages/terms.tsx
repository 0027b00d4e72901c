import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { reasonsNotToEndTerm } from '../rules/terms.ts';
import type { SeatLine, TermLine } from '../term.ts';
import { addresses } from './addresses.ts';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.terms.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, terms] = await Promise.all([api.unitGet({ id }), api.termList({ unit: id })]);
  return { unit, ...terms };
}

/** The terms of a unit, with the seats its congress decided and how they are filled today. */
export default function TermsPage() {
  const { t, lang } = useText();
  const { unit, terms, seats } = useLoaderData<typeof loader>();
  const { today } = session();
  const [ending, setEnding] = useState<TermLine>();
  const mayChange = unit.may.includes('post.assign') && !unit.closedOn;
  const running = terms.find((term) => !term.endedOn);
  const label = (seat: string) => capitalized(labelOf('seats', seat, lang), lang);
  const begin = (
    <LinkButton look="primary" to={addresses.newTerm(unit.id)}>
      {t('organization.terms.begin')}
    </LinkButton>
  );
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.tabs.terms')}
      action={mayChange && !running && begin}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      {running && running.endsOn < today && (
        <Notice state="overdue">
          {t('organization.terms.over', { name: running.name, on: date(running.endsOn) })}
        </Notice>
      )}
      <Section title={t('organization.terms.seats')}>
        <Table
          caption={t('organization.terms.seats')}
          rows={seats}
          rowKey={(seat) => seat.seat}
          columns={[
            { key: 'seat', header: t('organization.terms.seat'), cell: (seat) => label(seat.seat) },
            {
              key: 'decided',
              header: t('organization.terms.decided'),
              numeric: true,
              cell: (seat) => (seat.seats === null ? t('organization.terms.not_decided') : number(seat.seats)),
            },
            {
              key: 'held',
              header: t('organization.terms.held'),
              numeric: true,
              cell: (seat) => <Link to={paths.unitPosts(unit.id)}>{number(seat.held)}</Link>,
            },
            { key: 'missing', header: t('organization.terms.missing'), cell: (seat) => <Missing seat={seat} /> },
          ]}
        />
      </Section>
      <Section title={t('organization.terms.all')}>
        <Table
          caption={t('organization.terms.all')}
          rows={terms}
          rowKey={(term) => term.id}
          columns={[
            { key: 'name', header: t('organization.terms.name'), cell: (term) => <Name>{term.name}</Name> },
            {
              key: 'days',
              header: t('organization.terms.days'),
              cell: (term) => t('organization.history.during', { from: date(term.startsOn), to: date(term.endsOn) }),
            },
            {
              key: 'congress',
              header: t('organization.terms.congress'),
              cell: (term) => term.congressOn && date(term.congressOn),
            },
            {
              key: 'seats',
              header: t('organization.terms.seats'),
              cell: (term) => listed(term.seats.map((one) => `${label(one.seat)}: ${number(one.seats)}`)),
            },
            {
              key: 'state',
              header: t('organization.terms.state'),
              cell: (term) =>
                term.endedOn ? (
                  <StateBadge state="done">{t('organization.terms.ended', { on: date(term.endedOn) })}</StateBadge>
                ) : (
                  <StateBadge state="information">{t('organization.terms.running')}</StateBadge>
                ),
            },
            ...(mayChange ? [{ key: 'act', header: t('organization.posts.action'), cell: actions }] : []),
          ]}
          empty={
            <Empty title={t('organization.terms.none')} action={mayChange && begin}>
              {t('organization.terms.none_hint')}
            </Empty>
          }
        />
      </Section>
      {unit.children > 0 && (
        <p className="section">
          <Link to={paths.termsUnder(unit.id)}>{t('organization.terms.under')}</Link>
        </p>
      )}
      {ending && <EndTerm term={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );

  function actions(term: TermLine) {
    return (
      <span className="row">
        <LinkButton look="plain" to={addresses.editTerm(unit.id, term.id)}>
          {t('organization.terms.correct')}
        </LinkButton>
        {!term.endedOn && (
          <Button look="plain" onClick={() => setEnding(term)}>
            {t('organization.terms.end')}
          </Button>
        )}
      </span>
    );
  }
}

function Missing({ seat }: { seat: SeatLine }) {
  const { t } = useText();
  const missing = (seat.seats ?? seat.held) - seat.held;
  if (missing <= 0) return <StateBadge state="done">{t('organization.terms.filled')}</StateBadge>;
  return <StateBadge state="due">{t('organization.terms.lacks', { count: missing })}</StateBadge>;
}

function EndTerm({ term, onClose }: { term: TermLine; onClose: () => void }) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; reason: string }, unknown>
      title={t('organization.terms.end_title', { name: term.name })}
      onClose={onClose}
      name="term.end"
      entity={term.id}
      initial={{ on: today }}
      check={({ on }) => reasonsNotToEndTerm(term, on, today)}
      submit={(values, commandId) => api.termEnd({ id: term.id, version: term.version, ...values }, { commandId })}
      verb={t('organization.terms.end')}
    >
      <DateField name="on" label={t('organization.end.on')} max={today} required />
      <TextField name="reason" label={t('organization.end.reason')} maxLength={200} required />
      <Notice>{t('organization.terms.end_consequence')}</Notice>
    </CommandDialog>
  );
}
