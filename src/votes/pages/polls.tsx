import { Link } from 'react-router';
import { share } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { PollRecord } from '../vote.ts';

/** Each vote with what it was judged by, the failed ones too. */
export function Polls({ polls }: { polls: readonly PollRecord[] }) {
  const { t, lang } = useText();
  return (
    <ul className="stack plain-list">
      {polls.map((poll) => (
        <li key={poll.id}>
          <p>
            <strong>
              <bdi>{poll.question}</bdi>
            </strong>{' '}
            <StateBadge state={poll.passed ? 'done' : 'overdue'}>
              {t(poll.passed ? 'votes.passed' : 'votes.failed')}
            </StateBadge>
          </p>
          <p>
            {t('votes.count', {
              for: poll.votesFor,
              against: poll.votesAgainst,
              other: poll.votesOther,
              form: labelOf('voteForms', poll.form, lang),
            })}
          </p>
          <p className="small quiet">
            {t('votes.judged', {
              eligible: poll.eligible,
              present: poll.present,
              base: poll.base,
              threshold: poll.threshold,
              share: share(poll.votesFor, poll.base),
            })}{' '}
            <Link to={paths.rulebook(poll.rule, { on: poll.ruledOn ?? undefined })}>
              <bdi>{poll.rule}</bdi>
            </Link>
          </p>
          {poll.reservedOpinions && <p>{t('votes.reserved_said', { text: poll.reservedOpinions })}</p>}
        </li>
      ))}
    </ul>
  );
}
