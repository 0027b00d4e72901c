import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { SheetLine } from '../dues.ts';
import { money } from './money.ts';

type Props = {
  lines: readonly SheetLine[];
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
  may: boolean;
};

/** One row a person, wide enough for a thumb: a box to tick while something is left, a mark once it is paid. */
export function TickList({ lines, ticked, onTick, may }: Props) {
  const { t } = useText();
  const open = lines.filter((line) => leftOf(line) > 0);
  const toggle = (personId: string) => {
    const next = new Set(ticked);
    if (!next.delete(personId)) next.add(personId);
    onTick(next);
  };
  return (
    <>
      {may && open.length > 1 && (
        <p>
          <Button
            look="plain"
            onClick={() => onTick(ticked.size === open.length ? new Set() : new Set(open.map((line) => line.personId)))}
          >
            {ticked.size === open.length ? t('dues.sheet.untick') : t('dues.sheet.tick_all', { count: open.length })}
          </Button>
        </p>
      )}
      <ul className="dues-list">
        {lines.map((line) => (
          <li key={line.personId} className="dues-line">
            {may && leftOf(line) > 0 ? (
              <label className="dues-tick">
                <input
                  type="checkbox"
                  checked={ticked.has(line.personId)}
                  onChange={() => toggle(line.personId)}
                  aria-label={t('dues.sheet.tick', { name: line.name, amount: money(leftOf(line)) })}
                />
              </label>
            ) : (
              <span className="dues-tick" />
            )}
            <div className="dues-who">
              <Link to={paths.memberDues(line.personId)}>
                <Name>{line.name}</Name>
              </Link>
              <div className="small quiet">
                <Kind line={line} />
              </div>
            </div>
            <div className="dues-amount">
              <Amount line={line} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Kind({ line }: { line: SheetLine }) {
  const { t, lang } = useText();
  const words = [
    line.category && capitalized(labelOf('duesCategories', line.category, lang), lang),
    line.seat === 'guest' && labelOf('membershipKinds', 'guest', lang),
    line.seat === 'left' && t('dues.sheet.left'),
    ...line.marks.map((mark) => labelOf('marks', mark, lang)),
    line.voluntary > 0 && t('dues.sheet.with_voluntary', { amount: money(line.voluntary) }),
  ];
  return listed(words.filter((word): word is string => Boolean(word)));
}

function Amount({ line }: { line: SheetLine }) {
  const { t } = useText();
  if (line.due === null) return <span className="quiet">{t('dues.sheet.no_basis')}</span>;
  const left = leftOf(line);
  if (left <= 0)
    return (
      <>
        <span className="numeric">{money(line.paid)}</span>
        <StateBadge state="done">{line.paidOn ? date(line.paidOn) : t('dues.sheet.paid')}</StateBadge>
      </>
    );
  return (
    <>
      <span className="numeric">{money(left)}</span>
      {line.paid > 0 && <span className="small quiet">{t('dues.sheet.paid_part', { amount: money(line.paid) })}</span>}
    </>
  );
}

function leftOf(line: SheetLine): number {
  return line.due === null ? 0 : line.due + line.voluntary - line.paid;
}
