import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { QualityListLine } from '../quality.ts';
import { SheetStateBadge } from './meetingState.tsx';
import { Gap } from './scoreParts.tsx';

type Sheets = {
  items: QualityListLine[];
  total: number;
  next: string | null;
  count: { held: number; scored: number; confirmed: number; overdue: number };
};

export const handle: PageHandle = { title: (t) => t('meetings.quality.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { month: of, state, after } = addressQuery(request);
  return { unit, of, page: (await api.qualityList({ unit, month: of, state: state as never, after })) as Sheets };
}

/** Scores of the meetings of a unit and below, by month, with the gap between the cell's own points and those from above. */
export default function QualityPage() {
  const { t, lang } = useText();
  const { unit, of, page } = useLoaderData<typeof loader>();
  const { count } = page;
  const points = (line: QualityListLine, total: number | null, level: string | null) =>
    total === null
      ? null
      : `${number(total)}/${number(line.maximum)} · ${capitalized(labelOf('qualityLevels', level ?? undefined, lang), lang)}`;
  const only = (state: string | undefined) => paths.unitQuality(unit, { month: of, state });
  return (
    <Page
      title={t('meetings.quality.title')}
      crumbs={[{ label: t('meetings.list.title'), to: paths.unitMeetings(unit) }]}
      action={<LinkButton to={paths.unitQualityYears(unit)}>{t('meetings.quality.years')}</LinkButton>}
    >
      <div className="page-notice">
        <Figures
          figures={[
            {
              label: t('meetings.quality.held'),
              value: count.held,
              to: paths.unitMeetings(unit, { month: of, state: 'closed,confirmed,signed' }),
            },
            { label: t('meetings.quality.scored'), value: count.scored, to: only(undefined) },
            { label: t('meetings.quality.confirmed'), value: count.confirmed, to: only('confirmed') },
            { label: t('meetings.quality.overdue'), value: count.overdue, to: only('overdue') },
          ]}
        />
      </div>
      <Filters
        filters={[
          { kind: 'month', key: 'month', label: t('meetings.list.month') },
          {
            kind: 'choice',
            key: 'state',
            label: t('meetings.list.state'),
            options: [
              { value: 'scored', label: t('meetings.score.state_scored') },
              { value: 'overdue', label: t('meetings.score.state_overdue') },
              { value: 'confirmed', label: t('meetings.score.state_confirmed') },
              { value: 'gap', label: t('meetings.quality.with_gap') },
            ],
          },
        ]}
      />
      <Table
        caption={t('meetings.quality.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.qualitySheet(line.id)}
        columns={[
          { key: 'unit', header: t('meetings.list.unit'), cell: (line) => <bdi>{line.unit.name}</bdi> },
          { key: 'month', header: t('meetings.list.month'), cell: (line) => month(line.month) },
          {
            key: 'self',
            header: t('meetings.score.self'),
            cell: (line) => points(line, line.selfTotal, line.selfLevel),
          },
          {
            key: 'upper',
            header: t('meetings.score.upper'),
            cell: (line) => points(line, line.upperTotal, line.upperLevel),
          },
          {
            key: 'gap',
            header: t('meetings.score.difference'),
            cell: (line) => line.gap !== null && <Gap gap={line.gap} />,
          },
          {
            key: 'due',
            header: t('meetings.score.confirm_due'),
            cell: (line) => line.state === 'scored' && date(line.confirmDue),
          },
          { key: 'state', header: t('meetings.list.state'), cell: (line) => <SheetStateBadge sheet={line} /> },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.quality.empty')}>{t('meetings.quality.empty_hint')}</Empty>}
      />
    </Page>
  );
}
