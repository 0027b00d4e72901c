import type { ReactNode } from 'react';
import { useText } from '../../web/text.tsx';
import type { RollLine } from '../meeting.ts';
import { partsOf, type RollPart } from '../rules/rollGroups.ts';

/** The parts of a roll and their headings: one without a heading, or one for each group of a meeting held by groups. */
export function useRollParts(lines: readonly RollLine[]): {
  parts: RollPart<RollLine>[];
  title: (part: RollPart<RollLine>) => ReactNode;
} {
  const { t } = useText();
  const parts = partsOf(lines);
  if (!parts) return { parts: [{ kind: 'group', name: null, lines: [...lines] }], title: () => null };
  return {
    parts,
    title: (part) => (part.kind === 'group' ? <bdi>{part.name}</bdi> : t(`meetings.roll.part_${part.kind}`)),
  };
}

/** A roll, group by group where the meeting is held so. The children draw the lines of a part, and are told its name. */
export function RollParts({
  lines,
  children,
}: {
  lines: readonly RollLine[];
  children: (lines: readonly RollLine[], name: string | null) => ReactNode;
}) {
  const { t } = useText();
  const { parts, title } = useRollParts(lines);
  return parts.map((part) => {
    const heading = title(part);
    return (
      <section key={`${part.kind} ${part.name ?? ''}`} className="roll-part">
        {heading !== null && (
          <h3>
            {heading} <span className="small quiet">{t('meetings.roll.part_count', { count: part.lines.length })}</span>
          </h3>
        )}
        {children(part.lines, part.name)}
      </section>
    );
  });
}
