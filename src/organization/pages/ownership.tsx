import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type OwnershipListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.ownership.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { nonState, foreignInvested, ...rest } = addressQuery(request);
  const asked = {
    ...(rest as Omit<OwnershipListInput, 'unit'>),
    ...(nonState && { nonState: nonState === 'true' }),
    ...(foreignInvested && { foreignInvested: foreignInvested === 'true' }),
  };
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.ownershipList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Organizations in enterprises, counted by whose enterprise it is, each count with its list (M85). */
export default function OwnershipPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { unit, lines } = useLoaderData<typeof loader>();
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const yes = (text: string) => [{ value: 'true', label: text }];
  return (
    <Page
      title={t('organization.ownership.title', { unit: unit.name })}
      lead={t('organization.ownership.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      {lines.byOwnership.length > 0 && (
        <Section title={t('organization.ownership.counts')}>
          <Facts
            facts={[
              {
                label: t('organization.ownership.non_state'),
                value: <NumberLink value={lines.nonState} to={paths.ownership(unit.id, { nonState: 'true' })} />,
              },
              {
                label: t('organization.ownership.foreign'),
                value: (
                  <NumberLink
                    value={lines.foreignInvested}
                    to={paths.ownership(unit.id, { foreignInvested: 'true' })}
                  />
                ),
              },
              ...lines.byOwnership.map(({ ownership, n }) => ({
                label: label('ownerships', ownership),
                value: <NumberLink value={n} to={paths.ownership(unit.id, { ownership })} />,
              })),
            ]}
          />
        </Section>
      )}
      <Section title={t('organization.lists.all')}>
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('organization.lists.search') },
            {
              kind: 'choice',
              key: 'ownership',
              label: t('organization.facts.ownership'),
              options: Object.keys(labels?.ownerships ?? {}).map((one) => ({
                value: one,
                label: label('ownerships', one),
              })),
            },
            {
              kind: 'choice',
              key: 'nonState',
              label: t('organization.ownership.sector'),
              options: [
                ...yes(t('organization.ownership.non_state')),
                { value: 'false', label: t('organization.ownership.state') },
              ],
            },
            {
              kind: 'choice',
              key: 'foreignInvested',
              label: t('organization.ownership.capital'),
              options: yes(t('organization.ownership.foreign')),
            },
          ]}
        />
        <Table
          caption={t('organization.ownership.title', { unit: unit.name })}
          rows={lines.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.unit(line.id)}
          columns={[
            {
              key: 'name',
              header: t('organization.lists.unit'),
              cell: (line) => <Name>{line.name}</Name>,
              sortable: true,
            },
            { key: 'kind', header: t('organization.found.kind'), cell: (line) => label('unitKinds', line.kind) },
            {
              key: 'ownership',
              header: t('organization.facts.ownership'),
              cell: (line) => label('ownerships', line.ownership),
            },
            {
              key: 'foreign',
              header: t('organization.ownership.capital'),
              cell: (line) =>
                line.foreignInvested && (
                  <StateBadge state="information">{t('organization.ownership.foreign')}</StateBadge>
                ),
            },
            { key: 'since', header: t('organization.posts.from'), cell: (line) => line.since && date(line.since) },
            {
              key: 'parent',
              header: t('organization.ownership.under'),
              cell: (line) => line.parent && <Name>{line.parent}</Name>,
            },
          ]}
          total={lines.total}
          next={lines.next}
          empty={<Empty title={t('organization.ownership.none')}>{t('organization.ownership.none_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
