import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type TermCalendarInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CalendarLine } from '../postLines.ts';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

const MONTHS = [3, 6, 12, 24, 36, 60] as const;

export const handle: PageHandle = { title: (t, data) => t('organization.calendar.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { months, ...query } = addressQuery(request);
  const asked = { ...query, ...(months && { months: Number(months) }) } as Omit<TermCalendarInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.termCalendar({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Who must stand for what: terms and posts that end in the months ahead, and the other end of two posts in one hand (M08, trap 12). */
export default function CalendarPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const { today } = session();
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.calendar.lead', { until: date(lines.until) })}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          {
            kind: 'choice',
            key: 'months',
            label: t('organization.calendar.months'),
            options: MONTHS.map((months) => ({
              value: String(months),
              label: t('organization.calendar.n_months', { count: months }),
            })),
          },
          {
            kind: 'choice',
            key: 'apart',
            label: t('organization.calendar.apart'),
            options: [{ value: 'true', label: t('organization.calendar.only_apart') }],
          },
        ]}
      />
      <Table
        caption={t('organization.tabs.calendar')}
        rows={lines.items}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'ends',
            header: t('organization.calendar.ends'),
            cell: (line) => (
              <>
                {date(line.endsOn)}
                <div>
                  <StateBadge state={line.endsOn < today ? 'overdue' : 'due'}>{due(line.endsOn, today)}</StateBadge>
                </div>
              </>
            ),
            sortable: true,
          },
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          { key: 'what', header: t('organization.calendar.what'), cell: (line) => <What line={line} /> },
          { key: 'other', header: t('organization.calendar.other'), cell: (line) => <Other line={line} /> },
          { key: 'todo', header: t('organization.calendar.todo'), cell: (line) => <Todo line={line} /> },
        ]}
        rowLink={(line) => (line.what === 'term' ? paths.unitTerms(line.unitId) : paths.unitPosts(line.unitId))}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.calendar.none')}>{t('organization.calendar.none_hint')}</Empty>}
      />
    </Page>
  );
}

function What({ line }: { line: CalendarLine }) {
  const { t, lang } = useText();
  if (line.what === 'term')
    return (
      <>
        <Name>{line.name}</Name>
        <div className="small quiet">{t('organization.calendar.holders', { count: line.holders })}</div>
      </>
    );
  return (
    <>
      <Name>{line.name}</Name>
      <div className="small quiet">{capitalized(labelOf('posts', line.post ?? '', lang), lang)}</div>
    </>
  );
}

/** The post that stays when this one ends. */
function Other({ line }: { line: CalendarLine }) {
  const { t, lang } = useText();
  if (line.other === null) return null;
  const words = `${capitalized(labelOf('posts', line.other.post, lang), lang)}: ${
    line.other.endsOn ? date(line.other.endsOn) : t('organization.posts.term_open')
  }`;
  if (isApart(line)) return <StateBadge state="due">{words}</StateBadge>;
  return line.other.endsOn ? words : <span className="quiet">{words}</span>;
}

/** Whether the two posts in one hand are known to end on different days. */
function isApart({ other, endsOn }: CalendarLine): boolean {
  return other !== null && other.endsOn !== null && other.endsOn !== endsOn;
}

function Todo({ line }: { line: CalendarLine }) {
  const { t } = useText();
  return (
    <>
      {t(
        line.what === 'term'
          ? 'organization.calendar.hold_congress'
          : line.side === 'party'
            ? 'organization.calendar.elect'
            : 'organization.calendar.stand_again',
      )}
      {isApart(line) && <div className="small quiet">{t('organization.calendar.keep_both')}</div>}
    </>
  );
}
