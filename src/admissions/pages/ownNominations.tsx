import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { actingGrant, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { named, STATE_BADGES } from './names.ts';

export const handle: PageHandle = { title: (t) => t('admissions.mine.nominations') };

export async function loader({ request }: LoaderFunctionArgs) {
  return await api.nominationMine(addressQuery(request));
}

/** Whom I put forward, and how it stands. */
export default function OwnNominationsPage() {
  const { t, lang } = useText();
  const list = useLoaderData<typeof loader>();
  const unit = actingGrant()?.unit.id;
  const nominate = unit && may('candidate.nominate') && (
    <LinkButton look="primary" to={paths.newCandidate(unit)}>
      {t('admissions.new.verb')}
    </LinkButton>
  );
  return (
    <Page title={t('admissions.mine.nominations')} action={nominate}>
      <Table
        caption={t('admissions.mine.nominations')}
        rows={list.items}
        rowKey={(line) => line.id}
        total={list.total}
        next={list.next}
        columns={[
          { key: 'name', header: t('admissions.list.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'unit', header: t('admissions.list.unit'), cell: (line) => <Name>{line.unitName}</Name> },
          {
            key: 'body',
            header: t('admissions.nomination.body'),
            cell: (line) => named('nominatingBodies', line.body, lang),
          },
          { key: 'on', header: t('admissions.nomination.on'), cell: (line) => date(line.on) },
          {
            key: 'state',
            header: t('admissions.list.state'),
            cell: (line) =>
              line.state && (
                <StateBadge state={STATE_BADGES[line.state] ?? 'information'}>
                  {t(`admissions.state.${line.state}`)}
                </StateBadge>
              ),
          },
        ]}
        empty={
          <Empty title={t('admissions.mine.none')} action={nominate}>
            {t('admissions.mine.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
