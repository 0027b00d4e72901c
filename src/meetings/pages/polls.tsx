import { Link } from 'react-router';
import type { PollRecord } from '../../votes/vote.ts';
import { share } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';

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
              {t(poll.passed ? 'meetings.vote.passed' : 'meetings.vote.failed')}
            </StateBadge>
          </p>
          <p>
            {t('meetings.vote.count', {
              for: poll.votesFor,
              against: poll.votesAgainst,
              other: poll.votesOther,
              form: labelOf('voteForms', poll.form, lang),
            })}
          </p>
          <p className="small quiet">
            {t('meetings.vote.judged', {
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
          {poll.reservedOpinions && <p>{t('meetings.vote.reserved_said', { text: poll.reservedOpinions })}</p>}
        </li>
      ))}
    </ul>
  );
}
