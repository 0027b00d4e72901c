import type { IndicatorGetResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';

/** What an indicator was before, the latest first: until when, how it was worked out, who changed it and why. */
export function Formers({ formers }: { formers: IndicatorGetResult['formers'] }) {
  const { t, own } = useText();
  return (
    <Table
      caption={t('indicators.own.formers')}
      rows={formers}
      rowKey={({ until, formula }) => `${until} ${formula.vi}`}
      columns={[
        {
          key: 'until',
          header: t('indicators.own.until'),
          cell: ({ until }) => t('indicators.own.until_day', { date: date(until) }),
        },
        {
          key: 'formula',
          header: t('indicators.declared.formula'),
          cell: ({ name, formula }) => (
            <>
              <Name>{name}</Name>
              <p className="quiet">{own(formula)}</p>
            </>
          ),
        },
        {
          key: 'by',
          header: t('indicators.own.changed_by'),
          cell: ({ by, reason }) => (
            <>
              <Name>{by}</Name>
              {reason && (
                <p className="quiet">
                  <bdi>{reason}</bdi>
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
