import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Periods } from '../../web/ui/periods.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { DuesYear, YearMonth } from '../slip.ts';
import { DuesTabs } from './duesTabs.tsx';
import { money } from './money.ts';
import './dues.css';

export const handle: PageHandle = {
  title: (t, data) => t('dues.year.title', { unit: data?.told.unit.name, year: String(data?.told.year) }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const told = await api.duesYear({ unit: params.unit ?? '', year: Number(params.year) });
  return { told, unit: told.unit };
}

/** The year's account of a unit, its months with all below, and the settling. */
export default function DuesYearPage() {
  const { t } = useText();
  const { told } = useLoaderData<typeof loader>();
  const { unit, year, settled } = told;
  const [settling, setSettling] = useState(false);
  const because = told.may['dues.settle_year'] ?? [];
  const mayAtAll = !because.some((reason) => reason.code === 'right.missing');
  return (
    <Page
      title={t('dues.year.lead', { year: String(year) })}
      lead={<Name>{unit.name}</Name>}
      state={
        settled ? (
          <StateBadge state="done">{t('dues.year.settled', { date: date(settled.on), name: settled.name })}</StateBadge>
        ) : (
          <StateBadge state="due">{t('dues.year.open')}</StateBadge>
        )
      }
      action={<Download kind="dues-year" id={unit.id} period={{ from: `${year}-01-01`, to: `${year}-12-31` }} />}
    >
      <DuesTabs unit={unit.id} collects={told.collects} year={year} />
      <Periods
        label={t('dues.year.years')}
        now={String(year)}
        before={{ label: String(year - 1), to: paths.duesYear(unit.id, year - 1) }}
        after={{ label: String(year + 1), to: paths.duesYear(unit.id, year + 1) }}
      />
      <Section title={t('dues.year.account')}>
        <AccountFacts told={told} />
        {!settled && mayAtAll && (
          <div className="dues-do">
            <Button look="primary" because={because} onClick={() => setSettling(true)}>
              {t('dues.year.settle')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('dues.year.months')}>
        <p className="small quiet">{t('dues.year.in_currency')}</p>
        <Months told={told} />
      </Section>
      {settling && <SettleDialog told={told} onClose={() => setSettling(false)} />}
    </Page>
  );
}

function AccountFacts({ told }: { told: DuesYear }) {
  const { t } = useText();
  const { account, unit, year, collects } = told;
  const slips = (of: string) => paths.duesRemittances(unit.id, { of, year: String(year) });
  return (
    <Facts
      facts={[
        collects && { label: t('dues.year.due'), value: money(account.due) },
        collects && { label: t('dues.year.collected'), value: money(account.collected) },
        { label: t('dues.year.received'), value: <Link to={slips('incoming')}>{money(account.received)}</Link> },
        { label: t('dues.year.kept'), value: <Link to={slips('own')}>{money(account.kept)}</Link> },
        { label: t('dues.year.remitted'), value: <Link to={slips('own')}>{money(account.remitted)}</Link> },
        {
          label: t('dues.year.undivided'),
          value: <Link to={paths.duesRemittances(unit.id)}>{money(account.undivided)}</Link>,
        },
        collects && {
          label: t('dues.year.unpaid'),
          value: (
            <Link to={paths.duesArrears(unit.id, { year: String(year) })}>
              {t('dues.year.unpaid_of', { amount: money(account.unpaid), count: account.unpaidMembers })}
            </Link>
          ),
        },
        told.settled !== null &&
          told.settled.note !== null && { label: t('dues.slip.note'), value: <bdi>{told.settled.note}</bdi> },
      ]}
    />
  );
}

function Months({ told }: { told: DuesYear }) {
  const { t } = useText();
  const { unit, collects, year } = told;
  return (
    <Table<YearMonth>
      caption={t('dues.year.months')}
      rows={told.months}
      rowKey={(line) => line.month}
      rowLink={(line) =>
        collects
          ? paths.unitDues(unit.id, { month: line.month })
          : paths.duesUnits(unit.id, { year: String(year), missing: 'month', month: line.month })
      }
      columns={[
        { key: 'month', header: t('dues.year.month'), cell: (line) => month(line.month) },
        { key: 'payers', header: t('dues.year.payers'), numeric: true, cell: (line) => number(line.payers) },
        { key: 'due', header: t('dues.year.due'), numeric: true, cell: (line) => number(line.due) },
        { key: 'collected', header: t('dues.year.collected'), numeric: true, cell: (line) => number(line.collected) },
        { key: 'unpaid', header: t('dues.year.unpaid_members'), numeric: true, cell: (line) => number(line.unpaid) },
        {
          key: 'remitted',
          header: t('dues.year.remitted'),
          numeric: true,
          cell: (line) => line.remitted !== 0 && number(line.remitted),
        },
      ]}
      empty={<Empty title={t('dues.year.none')}>{t('dues.year.none_hint')}</Empty>}
    />
  );
}

/** The account is read once more before it is kept for good. */
function SettleDialog({ told, onClose }: { told: DuesYear; onClose: () => void }) {
  const { t } = useText();
  const { account, unit, year } = told;
  return (
    <CommandDialog<{ note?: string }, unknown>
      title={t('dues.year.settle')}
      lead={
        <p>
          {t('dues.year.settle_lead', {
            together: money(account.collected + account.received),
            kept: money(account.kept),
            remitted: money(account.remitted),
          })}
        </p>
      }
      name="dues.settle_year"
      entity={`${unit.id} ${year}`}
      submit={({ note }, commandId) =>
        api.duesSettleYear({ unit: unit.id, year, ...(note && { note }) }, { commandId })
      }
      verb={t('dues.year.settle')}
      onClose={onClose}
    >
      <TextField name="note" label={t('dues.slip.note')} />
    </CommandDialog>
  );
}
