import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Points, QualityLine } from '../quality.ts';

export type PointValues = { points?: Record<string, number | undefined> };

/** A number for each criterion, with its maximum beside it. */
export function PointFields({ criteria }: { criteria: readonly { id: string; maximum: number }[] }) {
  const { t, lang } = useText();
  return (
    <>
      {criteria.map((criterion) => (
        <NumberField
          key={criterion.id}
          name={`points.${criterion.id}`}
          label={capitalized(labelOf('qualityCriteria', criterion.id, lang), lang)}
          min={0}
          max={criterion.maximum}
          unit={t('meetings.score.of', { maximum: criterion.maximum })}
          required
        />
      ))}
    </>
  );
}

/** What the form holds becomes what the command takes; a criterion left empty is left out, and refused by name. */
export function pointsOf({ criteria }: { criteria: readonly { id: string }[] }, values: PointValues['points']): Points {
  return criteria.flatMap(({ id }) => {
    const given = values?.[id];
    return given === undefined ? [] : [{ criterion: id, points: given }];
  });
}

/** Points above those of the cell, below them, or the same. */
export function Gap({ gap }: { gap: number | null }) {
  const { t } = useText();
  if (gap === null) return null;
  if (gap === 0) return <StateBadge state="done">{t('meetings.score.same')}</StateBadge>;
  return (
    <StateBadge state="due">{t('meetings.score.gap', { sign: gap > 0 ? 'up' : 'down', n: Math.abs(gap) })}</StateBadge>
  );
}

/** Both sets of points, criterion by criterion, and how far they lie apart. */
export function ScoreTable({ lines }: { lines: readonly QualityLine[] }) {
  const { t, lang } = useText();
  return (
    <Table
      caption={t('meetings.score.title')}
      rows={lines}
      rowKey={(line) => line.criterion}
      columns={[
        {
          key: 'criterion',
          header: t('meetings.score.criterion'),
          cell: (line) => capitalized(labelOf('qualityCriteria', line.criterion, lang), lang),
        },
        { key: 'maximum', header: t('meetings.score.maximum'), numeric: true, cell: (line) => number(line.maximum) },
        { key: 'self', header: t('meetings.score.self'), numeric: true, cell: (line) => number(line.self) },
        {
          key: 'upper',
          header: t('meetings.score.upper'),
          numeric: true,
          cell: (line) => (line.upper === null ? null : number(line.upper)),
        },
        {
          key: 'gap',
          header: t('meetings.score.difference'),
          cell: (line) => (line.upper === null ? null : <Gap gap={line.upper - line.self} />),
        },
      ]}
    />
  );
}
