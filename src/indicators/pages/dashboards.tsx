import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type DashboardListResult } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { SaveDashboard } from './dashboardForm.tsx';
import { DashboardTile, readTile } from './dashboardTile.tsx';

export const handle: PageHandle = { title: (t, data) => data?.board?.name ?? t('indicators.board.title') };

export type Board = DashboardListResult['items'][number];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const list = await api.dashboardList({ unit });
  const asked = addressQuery(request).board;
  const board = list.items.find((each) => each.id === asked) ?? list.items.at(-1) ?? null;
  const tiles = await Promise.all((board?.tiles ?? []).map((tile) => readTile(unit, tile)));
  return { list, board, tiles };
}

/** The numbers that a committee puts side by side; each unit below sees its own by the same dashboard. */
export default function DashboardsPage() {
  const { t } = useText();
  const { list, board, tiles } = useLoaderData<typeof loader>();
  const { unit, may, items } = list;
  const address = useAddress();
  const [asked, ask] = useState<'new' | 'change' | 'drop' | null>(null);
  const close = () => ask(null);
  const own = may && board?.here === true;
  return (
    <Page
      title={board ? <Name>{board.name}</Name> : t('indicators.board.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('indicators.declared.title'), to: paths.indicators(unit.id) },
      ]}
      action={
        may ? (
          <Button look={board === null ? 'primary' : undefined} onClick={() => ask('new')}>
            {t('indicators.board.new')}
          </Button>
        ) : undefined
      }
      more={
        own
          ? [
              { label: t('indicators.board.change'), icon: 'file', onSelect: () => ask('change') },
              { label: t('indicators.board.drop'), icon: 'file', onSelect: () => ask('drop') },
            ]
          : []
      }
    >
      {items.length > 1 && (
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'board',
              label: t('indicators.board.which'),
              wide: true,
              all: items.at(-1)?.name ?? '',
              options: items.slice(0, -1).map((each) => ({ value: each.id, label: each.name })),
            },
          ]}
        />
      )}
      {board && !board.here && <p className="quiet">{t('indicators.board.from_above', { name: board.madeName })}</p>}
      {board === null && <Empty title={t('indicators.board.none')}>{t('indicators.board.none_hint')}</Empty>}
      {tiles.map((tile, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiles have no other name than their place
        <DashboardTile key={i} tile={tile} />
      ))}
      {(asked === 'new' || asked === 'change') && (
        <SaveDashboard
          list={list}
          board={asked === 'change' ? board : null}
          onClose={close}
          onSaved={(id) => {
            close();
            address.set({ board: id });
          }}
        />
      )}
      {asked === 'drop' && board && (
        <CommandDialog<Record<string, never>, unknown>
          title={t('indicators.board.drop_title', { name: board.name })}
          lead={<p>{t('indicators.board.drop_lead')}</p>}
          onClose={close}
          name="dashboard.drop"
          entity={board.id}
          submit={(_values, commandId) => api.dashboardDrop({ id: board.id, version: board.version }, { commandId })}
          verb={t('indicators.board.drop')}
        >
          {null}
        </CommandDialog>
      )}
    </Page>
  );
}
