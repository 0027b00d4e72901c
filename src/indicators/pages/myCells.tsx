import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api, type OverseerCellsInput, type OverseerCellsResult } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { chooseGrant, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.mine.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { sort, after } = addressQuery(request);
  return await api.overseerCells({ sort: sort as OverseerCellsInput['sort'], after });
}

type Cell = OverseerCellsResult['items'][number];

/** What a committee member has to know of the cells in his charge before he goes there (M34). */
export default function MyCellsPage() {
  const { t } = useText();
  const { total, month: now, unseen } = useLoaderData<typeof loader>();
  return (
    <Page title={t('indicators.mine.title')} lead={t('indicators.units.in_month', { month: month(now) })}>
      {unseen > 0 && <Unseen count={unseen} />}
      <Visits />
      {(total > 0 || unseen === 0) && <Cells />}
    </Page>
  );
}

/** Charges that the post one acts in does not see, and the way to act in the one that does. */
function Unseen({ count }: { count: number }) {
  const { t } = useText();
  const { grants = [] } = useSession();
  const { revalidate } = useRevalidator();
  const duty = grants.find((grant) => grant.reason === 'duty');
  const act = async () => {
    if (!duty) return;
    await chooseGrant(duty.id);
    await revalidate();
  };
  return (
    <Notice state="due">
      <p>{t('indicators.mine.unseen', { count })}</p>
      {duty && <Button onClick={act}>{t('indicators.mine.act')}</Button>}
    </Notice>
  );
}

/** Visits of this year, beside what the rule of the committee asks for (VIS-01); each number opens its visits. */
function Visits() {
  const { t } = useText();
  const { quotas, month: now } = useLoaderData<typeof loader>();
  const year = now.slice(0, 4);
  if (quotas.length === 0) return null;
  return (
    <ul className="figures page-notice">
      {quotas.map((line) => {
        const visits = paths.visits(line.fromUnitId, { person: line.personId, from: `${year}-01-01` });
        return (
          <li key={line.fromUnitId}>
            {line.quota ? (
              <Share part={line.counted} whole={line.quota.n} to={visits} />
            ) : (
              <span className="figure-number">
                <NumberLink value={line.made} to={visits} label={t('indicators.mine.made', { year })} />
              </span>
            )}
            <div className="figure-label">
              {t(line.quota ? 'indicators.mine.counted' : 'indicators.mine.made', { year })}
            </div>
            {quotas.length > 1 && (
              <div className="small quiet">
                <Name>{line.fromUnit}</Name>
              </div>
            )}
            {line.quota && (
              <div className="small">
                {line.made > line.counted && (
                  <p className="quiet">{t('indicators.mine.uncounted', { count: line.made - line.counted })}</p>
                )}
                <Link to={paths.rulebook(line.quota.rule)}>
                  <Name>{line.quota.rule}</Name>
                </Link>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Cells() {
  const { t } = useText();
  const { items, total, next } = useLoaderData<typeof loader>();
  const count = (key: 'open' | 'overdue' | 'proposals', header: string, to: (cell: Cell) => string) => ({
    key,
    header,
    numeric: true,
    sortable: true,
    cell: (cell: Cell) => (cell[key] > 0 ? <NumberLink value={cell[key]} to={to(cell)} label={cell.name} /> : null),
  });
  return (
    <Table
      caption={t('indicators.mine.title')}
      rows={items}
      rowKey={(cell) => cell.id}
      rowLink={(cell) => paths.unit(cell.id)}
      columns={[
        {
          key: 'name',
          header: t('indicators.children.name'),
          cell: (cell) => <Name>{cell.name}</Name>,
          sortable: true,
        },
        {
          key: 'members',
          header: t('indicators.children.members'),
          sortable: true,
          numeric: true,
          cell: (cell) => (
            <NumberLink value={cell.members} to={paths.unitPeople(cell.id, { seat: 'own' })} label={cell.name} />
          ),
        },
        { key: 'met', header: t('indicators.children.met'), cell: (cell) => <Done done={cell.met} /> },
        {
          key: 'confirmed',
          header: t('indicators.mine.confirmed'),
          cell: (cell) => (cell.met ? <Done done={cell.confirmed} /> : null),
        },
        { key: 'planned', header: t('indicators.children.planned'), cell: (cell) => <Done done={cell.planned} /> },
        count('open', t('indicators.mine.open'), (cell) => paths.unitTasks(cell.id, { state: 'in_hand' })),
        count('overdue', t('indicators.mine.overdue'), (cell) => paths.unitTasks(cell.id, { overdue: 'true' })),
        count('proposals', t('indicators.mine.proposals'), (cell) => paths.proposals(cell.id)),
        {
          key: 'visit',
          header: t('indicators.mine.visit'),
          sortable: true,
          cell: (cell) =>
            cell.lastVisit ? (
              <Link to={paths.visits(cell.id)}>
                {t('indicators.mine.visits', { date: date(cell.lastVisit), count: cell.visits })}
              </Link>
            ) : (
              <StateBadge state="due">{t('indicators.mine.never')}</StateBadge>
            ),
        },
      ]}
      total={total}
      next={next}
      empty={<Empty title={t('indicators.mine.empty')}>{t('indicators.mine.empty_hint')}</Empty>}
    />
  );
}

function Done({ done }: { done: boolean }) {
  const { t } = useText();
  return <StateBadge state={done ? 'done' : 'due'}>{t(done ? 'indicators.yes' : 'indicators.no')}</StateBadge>;
}
