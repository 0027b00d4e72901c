import { Link } from 'react-router';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { JudgedBy as Judged } from '../vote.ts';

/** Says by which day's rules a case is judged, where today's say something else (D17); leads to the rule as it was. */
export function JudgedBy({ judged }: { judged: Judged | null }) {
  const { t, own } = useText();
  if (judged === null) return null;
  return (
    <Notice>
      <p>{t('votes.judged_by', { date: date(judged.on) })}</p>
      <p className="small">
        {t('votes.judged_rule')}:{' '}
        <Link to={paths.rulebook(judged.rule, { on: judged.on, rulebook: judged.rulebook })}>
          <Name>{judged.rule}</Name>
        </Link>{' '}
        <Name>{own(judged.citation)}</Name>
      </p>
    </Notice>
  );
}
