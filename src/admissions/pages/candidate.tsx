import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { useReveal } from '../../members/pages/secrets.tsx';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { type Fact, Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { CandidateRecord } from '../candidate.ts';
import { type Asked, CandidateDialogs } from './candidateDialogs.tsx';
import { Courses, Helpers, Nominations, Trials } from './candidateParts.tsx';
import { CandidateTimeline } from './candidateTimeline.tsx';
import { FormDownloads } from './formDownloads.tsx';
import { named, reasonName, STATE_BADGES, stageName } from './names.ts';
import './admissions.css';

export const handle: PageHandle = { title: (_t, data) => data?.record.name ?? '' };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.candidateGet({ id: params.id ?? '' })) as CandidateRecord;
  return { record, unit: record.unit.id };
}

/** A candidate: facts, who helps, what was said and done, courses, the case; what happened and what must happen next. */
export default function CandidatePage() {
  const { t, lang } = useText();
  const { record } = useLoaderData<typeof loader>();
  const [asked, setAsked] = useState<Asked>();
  const can = (command: string) => record.may[command]?.length === 0;
  return (
    <Page
      title={<Name>{record.name}</Name>}
      lead={<Name>{record.unit.name}</Name>}
      crumbs={[{ label: t('admissions.tabs.list'), to: paths.candidates(record.unit.id) }]}
      state={
        <>
          <StateBadge state={STATE_BADGES[record.state] ?? 'information'}>
            {t(`admissions.state.${record.state}`)}
          </StateBadge>
          <span className="quiet">
            {record.closedOn
              ? listed([date(record.closedOn), reasonName(record.closeReason, lang)])
              : stageName(record.stage, t, lang)}
          </span>
        </>
      }
      action={<Next record={record} onAsk={setAsked} />}
      more={useActions(record, setAsked)}
    >
      <div className="sides">
        <div className="stack">
          <CandidateFacts record={record} />
          <Section title={t('admissions.helper.title')}>
            <Helpers record={record} onAsk={setAsked} />
          </Section>
          <Section title={t('admissions.trial.title')}>
            <Trials record={record} onAsk={setAsked} />
          </Section>
          <Section title={t('admissions.course.title')}>
            <Courses record={record} onAsk={setAsked} />
          </Section>
          {record.cases.length > 0 && (
            <Section title={t('admissions.paper.print')}>
              <FormDownloads record={record} />
            </Section>
          )}
          <Section title={t('admissions.nomination.title')}>
            <Nominations record={record} />
          </Section>
        </div>
        <div>
          <CandidateTimeline record={record} />
        </div>
      </div>
      {asked && <CandidateDialogs record={record} asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );

  function useActions(of: CandidateRecord, ask: (asked: Asked) => void): MenuAction[] {
    const each: [string, MenuAction][] = [
      ['candidate.correct', { label: t('admissions.correct.verb'), to: paths.correctCandidate(of.id) }],
      ['helper.assign', { label: t('admissions.helper.assign'), onSelect: () => ask({ what: 'assign' }) }],
      ['trial.give', { label: t('admissions.trial.give'), onSelect: () => ask({ what: 'give' }) }],
      ['place.ask', { label: t('admissions.course.ask'), onSelect: () => ask({ what: 'place' }) }],
      ['place.ask', { label: t('admissions.course.certify'), onSelect: () => ask({ what: 'certify' }) }],
      ['candidate.second', { label: t('admissions.nomination.add'), onSelect: () => ask({ what: 'second' }) }],
      ['candidate.drop', { label: t('admissions.drop.verb'), onSelect: () => ask({ what: 'drop' }) }],
    ];
    return each.filter(([command]) => can(command)).map(([, action]) => action);
  }
}

/** The one thing to do next: take him onto the list, open the case, or go to the one that is open. */
function Next({ record, onAsk }: { record: CandidateRecord; onAsk: (asked: Asked) => void }) {
  const { t } = useText();
  const open = record.cases.find((each) => each.state !== 'ended');
  if (open)
    return (
      <LinkButton look="primary" to={paths.case(open.id)}>
        {t('admissions.case.go')}
      </LinkButton>
    );
  if (record.may['candidate.accept']?.length === 0)
    return (
      <Button look="primary" onClick={() => onAsk({ what: 'accept' })}>
        {t('admissions.accept.verb')}
      </Button>
    );
  if (record.may['case.open']?.length === 0)
    return (
      <LinkButton look="primary" to={paths.newCase('candidate', record.id)}>
        {t('admissions.case.open')}
      </LinkButton>
    );
  return null;
}

function CandidateFacts({ record }: { record: CandidateRecord }) {
  const { t, lang } = useText();
  const secrets = useSecrets(record);
  const fact = (label: string, value: Fact['value'] | null): Fact | false => Boolean(value) && { label, value };
  return (
    <div className="stack">
      <Facts
        facts={[
          { label: t('admissions.fact.born'), value: <Born record={record} shown={secrets.shown?.birthDate} /> },
          fact(t('admissions.fact.sex'), named('sexes', record.sex, lang)),
          fact(t('admissions.fact.ethnicity'), named('ethnicities', record.ethnicity, lang)),
          fact(t('admissions.fact.education'), named('education', record.education, lang)),
          fact(t('admissions.fact.occupation'), named('occupations', record.occupation, lang)),
          fact(t('admissions.fact.employer'), record.employer && <Name>{record.employer}</Name>),
          fact(t('admissions.fact.ownership'), named('ownerships', record.ownership, lang)),
          fact(t('admissions.fact.home'), record.homePlace && <Name>{record.homePlace}</Name>),
          fact(t('admissions.fact.residence'), record.residence && <Name>{record.residence}</Name>),
          fact(
            t('admissions.fact.union'),
            record.unionBody &&
              listed([named('nominatingBodies', record.unionBody, lang), record.unionSince && date(record.unionSince)]),
          ),
          fact(t('admissions.fact.phone'), secrets.phone),
          fact(t('admissions.fact.groups'), listed(record.groups.map(({ id }) => named('targetGroups', id, lang)))),
          fact(t('admissions.fact.left'), record.leftOn && date(record.leftOn)),
          fact(t('admissions.fact.entered'), listed([date(record.enteredOn), record.enteredBy])),
          fact(t('admissions.fact.listed'), record.listedOn && date(record.listedOn)),
          fact(t('admissions.fact.note'), record.closeNote && <Name>{record.closeNote}</Name>),
          fact(
            t('admissions.fact.member'),
            record.personId && <Link to={paths.member(record.personId)}>{record.name}</Link>,
          ),
        ]}
      />
      {secrets.button}
    </div>
  );
}

function Born({ record, shown }: { record: CandidateRecord; shown: string | undefined }) {
  const { t } = useText();
  const known = shown ?? record.birthDate;
  const day = known && !record.birthYearOnly ? date(known) : String(record.birthYear);
  return <>{t('admissions.fact.born_age', { date: day, age: record.age })}</>;
}

/** The phone stays masked until the reader asks; the look is written down. */
function useSecrets(record: CandidateRecord) {
  const { t } = useText();
  const { shown, number, button } = useReveal({
    load: () => api.candidateReveal({ id: record.id }),
    offered: record.phoneTail !== null && record.may['candidate.reveal']?.length === 0,
    note: t('members.secret.logged'),
  });
  return { shown, phone: number(record.phoneTail, shown?.phone), button };
}
