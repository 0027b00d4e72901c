import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed, month } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { EntryLine, MonthLine } from '../dues.ts';
import { money } from './money.ts';

type Props = { line: MonthLine; mayTake: boolean; onCollect: () => void; onCorrect: () => void };

/** One month: what was owed by which rule, every entry, and what is left. */
export function MonthAccount({ line, mayTake, onCollect, onCorrect }: Props) {
  const { t, lang } = useText();
  const owed = line.due + line.dueChange;
  const left = owed + line.voluntary - line.paid;
  return (
    <li className="dues-month">
      <div className="dues-month-head">
        <strong>{month(line.month)}</strong>
        <span className="numeric">
          {t('dues.person.of', { paid: money(line.paid), due: money(owed + line.voluntary) })}
        </span>
        {line.paid >= owed ? (
          <StateBadge state="done">{t('dues.sheet.paid')}</StateBadge>
        ) : (
          <StateBadge state={line.closed ? 'overdue' : 'due'}>
            {t('dues.person.left', { amount: money(owed - line.paid) })}
          </StateBadge>
        )}
      </div>
      <p className="small quiet">
        {listed(
          [
            capitalized(labelOf('duesCategories', line.category, lang), lang),
            line.voluntary > 0 ? t('dues.sheet.with_voluntary', { amount: money(line.voluntary) }) : '',
            line.dueChange !== 0 ? t('dues.person.changed', { due: money(line.due) }) : '',
          ].filter((words) => words !== ''),
        )}{' '}
        <RuleLink rule={line.rule} />
      </p>
      {line.entries.length > 0 && (
        <ul className="dues-entries small">
          {line.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} month={line.month} />
          ))}
        </ul>
      )}
      {mayTake && (
        <div className="row dues-do">
          {left > 0 && <Button onClick={onCollect}>{t('dues.person.take')}</Button>}
          <Button look="plain" onClick={onCorrect}>
            {t('dues.correct.verb')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Entry({ entry, month: of }: { entry: EntryLine; month: string }) {
  const { t, lang } = useText();
  const words = [
    date(entry.on),
    t(`dues.entry.${entry.kind}`, { amount: money(entry.amount) }),
    entry.method && labelOf('duesMethods', entry.method, lang),
    entry.handedBy && t('dues.entry.handed_by', { name: entry.handedBy }),
    entry.reason,
    entry.booked !== of && t('dues.entry.booked', { month: month(entry.booked) }),
    t('dues.entry.by', { name: entry.takenName }),
  ];
  return (
    <li>
      <bdi>{listed(words.filter((word): word is string => Boolean(word)))}</bdi>{' '}
      {entry.receipt && (
        <Link to={paths.duesReceipt(entry.id)}>{t('dues.entry.receipt', { number: entry.receipt })}</Link>
      )}
    </li>
  );
}
