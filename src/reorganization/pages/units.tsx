import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ReorganizationUnitsInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import { CHANGES, type PlannedUnit, type ReorganizationRecord } from '../reorganization.ts';
import { DecisionFrame } from './frame.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.tab.units') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const [record, units] = await Promise.all([
    api.reorganizationGet({ id }),
    api.reorganizationUnits({ id, ...addressQuery(request) } as ReorganizationUnitsInput),
  ]);
  return {
    record: record as ReorganizationRecord,
    units: units as { items: PlannedUnit[]; total: number; next: string | null },
    unit: record.unitId,
  };
}

/** Every organization whose name, kind or place changes: as it was and as it will be. */
export default function ReorganizedUnitsPage() {
  const { t, lang } = useText();
  const { record, units } = useLoaderData<typeof loader>();
  const kind = (code: string | null) => (code ? capitalized(labelOf('unitKinds', code, lang), lang) : '');
  const what = (unit: PlannedUnit): string => {
    if (unit.closes)
      return t('reorganization.units.closes', { units: unit.successors.map(({ name }) => name).join('; ') });
    if (unit.founded) return t('reorganization.units.founded');
    const parts = [
      unit.oldName !== unit.newName && t('reorganization.units.renamed'),
      unit.oldKind !== unit.newKind && `${t('reorganization.units.kind')}: ${kind(unit.newKind)}`,
      unit.oldParent !== unit.newParent && t('reorganization.units.moved', { parent: unit.newParent ?? '' }),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join('; ') : t('reorganization.units.same');
  };
  return (
    <DecisionFrame record={record}>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('reorganization.people.search') },
          {
            kind: 'choice',
            key: 'what',
            label: t('reorganization.units.what'),
            options: CHANGES.map((value) => ({ value, label: t(`reorganization.change.${value}`) })),
            wide: true,
          },
        ]}
      />
      <Table
        caption={t('reorganization.tab.units')}
        rows={units.items}
        rowKey={(unit) => unit.id}
        rowLink={(unit) => (unit.founded && record.appliedAt === null ? undefined : paths.unit(unit.id))}
        columns={[
          {
            key: 'before',
            header: t('reorganization.units.before'),
            cell: (unit) => <Name>{unit.oldName ?? unit.newName}</Name>,
          },
          {
            key: 'kind',
            header: t('reorganization.edit.kind'),
            cell: (unit) => kind(unit.oldKind ?? unit.newKind),
          },
          { key: 'what', header: t('reorganization.units.what'), cell: what },
          {
            key: 'after',
            header: t('reorganization.units.after'),
            cell: (unit) => !unit.closes && <Name>{unit.newName}</Name>,
          },
        ]}
        total={units.total}
        next={units.next}
        empty={<Empty title={t('reorganization.units.none')}>{t('reorganization.units.none_hint')}</Empty>}
      />
    </DecisionFrame>
  );
}
