import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ReorganizationPeopleInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PlannedPerson, ReorganizationRecord } from '../reorganization.ts';
import { targetsOf } from './acts.ts';
import { DecisionFrame, isOpen } from './frame.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.tab.people') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const [record, people] = await Promise.all([
    api.reorganizationGet({ id }),
    api.reorganizationPeople({ id, ...addressQuery(request) } as ReorganizationPeopleInput),
  ]);
  return {
    record: record as ReorganizationRecord,
    people: people as { items: PlannedPerson[]; total: number; next: string | null },
    unit: record.unitId,
  };
}

/** Who goes where; where there is a choice it may be made for each. */
export default function ReorganizedPeoplePage() {
  const { t } = useText();
  const { record, people } = useLoaderData<typeof loader>();
  const [changing, setChanging] = useState<PlannedPerson>();
  const open = isOpen(record);
  return (
    <DecisionFrame record={record}>
      <Filters filters={[{ kind: 'search', key: 'search', label: t('reorganization.people.search') }]} />
      <Flow record={record} />
      <Table
        caption={t('reorganization.tab.people')}
        rows={people.items}
        rowKey={(each) => `${each.fromId} ${each.personId}`}
        rowLink={(each) => paths.member(each.personId)}
        columns={[
          { key: 'name', header: t('reorganization.people.name'), cell: (each) => <Name>{each.name}</Name> },
          { key: 'from', header: t('reorganization.people.from'), cell: (each) => <Name>{each.from}</Name> },
          { key: 'to', header: t('reorganization.people.to'), cell: (each) => <Name>{each.to}</Name> },
          ...(open
            ? [
                {
                  key: 'change',
                  header: t('reorganization.people.change'),
                  cell: (each: PlannedPerson) =>
                    targetsOf(record, each.fromId).length > 1 && (
                      <Button look="plain" onClick={() => setChanging(each)}>
                        {t('reorganization.people.change')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
        total={people.total}
        next={people.next}
        empty={<Empty title={t('reorganization.people.none')}>{t('reorganization.people.none_hint')}</Empty>}
      />
      {changing && (
        <CommandDialog<{ to: string }, unknown>
          title={t('reorganization.people.change_title', { name: changing.name })}
          onClose={() => setChanging(undefined)}
          name="reorganization.assign"
          entity={`${record.id} ${changing.personId}`}
          initial={{ to: changing.toId }}
          submit={({ to }, commandId) =>
            api.reorganizationAssign(
              { id: record.id, version: record.version, people: [{ personId: changing.personId, to }] },
              { commandId },
            )
          }
          verb={t('reorganization.people.change')}
        >
          <ChoiceField
            name="to"
            label={t('reorganization.people.to')}
            choices={targetsOf(record, changing.fromId).map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
        </CommandDialog>
      )}
    </DecisionFrame>
  );
}

/** From where and to where, where the list was opened by the number of one flow. */
function Flow({ record }: { record: ReorganizationRecord }) {
  const { t } = useText();
  const address = useAddress();
  const name = (key: string) => record.names[address.get(key) ?? ''];
  const [from, to] = [name('from'), name('to')];
  if (!from || !to) return null;
  return (
    <p className="row">
      {t('reorganization.people.flow', { from, to })}
      <Button look="plain" onClick={() => address.set({ from: undefined, to: undefined })}>
        {t('web.filters.clear')}
      </Button>
    </p>
  );
}
