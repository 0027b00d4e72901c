import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { addresses } from './addresses.ts';

export const handle: PageHandle = { title: (t) => t('resolutions.levels.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const { search, after } = addressQuery(request);
  const [resolution, { levels }, page] = await Promise.all([
    api.resolutionGet({ id }),
    api.resolutionLevels({ id }),
    api.resolutionCarrying({ id, search, after }),
  ]);
  return { unit: resolution.received?.unit ?? resolution.unit, resolution, levels, page };
}

/** How far a resolution has come at each level, and the resolutions below that carry it out. */
export default function LevelsPage() {
  const { t, lang } = useText();
  const { resolution, levels, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('resolutions.levels.title')}
      lead={<Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution.title, to: paths.resolution(resolution.id) }]}
    >
      {levels === null && <p className="quiet">{t('resolutions.record.not_below')}</p>}
      {levels !== null && (
        <Table
          caption={t('resolutions.levels.title')}
          rows={levels}
          rowKey={(level) => level.kind}
          columns={[
            {
              key: 'kind',
              header: t('resolutions.levels.level'),
              cell: (level) => capitalized(labelOf('unitKinds', level.kind, lang), lang),
            },
            {
              key: 'reached',
              header: t('resolutions.levels.reached'),
              cell: (level) => (
                <Share part={level.reached} whole={level.units} to={addresses.recipients(resolution.id)} bar={false} />
              ),
            },
            {
              key: 'acknowledged',
              header: capitalized(t('resolutions.state.acknowledged'), lang),
              cell: (level) => (
                <Link to={addresses.recipients(resolution.id, { state: 'acknowledged' })}>
                  {share(level.acknowledged, level.reached)}
                </Link>
              ),
            },
            {
              key: 'planned',
              header: capitalized(t('resolutions.state.planned'), lang),
              cell: (level) => (
                <Link to={addresses.recipients(resolution.id, { state: 'planned' })}>
                  {share(level.planned, level.reached)}
                </Link>
              ),
            },
            {
              key: 'carried',
              header: t('resolutions.levels.carried'),
              cell: (level) => share(level.carried, level.reached),
            },
          ]}
          empty={<Empty title={t('resolutions.levels.none')}>{t('resolutions.levels.none_hint')}</Empty>}
        />
      )}
      <Section title={t('resolutions.levels.carrying')}>
        <Filters filters={[{ kind: 'search', key: 'search', label: t('resolutions.list.subject') }]} />
        <Table
          caption={t('resolutions.levels.carrying')}
          rows={page.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.resolution(line.id)}
          columns={[
            { key: 'title', header: t('resolutions.list.subject'), cell: (line) => <Name>{line.title}</Name> },
            {
              key: 'number',
              header: t('resolutions.list.number'),
              cell: (line) => <Name>{line.numberText ?? ''}</Name>,
            },
            { key: 'issuer', header: t('resolutions.list.issuer'), cell: (line) => <Name>{line.issuer.name}</Name> },
            { key: 'on', header: t('resolutions.list.on'), cell: (line) => date(line.issuedOn) },
            {
              key: 'linked',
              header: t('resolutions.levels.linked'),
              cell: (line) => (
                <Link to={paths.lineage(line.id)}>
                  {t('resolutions.levels.of', { n: number(line.linked), m: number(line.targets) })}
                </Link>
              ),
            },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('resolutions.levels.no_carrying')}>{t('resolutions.levels.no_carrying_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
