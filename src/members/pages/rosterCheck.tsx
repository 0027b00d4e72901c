import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { Difference, RosterCheckRecord } from '../reconciliation.ts';
import { addresses } from './addresses.ts';
import './members.css';
import { StandingBadge, usePeriodText } from './rosterStanding.tsx';

export const handle: PageHandle = { title: (t, data) => t('members.roster.title', { unit: data?.record.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.rosterCheck({ id: params.id ?? '' })) as RosterCheckRecord;
  return { record, unit: record.unit.id };
}

/** A list that was gone through and signed, and what is still to be settled of it. */
export default function RosterCheckPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const period = usePeriodText();
  const [settling, setSettling] = useState<Difference>();
  const settles = record.may['roster.settle']?.length === 0;
  return (
    <Page
      title={t('members.roster.title', { unit: record.unit.name })}
      lead={period(record.period, record.until)}
      state={<StandingBadge standing={record.late ? 'confirmed_late' : 'confirmed'} />}
      crumbs={[
        {
          label: t('members.roster.title', { unit: record.unit.name }),
          to: paths.reconciliation(record.unit.id, { period: record.period }),
        },
      ]}
      action={<Download kind="roster-book" id={record.unit.id} label={t('members.roster.print')} />}
    >
      <Facts
        facts={[
          {
            label: t('members.roster.signed'),
            value: t('members.roster.by_on', { name: record.signedName, date: date(record.signedOn) }),
          },
          { label: t('members.roster.as_of'), value: date(record.asOf) },
          { label: t('members.roster.registered'), value: number(record.registered) },
          { label: t('members.roster.confirmed'), value: number(record.confirmed) },
          record.guests > 0 && { label: t('members.roster.guests'), value: number(record.guests) },
        ]}
      />
      <Section title={t('members.roster.differences')}>
        {record.differences.length === 0 ? (
          <Empty title={t('members.roster.no_differences')}>{t('members.roster.no_differences_hint')}</Empty>
        ) : (
          <ul className="ticks">
            {record.differences.map((each) => (
              <li key={each.id} className="difference">
                <div className="row">
                  {each.personId ? (
                    <Link to={paths.member(each.personId)}>
                      <Name>{each.name}</Name>
                    </Link>
                  ) : (
                    <Name>{each.name}</Name>
                  )}
                  <StateBadge state={each.settledOn ? 'done' : 'due'}>
                    {t(`members.roster.kind_${each.kind}`)}
                  </StateBadge>
                </div>
                {each.note && <p className="quiet">{each.note}</p>}
                {each.settledOn ? (
                  <p>
                    {t('members.roster.settled', {
                      date: date(each.settledOn),
                      name: each.settledName ?? '',
                      how: each.settlement ?? '',
                    })}
                  </p>
                ) : (
                  settles && (
                    <div className="row">
                      <Way difference={each} unit={record.unit.id} />
                      <Button onClick={() => setSettling(each)}>{t('members.roster.settle')}</Button>
                    </div>
                  )
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {settling && (
        <CommandDialog<{ settlement: string }, unknown>
          title={t('members.roster.settle_title', { name: settling.name })}
          lead={<p>{t('members.roster.settle_lead')}</p>}
          onClose={() => setSettling(undefined)}
          name="roster.settle"
          entity={settling.id}
          submit={(values, commandId) =>
            api.rosterSettle({ id: settling.id, version: settling.version, ...values }, { commandId })
          }
          verb={t('members.roster.settle')}
        >
          <MultilineField name="settlement" label={t('members.roster.settlement')} rows={3} maxLength={500} required />
        </CommandDialog>
      )}
    </Page>
  );
}

/** Where the register itself is put right: a case for who left, a correction of what is wrong, an entry for who is missing. */
function Way({ difference, unit }: { difference: Difference; unit: string }) {
  const { t } = useText();
  const { kind, personId } = difference;
  if (kind === 'missing') return <Link to={addresses.register(unit)}>{t('members.register.verb')}</Link>;
  if (personId === null) return null;
  if (kind === 'wrong') return <Link to={addresses.correct(personId)}>{t('members.correct.verb')}</Link>;
  return (
    <>
      <Link to={paths.newCase('member', personId)}>{t('members.roster.open_case')}</Link>
      <Link to={addresses.end(personId)}>{t('members.end.verb')}</Link>
    </>
  );
}
