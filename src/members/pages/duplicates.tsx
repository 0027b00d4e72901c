import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Duplicate, MergeSide } from '../merge.ts';
import './members.css';

export const handle: PageHandle = { title: (t, data) => t('members.duplicates.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, page] = await Promise.all([
    api.unitGet({ id }),
    api.memberDuplicates({ unit: id, after: addressQuery(request).after }),
  ]);
  return { unit, page };
}

/** Pairs of records that look like one person; each is made one, or told apart for good. */
export default function DuplicatesPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const [apart, setApart] = useState<Duplicate>();
  return (
    <Page
      title={t('members.duplicates.title', { unit: unit.name })}
      lead={t('members.duplicates.lead')}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
      more={[{ label: t('members.merges.title'), to: paths.merges(unit.id) }]}
    >
      <Table<Duplicate>
        caption={t('members.duplicates.title', { unit: unit.name })}
        rows={page.items}
        rowKey={(pair) => `${pair.one.id} ${pair.other.id}`}
        columns={[
          { key: 'one', header: t('members.duplicates.one'), cell: (pair) => <Side side={pair.one} /> },
          { key: 'other', header: t('members.duplicates.other'), cell: (pair) => <Side side={pair.other} /> },
          {
            key: 'same',
            header: t('members.duplicates.same'),
            cell: (pair) => listed(pair.same.map((what) => t(`members.duplicates.same_${what}`))),
          },
          {
            key: 'verbs',
            header: t('members.duplicates.decide'),
            cell: (pair) =>
              pair.mayMerge && (
                <span className="row">
                  <LinkButton to={paths.mergeMembers(pair.one.id, { with: pair.other.id })}>
                    {t('members.duplicates.merge')}
                  </LinkButton>
                  <Button look="plain" onClick={() => setApart(pair)}>
                    {t('members.duplicates.apart')}
                  </Button>
                </span>
              ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.duplicates.empty')}>{t('members.duplicates.empty_hint')}</Empty>}
      />
      {apart && <TellApart pair={apart} onClose={() => setApart(undefined)} />}
    </Page>
  );
}

function Side({ side }: { side: MergeSide }) {
  const { t } = useText();
  return (
    <span className="stack pair-side">
      <Link to={paths.member(side.id)}>
        <Name>{side.name}</Name>
      </Link>
      <span className="small quiet">
        {listed([
          t('members.duplicates.born', { year: String(side.birthYear) }),
          side.admittedOn && date(side.admittedOn),
          side.unitName,
        ])}
      </span>
    </span>
  );
}

function TellApart({ pair, onClose }: { pair: Duplicate; onClose: () => void }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [commandId] = useState(() => v7());
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('members.duplicates.apart')}
      consequence={<p>{t('members.duplicates.apart_consequence', { one: pair.one.name, other: pair.other.name })}</p>}
      verb={t('members.duplicates.apart')}
      onConfirm={async () => {
        await api.memberApart({ one: pair.one.id, other: pair.other.id }, { commandId });
        await revalidate();
      }}
    />
  );
}
