import { number } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ElectionRecord } from '../election.ts';
import { numbered } from './candidates.tsx';

/** Each ballot with its papers and the votes for each, of the base. */
export function Ballots({ election }: { election: ElectionRecord }) {
  const { t, lang } = useText();
  return election.ballots.map((ballot) => (
    <Section key={ballot.id} title={t('elections.ballot.title', { no: ballot.no })}>
      <p className="quiet">
        {t('elections.ballot.papers', {
          seats: ballot.seats,
          form: labelOf('voteForms', ballot.form, lang),
          issued: number(ballot.issued),
          collected: number(ballot.collected),
          valid: number(ballot.valid),
        })}
      </p>
      <Table
        caption={t('elections.ballot.title', { no: ballot.no })}
        rows={ballot.votes}
        rowKey={(line) => line.candidateId}
        columns={[
          {
            key: 'name',
            header: t('elections.new.person'),
            cell: (line) => <Name>{numbered(election, line.candidateId)}</Name>,
          },
          {
            key: 'votes',
            header: t('elections.ballot.votes'),
            cell: (line) => <Share part={line.votes} whole={election.base} />,
          },
          {
            key: 'elected',
            header: t('elections.record.result'),
            cell: (line) =>
              line.elected ? (
                <StateBadge state="done">{t('elections.ballot.elected')}</StateBadge>
              ) : (
                <span className="quiet">{t('elections.record.not_elected')}</span>
              ),
          },
        ]}
      />
    </Section>
  ));
}
