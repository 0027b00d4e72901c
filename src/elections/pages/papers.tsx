import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { type Text, useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { ElectionPaper, ElectionRecord } from '../election.ts';
import './elections.css';

const NAMES = {
  'election-ballot': 'elections.papers.ballot',
  'election-ballot-held': 'elections.papers.ballot',
  'election-count': 'elections.papers.count',
  'election-request': 'elections.papers.request',
  'election-elected': 'elections.papers.elected',
} as const satisfies Record<ElectionPaper['kind'], string>;

/** What a paper is called. */
export function paperName(t: Text['t'], { kind, ballot }: ElectionPaper): string {
  return t(NAMES[kind], { no: ballot ?? 0 });
}

/** Where it is shown as it is printed. */
export function printAddress({ id }: Pick<ElectionRecord, 'id'>, { kind, ballot }: ElectionPaper): string {
  return paths.electionPrint(id, { paper: kind, ballot: ballot ?? undefined });
}

/** The papers of the election there are now: each as a file and to print. */
export function ElectionPapers({ election }: { election: ElectionRecord }) {
  const { t } = useText();
  if (election.papers.length === 0) return null;
  return (
    <Section title={t('elections.papers.title')}>
      <p className="quiet">{t('elections.papers.hint')}</p>
      <ul className="election-papers plain-list">
        {election.papers.map((paper) => (
          <li key={`${paper.kind} ${paper.id}`}>
            <span>{paperName(t, paper)}</span>
            <span className="row">
              <LinkButton to={printAddress(election, paper)}>{t('elections.papers.print')}</LinkButton>
              {may('document.read') && <Download kind={paper.kind} id={paper.id} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
