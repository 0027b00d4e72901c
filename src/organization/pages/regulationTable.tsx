import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { RegulationLine } from '../regulation.ts';

/** Versions of working regulations; with `of` each can be compared with that one. */
export function RegulationTable(props: { items: readonly RegulationLine[]; of?: string; empty?: ReactNode }) {
  const { t } = useText();
  const { items, of } = props;
  return (
    <Table
      caption={t('organization.tabs.regulations')}
      rows={items}
      rowKey={(line) => line.id}
      rowLink={(line) => paths.regulation(line.id)}
      columns={[
        { key: 'title', header: t('organization.regulations.name'), cell: (line) => <Name>{line.title}</Name> },
        {
          key: 'version',
          header: t('organization.regulations.version'),
          numeric: true,
          cell: (line) => number(line.versionNo),
        },
        { key: 'term', header: t('organization.terms.name'), cell: (line) => <Name>{line.term}</Name> },
        {
          key: 'number',
          header: t('organization.regulations.number'),
          cell: (line) => line.number && <Name>{line.number}</Name>,
        },
        { key: 'state', header: t('organization.terms.state'), cell: (line) => <RegulationState line={line} /> },
        ...(of && items.length > 1
          ? [
              {
                key: 'compare',
                header: t('organization.posts.action'),
                cell: (line: RegulationLine) =>
                  line.id !== of && (
                    <Link to={paths.regulation(of, { against: line.id })}>{t('organization.regulations.compare')}</Link>
                  ),
              },
            ]
          : []),
      ]}
      empty={props.empty}
    />
  );
}

/** Draft, in force since, or lapsed. */
export function RegulationState({ line }: { line: RegulationLine }) {
  const { t } = useText();
  if (line.state === 'draft') return <StateBadge state="due">{t('organization.state.draft')}</StateBadge>;
  if (line.state === 'lapsed')
    return (
      <StateBadge state="later">
        {t('organization.regulations.lapsed_on', { on: date(line.lapsedOn ?? '') })}
      </StateBadge>
    );
  return (
    <StateBadge state="done">{t('organization.regulations.adopted_on', { on: date(line.adoptedOn ?? '') })}</StateBadge>
  );
}
