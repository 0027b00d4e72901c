import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CandidateLine, ElectionRecord } from '../election.ts';

const NOMINATED = {
  committee: 'elections.nominated.committee',
  congress: 'elections.nominated.congress',
  self: 'elections.nominated.self',
} as const;

/** Who stands, who put them forward, and how it went for each. */
export function Candidates({ election }: { election: ElectionRecord }) {
  const { t } = useText();
  return (
    <Table
      caption={t('elections.list.candidates')}
      rows={election.candidates}
      rowKey={(each) => each.id}
      columns={[
        {
          key: 'name',
          header: t('elections.new.person'),
          cell: (each) =>
            may('member.read') ? (
              <Link to={paths.memberPosts(each.personId)}>
                <Name>{numbered(election, each.id)}</Name>
              </Link>
            ) : (
              <Name>{numbered(election, each.id)}</Name>
            ),
        },
        { key: 'by', header: t('elections.new.nominated'), cell: (each) => t(NOMINATED[each.nominatedBy]) },
        { key: 'result', header: t('elections.record.result'), cell: (each) => <Result each={each} /> },
      ]}
    />
  );
}

/** A candidate by his place in the list and his name: two may bear the same one. */
export function numbered({ candidates }: ElectionRecord, candidateId: string): string {
  const at = candidates.findIndex((each) => each.id === candidateId);
  return `${at + 1}. ${candidates[at]?.name ?? ''}`;
}

function Result({ each }: { each: CandidateLine }) {
  const { t } = useText();
  if (each.electedBallot !== null)
    return <StateBadge state="done">{t('elections.record.elected_in', { ballot: each.electedBallot })}</StateBadge>;
  if (each.withdrawnAfter === null) return <StateBadge state="later">{t('elections.record.not_elected')}</StateBadge>;
  return (
    <>
      <StateBadge state="information">{t('elections.record.withdrew')}</StateBadge>
      {each.withdrawnReason && (
        <div className="small quiet">
          <Name>{each.withdrawnReason}</Name>
        </div>
      )}
    </>
  );
}
