import type { UnitGetResult } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type CellLine, type CellsPage, STANDINGS } from '../reconciliation.ts';
import { StandingBadge } from './rosterStanding.tsx';

/** Which cells confirmed their list for a period, which are late, both numbers and what differs. */
export function RosterCells({ unit, page }: { unit: UnitGetResult; page: CellsPage }) {
  const { t, rich } = useText();
  const { figures } = page;
  const list = (query: Record<string, string>) => paths.reconciliation(unit.id, { period: page.period, ...query });
  return (
    <Page
      title={t('members.roster.title', { unit: unit.name })}
      lead={rich('members.roster.cells_lead', {
        from: date(page.period),
        until: date(page.until),
        rule: <RuleLink rule={page.rule} />,
      })}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
    >
      <Section title={t('members.roster.figures')}>
        <Facts
          facts={[
            {
              label: t('members.roster.standing_confirmed'),
              value: <Share part={figures.confirmed} whole={figures.cells} to={list({ standing: 'confirmed' })} />,
            },
            {
              label: t('members.roster.standing_confirmed_late'),
              value: <NumberLink value={figures.confirmedLate} to={list({ standing: 'confirmed_late' })} />,
            },
            {
              label: t('members.roster.standing_waiting'),
              value: <NumberLink value={figures.waiting} to={list({ standing: 'waiting' })} />,
            },
            {
              label: t('members.roster.standing_late'),
              value: <NumberLink value={figures.late} to={list({ standing: 'late' })} />,
            },
            {
              label: t('members.roster.open'),
              value: <NumberLink value={figures.open} to={list({ differences: 'open' })} />,
            },
            {
              label: t('members.roster.both'),
              value: t('members.roster.both_numbers', { registered: figures.registered, counted: figures.counted }),
            },
          ]}
        />
      </Section>
      <Section title={t('members.roster.cells')}>
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('members.roster.cell') },
            {
              kind: 'choice',
              key: 'period',
              label: t('members.roster.period'),
              all: t('members.roster.running'),
              options: page.periods.map((each) => ({ value: each, label: date(each) })),
            },
            {
              kind: 'choice',
              key: 'standing',
              label: t('members.corrections.state'),
              options: STANDINGS.map((each) => ({ value: each, label: t(`members.roster.standing_${each}`) })),
            },
            {
              kind: 'choice',
              key: 'differences',
              label: t('members.roster.differences'),
              options: [
                { value: 'any', label: t('members.roster.with_any') },
                { value: 'open', label: t('members.roster.with_open') },
              ],
            },
          ]}
        />
        <Table<CellLine>
          caption={t('members.roster.cells')}
          rows={page.items}
          rowKey={(line) => line.unitId}
          rowLink={(line) =>
            line.checkId ? paths.rosterCheck(line.checkId) : paths.reconciliation(line.unitId, { period: page.period })
          }
          sort="name"
          columns={[
            { key: 'name', header: t('members.roster.cell'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
            {
              key: 'standing',
              header: t('members.corrections.state'),
              cell: (line) => <StandingBadge standing={line.standing} />,
            },
            {
              key: 'registered',
              header: t('members.roster.registered'),
              cell: (line) => number(line.registered ?? line.members),
              numeric: true,
            },
            {
              key: 'confirmed',
              header: t('members.roster.confirmed'),
              cell: (line) => line.confirmed !== null && number(line.confirmed),
              numeric: true,
            },
            {
              key: 'open',
              header: t('members.roster.differences'),
              cell: (line) => line.checkId && t('members.roster.open_of', { open: line.open, all: line.differences }),
              sortable: true,
              largestFirst: true,
              numeric: true,
            },
            {
              key: 'signed',
              header: t('members.roster.signed'),
              cell: (line) =>
                line.signedOn && t('members.roster.by_on', { name: line.signedName ?? '', date: date(line.signedOn) }),
            },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('members.roster.no_cells')}>{t('members.roster.no_cells_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
