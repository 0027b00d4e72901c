import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { MergeLine } from '../merge.ts';

export const handle: PageHandle = { title: (t) => t('members.merges.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, page] = await Promise.all([
    api.unitGet({ id }),
    api.mergeList({ unit: id, after: addressQuery(request).after }),
  ]);
  return { unit, page };
}

/** Records that were made one, by whom and why; each can be taken back while nothing depends on it. */
export default function MergesPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const [undoing, setUndoing] = useState<MergeLine>();
  return (
    <Page
      title={t('members.merges.title')}
      lead={unit.name}
      crumbs={[{ label: t('members.duplicates.title', { unit: unit.name }), to: paths.duplicates(unit.id) }]}
    >
      <Table<MergeLine>
        caption={t('members.merges.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.member(line.winnerId)}
        columns={[
          { key: 'name', header: t('members.fact.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'unit', header: t('members.merges.from'), cell: (line) => <Name>{line.loserUnitName}</Name> },
          {
            key: 'merged',
            header: t('members.merges.merged'),
            cell: (line) => t('members.roster.by_on', { name: line.mergedName, date: date(line.mergedOn) }),
          },
          { key: 'reason', header: t('members.merge.reason'), cell: (line) => <bdi>{line.reason}</bdi> },
          { key: 'moved', header: t('members.merges.moved'), cell: (line) => number(line.moved), numeric: true },
          {
            key: 'undone',
            header: t('members.merges.undone'),
            cell: (line) =>
              line.undoneOn
                ? t('members.roster.by_on', { name: line.undoneName ?? '', date: date(line.undoneOn) })
                : line.may['member.unmerge']?.length === 0 && (
                    <Button onClick={() => setUndoing(line)}>{t('members.merges.undo')}</Button>
                  ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.merges.empty')}>{t('members.merges.empty_hint')}</Empty>}
      />
      {undoing && <Undo line={undoing} onClose={() => setUndoing(undefined)} />}
    </Page>
  );
}

function Undo({ line, onClose }: { line: MergeLine; onClose: () => void }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [commandId] = useState(() => v7());
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('members.merges.undo_title', { name: line.name })}
      consequence={<p>{t('members.merges.undo_consequence', { count: line.moved })}</p>}
      verb={t('members.merges.undo')}
      onConfirm={async () => {
        await api.memberUnmerge({ id: line.id, version: line.version }, { commandId });
        await revalidate();
      }}
    />
  );
}
