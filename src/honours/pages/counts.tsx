import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CountLine } from '../honour.ts';
import { HonourTabs } from './honourTabs.tsx';
import { useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('honours.counts.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, { lines }] = await Promise.all([api.unitGet({ id }), api.honourCount({ unit: id })]);
  return { unit, lines };
}

/** Commendations and badges by year and form; each number opens the list it counts. */
export default function HonourCountsPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const years = [...new Set(lines.map((line) => line.year))];
  return (
    <Page
      title={t('honours.counts.title', { unit: unit.name })}
      lead={t('honours.counts.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <HonourTabs unit={unit.id} />
      {years.length === 0 && <Empty title={t('honours.counts.none')}>{t('honours.commendations.none_hint')}</Empty>}
      {years.map((year) => (
        <Year key={year} unit={unit.id} year={year} lines={lines.filter((line) => line.year === year)} />
      ))}
    </Page>
  );
}

function Year({ unit, year, lines }: { unit: string; year: number; lines: readonly CountLine[] }) {
  const { t } = useText();
  const { named, years } = useHonourWords();
  const nameOf = ({ kind, form }: CountLine) =>
    kind === 'badge' ? t('honours.counts.badge', { years: years(Number(form)) }) : named('commendationForms', form);
  const behind = ({ kind, form }: CountLine) =>
    kind === 'badge'
      ? paths.badges(unit, { given: 'yes', year: String(year), years: form })
      : paths.commendations(unit, { inForce: 'yes', to: kind, year: String(year), form });
  return (
    <Section title={t('honours.counts.year', { year: String(year) })}>
      <Table
        caption={t('honours.counts.year', { year: String(year) })}
        rows={lines}
        rowKey={(line) => `${line.kind} ${line.form}`}
        columns={[
          { key: 'form', header: t('honours.fact.form'), cell: nameOf },
          { key: 'to', header: t('honours.fact.to'), cell: ({ kind }) => t(`honours.counts.to_${kind}`) },
          {
            key: 'n',
            header: t('honours.counts.number'),
            cell: (line) => <NumberLink value={line.n} to={behind(line)} label={nameOf(line)} />,
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}
