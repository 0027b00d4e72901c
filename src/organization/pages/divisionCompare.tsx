import { listed } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { compareWork } from '../rules/division.ts';
import type { WorkLine, WorkMatrix } from '../work.ts';
import { fieldLabel } from './fieldLabel.ts';

const STATES = { added: 'done', removed: 'overdue', changed: 'due' } as const;
const WORDS = {
  added: 'organization.compare.added',
  removed: 'organization.compare.removed',
  changed: 'organization.compare.changed',
} as const;

/** What the newer version says otherwise than the older one, line by line. */
export function Comparison({ older, newer }: { older: WorkMatrix; newer: WorkMatrix }) {
  const { t, lang } = useText();
  const plain = (line: WorkLine) => ({
    ...line,
    names: line.units.map((unit) => unit.name),
    units: line.units.map((unit) => unit.id),
  });
  const changes = compareWork(older.lines.map(plain), newer.lines.map(plain));
  const part = (line: { role: string; names: readonly string[] }) =>
    listed([
      line.role === 'lead' ? t('organization.division.lead') : t('organization.division.support'),
      ...line.names,
    ]);
  return (
    <Table
      caption={t('organization.division.compare_title')}
      rows={changes}
      rowKey={({ line }) => `${line.field} ${line.personId}`}
      columns={[
        {
          key: 'field',
          header: t('organization.division.field'),
          cell: ({ line }) => <Name>{fieldLabel(line, lang)}</Name>,
        },
        {
          key: 'person',
          header: t('organization.division.person'),
          cell: ({ line }) => <Name>{line.personName}</Name>,
        },
        {
          key: 'kind',
          header: t('organization.compare.what'),
          cell: ({ kind }) => <StateBadge state={STATES[kind]}>{t(WORDS[kind])}</StateBadge>,
        },
        {
          key: 'before',
          header: t('organization.compare.before'),
          cell: ({ kind, line, before }) => (kind === 'removed' ? part(line) : before && part(before)),
        },
        {
          key: 'after',
          header: t('organization.compare.after'),
          cell: ({ kind, line }) => kind !== 'removed' && part(line),
        },
      ]}
      empty={<Empty title={t('organization.compare.same')} />}
    />
  );
}
