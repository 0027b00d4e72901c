import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { ElectionAct, ElectionRecord } from '../election.ts';
import { ElectionDialog } from './acts.tsx';
import { Ballots } from './ballots.tsx';
import { Candidates } from './candidates.tsx';
import { ElectionPapers } from './papers.tsx';
import { ElectionStateBadge } from './state.tsx';

export const handle: PageHandle = { title: (t) => t('elections.record.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.electionGet({ id: params.id ?? '' })) as ElectionRecord;
}

/** What is done next in each state, as the page's one button; the rest stands in the menu. */
const FIRST: Partial<Record<ElectionRecord['state'], ElectionAct>> = {
  open: 'election.ballot',
  elected: 'election.approve',
  failed: 'election.appoint',
};
const WORDS = {
  'election.ballot': 'elections.act.ballot',
  'election.withdraw': 'elections.act.withdraw',
  'election.close': 'elections.act.close',
  'election.cancel': 'elections.act.cancel',
  'election.approve': 'elections.act.approve',
  'election.refuse': 'elections.act.refuse',
  'election.appoint': 'elections.act.appoint',
} as const satisfies Record<ElectionAct, string>;

/** An election: who elects, candidates, ballots, and what the level above decided. */
export default function ElectionPage() {
  const { t, lang } = useText();
  const election = useLoaderData<typeof loader>();
  const [act, setAct] = useState<ElectionAct>();
  const office = capitalized(labelOf('posts', election.post, lang), lang);
  const first = FIRST[election.state];
  const allowed = (each: ElectionAct) => election.may[each]?.length === 0;
  const others: MenuAction[] = (Object.keys(WORDS) as ElectionAct[])
    .filter((each) => each !== first && allowed(each))
    .map((each) => ({ label: t(WORDS[each]), onSelect: () => setAct(each) }));
  return (
    <Page
      title={t('elections.record.heading', { office })}
      lead={
        <>
          <Name>{election.unit.name}</Name> · {date(election.heldOn)}
        </>
      }
      state={<ElectionStateBadge state={election.state} />}
      crumbs={[
        { label: t('elections.list.title', { unit: election.unit.name }), to: paths.elections(election.unit.id) },
      ]}
      action={
        first && (
          <Button look="primary" because={election.may[first] ?? []} onClick={() => setAct(first)}>
            {t(WORDS[first])}
          </Button>
        )
      }
      more={others}
    >
      <div className="page-notice">
        <Next election={election} />
      </div>
      <div className="sides">
        <Facts
          facts={[
            {
              label: t('elections.new.body'),
              value: capitalized(labelOf('electionBodies', election.body, lang), lang),
            },
            {
              label: t('elections.new.purpose'),
              value: t(election.purpose === 'term' ? 'elections.purpose.term' : 'elections.purpose.vacancy'),
            },
            { label: t('elections.new.seats'), value: number(election.seats) },
            { label: t('elections.new.eligible'), value: number(election.eligible) },
            { label: t('elections.new.present'), value: number(election.present) },
            election.leftOut > 0 && { label: t('elections.new.left_out'), value: number(election.leftOut) },
            {
              label: t('elections.record.base'),
              value: t('elections.record.needed', {
                base: election.base,
                threshold: election.threshold,
                rule: election.voting.rule,
              }),
            },
            election.meetingId !== null && {
              label: t('elections.new.meeting'),
              value: <Link to={paths.meeting(election.meetingId)}>{t('elections.record.meeting')}</Link>,
            },
            election.decision !== null && {
              label: t('elections.record.decision'),
              value: (
                <>
                  <Name>{election.decision}</Name>
                  {election.decidedOn && <> · {date(election.decidedOn)}</>}
                  {election.decidedBy && (
                    <div>
                      <Name>{election.decidedBy}</Name>
                    </div>
                  )}
                </>
              ),
            },
            election.beginsOn !== null && { label: t('elections.record.begins'), value: date(election.beginsOn) },
            election.termEnds !== null && { label: t('organization.posts.term'), value: date(election.termEnds) },
            { label: t('elections.record.entered'), value: <Name>{election.recordedName}</Name> },
          ]}
        />
        <Section title={t('elections.list.candidates')}>
          <Candidates election={election} />
        </Section>
      </div>
      <Ballots election={election} />
      <ElectionPapers election={election} />
      {act && <ElectionDialog act={act} election={election} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

/** What the state means, and what is to be done. */
function Next({ election }: { election: ElectionRecord }) {
  const { t, lang } = useText();
  const { state, stateReason } = election;
  if (state === 'open')
    return (
      <Notice>
        {election.ballotsAtMost === null
          ? t('elections.next.open', { seats: election.seatsLeft })
          : t('elections.next.open_of', {
              seats: election.seatsLeft,
              ballot: election.ballots.length + 1,
              most: election.ballotsAtMost.n,
              rule: election.ballotsAtMost.rule,
            })}
      </Notice>
    );
  if (state === 'elected') return <Notice state="due">{t('elections.next.elected')}</Notice>;
  if (state === 'failed') return <Notice state="overdue">{t('elections.next.failed')}</Notice>;
  if (state === 'refused')
    return (
      <Notice state="due">
        {t('elections.next.refused', { reason: labelOf('electionRefusals', stateReason ?? '', lang) })}
      </Notice>
    );
  if (state === 'cancelled')
    return (
      <Notice>
        {t('elections.next.cancelled')} <Name>{stateReason}</Name>
      </Notice>
    );
  return null;
}
