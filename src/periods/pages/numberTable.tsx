import { Link } from 'react-router';
import { valueText } from '../../indicators/pages/declared.tsx';
import { capitalized } from '../../rulebook/words.ts';
import { number, partOf } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Translate } from '../../web/words.ts';
import type { FrozenNumber, PeriodRecord } from '../period.ts';

type Pair = { n: number; of: number | null };

/** The numbers of a period: as closed, with corrections, and as the records have them today; where nothing is closed the last alone. */
export function NumberTable({
  record,
  onCorrect,
}: {
  record: PeriodRecord;
  onCorrect: ((number: FrozenNumber) => void) | undefined;
}) {
  const { t, own, lang } = useText();
  const { line, unit } = record;
  const { today } = useSession();
  const days = { from: line.startsOn, on: line.endsOn < today ? line.endsOn : today, tree: 'then' };
  // a number that is not what the records say opens no list: its line stands here beside what they say
  const opened = (each: FrozenNumber, pair: Pair) =>
    each.opens && pair.n > 0 && same(pair, each.live) ? (
      <Link to={paths.indicatorRecords(unit.id, each.id, days)}>{shown(each, pair, t)}</Link>
    ) : (
      shown(each, pair, t)
    );
  // what counts nothing then and now says nothing
  const numbers = record.numbers.filter((each) => [each.frozen, each.corrected, each.live].some(tells));
  const isClosed = numbers.some(({ frozen }) => frozen !== null);
  const isCorrected = numbers.some(({ frozen, corrected }) => !same(frozen, corrected));
  return (
    <Table
      caption={t('periods.page.numbers')}
      rows={numbers}
      rowKey={({ id }) => id}
      rowLink={({ id }) => paths.indicator(unit.id, id, days)}
      columns={[
        { key: 'number', header: t('periods.page.number'), cell: (each) => capitalized(own(each.label), lang) },
        ...(isClosed
          ? [
              {
                key: 'frozen',
                header: t('periods.page.frozen'),
                numeric: true,
                cell: (each: FrozenNumber) => each.frozen && opened(each, each.frozen),
              },
            ]
          : []),
        ...(isCorrected
          ? [
              {
                key: 'corrected',
                header: t('periods.page.corrected'),
                numeric: true,
                cell: (each: FrozenNumber) =>
                  each.corrected && !same(each.frozen, each.corrected) ? opened(each, each.corrected) : null,
              },
            ]
          : []),
        {
          key: 'live',
          header: t('periods.page.live'),
          numeric: true,
          cell: (each) => (
            <>
              {opened(each, each.live)}
              {each.corrected !== null && !same(each.corrected, each.live) && (
                <>
                  {' '}
                  <StateBadge state="information">{t('periods.page.differs')}</StateBadge>
                </>
              )}
            </>
          ),
        },
        ...(isClosed && onCorrect
          ? [
              {
                key: 'correct',
                header: t('periods.page.do'),
                cell: (each: FrozenNumber) =>
                  each.key === null ? null : (
                    <Button look="plain" onClick={() => onCorrect(each)}>
                      {t('periods.correct.verb')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function tells(pair: Pair | null): boolean {
  return pair !== null && (pair.n !== 0 || (pair.of ?? 0) !== 0);
}

/** Counts as they are frozen, without per cent; a mean says itself before them. */
function shown({ form }: FrozenNumber, { n, of }: Pair, t: Translate): string {
  if (of === null) return number(n);
  return form === 'mean' ? valueText(form, { n, of }, t) : partOf(n, of);
}

function same(a: Pair | null, b: Pair | null): boolean {
  return a?.n === b?.n && a?.of === b?.of;
}
