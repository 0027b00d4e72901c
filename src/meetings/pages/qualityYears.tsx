import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { QualityYear } from '../quality.ts';

export const handle: PageHandle = { title: (t) => t('meetings.quality.years') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { year, after } = addressQuery(request);
  const of = Number(year ?? session().today.slice(0, 4));
  const page = (await api.qualityYear({ unit, year: of, after })) as {
    items: QualityYear[];
    total: number;
    next: string | null;
  };
  return { unit, year: of, page };
}

const SHAPES: Record<QualityYear['verdict'], State> = { reached: 'done', not_reached: 'overdue', open: 'later' };

/** The year of each unit: levels by the confirmed points, and whether the year counts as a good one. */
export default function QualityYearsPage() {
  const { t, lang } = useText();
  const { unit, year, page } = useLoaderData<typeof loader>();
  const levels = [...new Set(page.items.flatMap((line) => Object.keys(line.levels)))];
  return (
    <Page
      title={t('meetings.quality.year', { year: String(year) })}
      lead={t('meetings.quality.year_lead')}
      crumbs={[{ label: t('meetings.quality.title'), to: paths.unitQuality(unit) }]}
      action={
        <LinkButton to={paths.unitQualityYears(unit, { year: String(year - 1) })}>
          {t('meetings.quality.year_before', { year: String(year - 1) })}
        </LinkButton>
      }
    >
      <Table
        caption={t('meetings.quality.years')}
        rows={page.items}
        rowKey={(line) => line.unit.id}
        rowLink={(line) => paths.unitQuality(line.unit.id)}
        columns={[
          { key: 'unit', header: t('meetings.list.unit'), cell: (line) => <bdi>{line.unit.name}</bdi> },
          { key: 'held', header: t('meetings.quality.held'), numeric: true, cell: (line) => number(line.meetings) },
          { key: 'scored', header: t('meetings.quality.scored'), numeric: true, cell: (line) => number(line.scored) },
          {
            key: 'confirmed',
            header: t('meetings.quality.confirmed'),
            numeric: true,
            cell: (line) => number(line.confirmed),
          },
          ...levels.map((level) => ({
            key: level,
            header: capitalized(labelOf('qualityLevels', level, lang), lang),
            numeric: true,
            cell: (line: QualityYear) => number(line.levels[level] ?? 0),
          })),
          {
            key: 'verdict',
            header: t('meetings.quality.verdict'),
            cell: (line) => (
              <StateBadge state={SHAPES[line.verdict]}>{t(`meetings.quality.verdict_${line.verdict}`)}</StateBadge>
            ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.quality.empty')}>{t('meetings.quality.empty_hint')}</Empty>}
      />
    </Page>
  );
}
