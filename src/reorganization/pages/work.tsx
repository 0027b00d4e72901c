import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ReorganizationWorkInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { PlannedWork, PlanRecord, ReorganizationRecord } from '../reorganization.ts';
import { targetsOf } from './acts.ts';
import { DecisionFrame, isOpen } from './frame.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.tab.work') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const record = (await api.reorganizationGet({ id })) as ReorganizationRecord;
  const asked = { id, ...addressQuery(request) } as ReorganizationWorkInput;
  const planned = record.appliedAt === null;
  const drafts = may('reorganization.draft');
  const [work, plan] = await Promise.all([
    planned ? api.reorganizationWork(asked) : api.reorganizationHanded(asked),
    planned && drafts ? api.reorganizationPlan({ id }) : undefined,
  ]);
  return {
    record,
    work: work as { items: PlannedWork[]; total: number; next: string | null },
    kinds: (plan as PlanRecord | undefined)?.work.map(({ kind }) => kind) ?? [],
    unit: record.unitId,
  };
}

/** Every open item with the one organization that takes it: proposed, and changed where there is a choice; afterwards what was handed over. */
export default function HandedWorkPage() {
  const { t } = useText();
  const { record, work, kinds } = useLoaderData<typeof loader>();
  const [changing, setChanging] = useState<PlannedWork>();
  const open = isOpen(record);
  const columns: Column<PlannedWork>[] = [
    {
      key: 'item',
      header: t('reorganization.work.item'),
      cell: (each) => <Item work={each} />,
    },
    { key: 'kind', header: t('reorganization.work.kind'), cell: (each) => t(`openWork.${each.kind}`) },
    { key: 'due', header: t('reorganization.work.due'), cell: (each) => each.due && date(each.due) },
    {
      key: 'holder',
      header: t('reorganization.work.holder'),
      cell: (each) => each.holder && <Name>{each.holder}</Name>,
    },
    { key: 'from', header: t('reorganization.people.from'), cell: (each) => <Name>{each.from}</Name> },
    {
      key: 'to',
      header: t('reorganization.work.owner'),
      cell: (each) =>
        each.mustEnd ? (
          <StateBadge state="overdue">{t('reorganization.work.must_end')}</StateBadge>
        ) : (
          <>
            <Name>{each.to}</Name>{' '}
            {open && targetsOf(record, each.fromId).length > 1 && (
              <Button look="plain" onClick={() => setChanging(each)}>
                {t('reorganization.work.change')}
              </Button>
            )}
          </>
        ),
    },
  ];
  return (
    <DecisionFrame record={record}>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('reorganization.people.search') },
          ...(kinds.length > 1
            ? [
                {
                  kind: 'choice' as const,
                  key: 'kind',
                  label: t('reorganization.work.kind'),
                  options: kinds.map((value) => ({ value, label: t(`openWork.${value}`) })),
                },
              ]
            : []),
        ]}
      />
      <Table
        caption={t(record.appliedAt === null ? 'reorganization.tab.work' : 'reorganization.work.handed')}
        rows={work.items}
        rowKey={(each) => `${each.kind} ${each.id}`}
        columns={columns}
        total={work.total}
        next={work.next}
        empty={<Empty title={t('reorganization.work.none')}>{t('reorganization.work.none_hint')}</Empty>}
      />
      {changing && <Change record={record} work={changing} onClose={() => setChanging(undefined)} />}
    </DecisionFrame>
  );
}

function Item({ work }: { work: PlannedWork }) {
  const { t } = useText();
  if (work.title === null) return <span className="quiet">{t('reorganization.work.hidden')}</span>;
  const name = <Name>{work.title}</Name>;
  return work.link === null ? name : <Link to={work.link}>{name}</Link>;
}

type ChangeProps = { record: ReorganizationRecord; work: PlannedWork; onClose: () => void };

/** Another owner for one item, or for all of its kind that come from there. */
function Change({ record, work, onClose }: ChangeProps) {
  const { t } = useText();
  return (
    <CommandDialog<{ to: string; whole?: boolean }, unknown>
      title={t('reorganization.work.change_title')}
      lead={<p>{work.title ?? t(`openWork.${work.kind}`)}</p>}
      onClose={onClose}
      name="reorganization.assign"
      entity={`${record.id} ${work.kind} ${work.id}`}
      initial={{ to: work.toId }}
      submit={({ to, whole }, commandId) =>
        api.reorganizationAssign(
          {
            id: record.id,
            version: record.version,
            ...(whole
              ? { kinds: [{ kind: work.kind, from: work.fromId, to }] }
              : { work: [{ kind: work.kind, id: work.id, to }] }),
          },
          { commandId },
        )
      }
      verb={t('reorganization.work.change')}
    >
      <ChoiceField
        name="to"
        label={t('reorganization.work.owner')}
        choices={targetsOf(record, work.fromId).map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <CheckboxField name="whole" label={t('reorganization.work.whole', { unit: work.from })} />
    </CommandDialog>
  );
}
