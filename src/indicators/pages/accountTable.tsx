import { date, number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Account } from '../report.ts';
import { reasonLabel } from './reasonLabel.ts';

type Line = { key: string; label: string; n: number | null; sign: string; to: string | undefined; whole: boolean };
type AccountTableProps = {
  account: Account;
  from: string;
  to: string;
  names: ((way: 'in' | 'out', reason: string) => string) | null;
};

/** A head count added up from one day to another: before, who came by reason, who went by reason, after. */
export function AccountTable({ account, from, to, names }: AccountTableProps) {
  const { t, lang } = useText();
  const lines = (way: 'in' | 'out'): Line[] =>
    account[way].map(({ code, n }) => ({
      key: `${way} ${code}`,
      label: reasonLabel(way, code, t, lang),
      n,
      sign: way === 'in' ? '+' : '−',
      to: n === null ? undefined : names?.(way, code),
      whole: false,
    }));
  const end = (key: string, on: string, n: number | null): Line => ({
    key,
    label: t('indicators.compare.members_on', { date: date(on) }),
    n,
    sign: '',
    to: undefined,
    whole: true,
  });
  const rows = [end('before', from, account.before), ...lines('in'), ...lines('out'), end('after', to, account.after)];
  return (
    <Table
      caption={t('indicators.compare.title')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'label',
          header: t('indicators.compare.reason'),
          cell: (row) => (row.whole ? <strong>{row.label}</strong> : row.label),
        },
        { key: 'n', header: t('indicators.compare.people'), numeric: true, cell: (row) => <People line={row} /> },
      ]}
    />
  );
}

function People({ line }: { line: Line }) {
  const { t } = useText();
  if (line.n === null)
    return (
      <span className="quiet">{t(line.whole ? 'indicators.children.not_recorded' : 'indicators.small_group')}</span>
    );
  if (line.whole) return <strong>{number(line.n)}</strong>;
  return (
    <>
      <span aria-hidden="true">{line.sign} </span>
      <NumberLink value={line.n} to={line.to} label={line.label} />
    </>
  );
}
