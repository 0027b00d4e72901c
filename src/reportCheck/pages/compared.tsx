import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Comparison } from '../reportCheck.ts';

/** What the report says a unit has, beside the register's number, which opens its list. */
export function Compared({ compared }: { compared: readonly Comparison[] }) {
  const { t, lang } = useText();
  if (compared.length === 0) return <p>{t('reportCheck.compared_none')}</p>;
  const label = ({ key, code }: Comparison) =>
    key === 'kind' ? capitalized(labelOf('unitKinds', code ?? '', lang), lang) : t(`indicators.number.${key}`);
  return (
    <Table<Comparison>
      caption={t('reportCheck.compared')}
      rows={[...compared]}
      rowKey={({ start }) => String(start)}
      columns={[
        {
          key: 'number',
          header: t('reportCheck.number'),
          cell: (each) => (
            <>
              {label(each)}
              <div className="small">
                <Link to={paths.unit(each.unit.id)}>
                  <Name>{each.unit.name}</Name>
                </Link>
              </div>
            </>
          ),
        },
        { key: 'given', header: t('reportCheck.given'), cell: (each) => number(each.given), numeric: true },
        {
          key: 'registered',
          header: t('reportCheck.registered'),
          cell: (each) => (
            <>
              {each.link ? <NumberLink value={each.registered} to={each.link} /> : number(each.registered)}
              <div>
                <StateBadge state={each.same ? 'done' : 'due'}>
                  {t(each.same ? 'reportCheck.same' : 'reportCheck.differs')}
                </StateBadge>
              </div>
            </>
          ),
          numeric: true,
        },
      ]}
    />
  );
}
