import { Link } from 'react-router';
import type { UnitChildrenCountsResult } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import { missingFirst, SHOWN } from './order.ts';

type Child = UnitChildrenCountsResult['items'][number];
type ChildrenProps = { unit: string; list: UnitChildrenCountsResult; past: boolean; on: string | undefined };

/** The units right below with their members and what is missing: no meeting, no plan, nothing acknowledged, tasks late. */
export function Children({ unit, list, past, on }: ChildrenProps) {
  const { t } = useText();
  const day = on ? `?on=${on}` : '';
  // More than fit on one page of the list have an order of their own: the one of the list.
  const shown = past ? list.items : missingFirst(list.items).slice(0, SHOWN);
  const all = shown.length === list.items.length;
  const members: Column<Child> = {
    key: 'members',
    header: t('indicators.children.members'),
    numeric: true,
    cell: (child) =>
      child.members === null ? (
        <span className="quiet">{t('indicators.children.not_recorded')}</span>
      ) : (
        <NumberLink value={child.members} to={paths.unitPeople(child.id, { seat: 'own', on })} label={child.name} />
      ),
  };
  const work: Column<Child>[] = [
    {
      key: 'met',
      header: t('indicators.children.met'),
      cell: (child) => (
        <Done part={child.met} whole={child.cells} to={paths.unitUnits(child.id, { measure: 'meeting_not_held' })} />
      ),
    },
    {
      key: 'confirmed',
      header: t('indicators.children.confirmed'),
      cell: (child) => <Done part={child.confirmed} whole={child.met} to={paths.unitMeetings(child.id)} />,
    },
    {
      key: 'planned',
      header: t('indicators.children.planned'),
      cell: (child) => (
        <Done part={child.planned} whole={child.cells} to={paths.unitUnits(child.id, { measure: 'without_plan' })} />
      ),
    },
    {
      key: 'acknowledged',
      header: t('indicators.children.acknowledged'),
      cell: (child) => (
        <Done
          part={child.acknowledged}
          whole={child.received}
          to={paths.received(child.id, { acknowledged: 'false' })}
        />
      ),
    },
    {
      key: 'open',
      header: t('indicators.children.open'),
      numeric: true,
      cell: (child) => (
        <NumberLink value={child.open} to={paths.unitTasks(child.id, { state: 'in_hand' })} label={child.name} />
      ),
    },
    {
      key: 'overdue',
      header: t('indicators.children.overdue'),
      numeric: true,
      cell: (child) =>
        child.overdue ? (
          <NumberLink value={child.overdue} to={paths.unitTasks(child.id, { overdue: 'true' })} label={child.name} />
        ) : null,
    },
    {
      key: 'proposals',
      header: t('indicators.children.proposals'),
      numeric: true,
      cell: (child) =>
        child.proposals ? (
          <NumberLink value={child.proposals} to={paths.proposals(child.id)} label={child.name} />
        ) : null,
    },
  ];
  return (
    <Section title={t('indicators.children.title')}>
      {!all && (
        <p className="quiet">
          {t('indicators.children.first', { shown: number(shown.length), total: number(list.total) })}
        </p>
      )}
      <Table
        caption={t('indicators.children.title')}
        rows={shown}
        rowKey={(child) => child.id}
        rowLink={(child) => `${paths.unit(child.id)}${day}`}
        columns={[
          { key: 'name', header: t('indicators.children.name'), cell: (child) => <Titled child={child} /> },
          members,
          ...(past ? [] : work),
        ]}
        {...(all && { total: list.total, next: list.next })}
      />
      {!all && (
        <p className="children-all">
          <Link to={paths.unitUnits(unit, { measure: 'direct' })}>{t('indicators.children.all')}</Link>
        </p>
      )}
    </Section>
  );
}

function Titled({ child }: { child: Child }) {
  const { t } = useText();
  return (
    <>
      <Name>{child.name}</Name>
      {child.hasSecretary === false && (
        <>
          {' '}
          <span className="small">
            <StateBadge state="due">{t('indicators.children.no_head')}</StateBadge>
          </span>
        </>
      )}
    </>
  );
}

/** All done, some of them (the missing ones behind the link), or nothing to do. */
function Done({ part, whole, to }: { part: number | null; whole: number | null; to: string }) {
  const { t } = useText();
  if (part === null || !whole) return <span className="quiet">–</span>;
  if (whole === 1)
    return (
      <StateBadge state={part === 1 ? 'done' : 'due'}>{t(part === 1 ? 'indicators.yes' : 'indicators.no')}</StateBadge>
    );
  return <Share part={part} whole={whole} bar={false} {...(part < whole && { to })} />;
}
