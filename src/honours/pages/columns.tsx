import type { ReactNode } from 'react';
import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { Skipped } from './skip.tsx';

type Of = { name: string; unitName: string };
type Column<L> = {
  key: string;
  header: string;
  cell: (line: L) => ReactNode;
  sortable?: boolean;
  numeric?: boolean;
  wide?: boolean;
};

/** The columns that the lists of badges and cards share: the person, the unit where units lie below, years and money, and passing over in a round. */
export function useColumns<L extends Of>() {
  const { t } = useText();
  const person: Column<L> = {
    key: 'name',
    header: t('honours.fact.person'),
    cell: (line) => <Name>{line.name}</Name>,
    sortable: true,
  };
  const unit: Column<L> = {
    key: 'unit',
    header: t('honours.fact.unit'),
    cell: (line) => <Name>{line.unitName}</Name>,
    sortable: true,
  };
  return {
    /** who; and of which unit, where the list goes over several */
    who: (units: boolean): Column<L>[] => (units ? [person, unit] : [person]),
    years: {
      key: 'years',
      header: t('honours.paper.years'),
      cell: (line: L & { years: number }) => number(line.years),
      sortable: true,
      numeric: true,
    },
    bonus: {
      key: 'bonus',
      header: t('honours.paper.bonus'),
      cell: (line: L & { bonus: number | null }) => line.bonus !== null && number(line.bonus),
      numeric: true,
    },
    /** a button at the lines that can be passed over; no column where there is none */
    skip: <S extends L & Skipped>(can: (line: S) => boolean, lines: readonly S[], onSkip: (line: S) => void) =>
      lines.some(can)
        ? [
            {
              key: 'skip',
              header: t('honours.skip.column'),
              cell: (line: S) =>
                can(line) && (
                  <Button look="plain" onClick={() => onSkip(line)}>
                    {t('honours.skip.short')}
                  </Button>
                ),
            },
          ]
        : [],
  };
}
