import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { StatusAccount } from '../report.ts';

type StatusTableProps = { statuses: readonly StatusAccount[]; unit: string; from: string; to: string };

/** The account of each status: before + came + became - went - became another = after. */
export function StatusTable({ statuses, unit, from, to }: StatusTableProps) {
  const { t, lang } = useText();
  if (statuses.length < 2) return null;
  const label = (line: StatusAccount) => capitalized(labelOf('statuses', line.status, lang), lang);
  const signed = (sign: string, n: number) => (n === 0 ? number(0) : `${sign} ${number(n)}`);
  return (
    <Section title={t('indicators.statuses.title')}>
      <Table
        caption={t('indicators.statuses.title')}
        rows={[...statuses]}
        rowKey={(line) => line.status}
        columns={[
          { key: 'status', header: t('indicators.statuses.status'), cell: label },
          {
            key: 'before',
            header: t('indicators.statuses.before'),
            numeric: true,
            cell: (line) => (line.before === null ? t('indicators.children.not_recorded') : number(line.before)),
          },
          {
            key: 'entered',
            header: t('indicators.compare.came'),
            numeric: true,
            cell: (line) => signed('+', line.entered),
          },
          {
            key: 'became',
            header: t('indicators.statuses.became'),
            numeric: true,
            cell: (line) => (
              <NumberLink
                value={line.became}
                {...(line.became > 0 && {
                  to: paths.comparedNames(unit, { from, to, way: 'became', reason: line.status }),
                })}
                label={label(line)}
              />
            ),
          },
          { key: 'left', header: t('indicators.compare.went'), numeric: true, cell: (line) => signed('−', line.left) },
          {
            key: 'ceased',
            header: t('indicators.statuses.ceased'),
            numeric: true,
            cell: (line) => signed('−', line.ceased),
          },
          {
            key: 'after',
            header: t('indicators.statuses.after'),
            numeric: true,
            cell: (line) => <strong>{number(line.after)}</strong>,
          },
        ]}
      />
    </Section>
  );
}
