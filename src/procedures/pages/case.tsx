import { type ReactNode, useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { Polls } from '../../votes/pages/polls.tsx';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { type CaseRecord, caseNumber, type NeedView } from '../case.ts';
import { Affair, Join } from './affair.tsx';
import { CaseState } from './caseState.tsx';
import { CommitteeVote } from './committeeVote.tsx';
import { CaseDocuments } from './documents.tsx';
import { capital } from './fields.tsx';
import { AskDialog, Opinions } from './opinions.tsx';
import { PaperDialog, Papers } from './papers.tsx';
import { Drop, Extend, Pause, Resume } from './standing.tsx';
import { CaseSteps, paperOf } from './steps.tsx';
import './procedures.css';

export const handle: PageHandle = { title: (_t, data: { record: CaseRecord }) => data.record.subject.name };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.caseGet({ id: params.id ?? '' })) as CaseRecord;
  return { record, unit: record.unit.id };
}

type Doing =
  | 'ask'
  | 'vote'
  | 'join'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'drop'
  | { paper: string; change?: CaseRecord['papers'][number] | undefined }
  | { ask: string };

/** A case: what it is about at the start side, its steps as a line downwards, then the file, the remarks and the votes. */
export default function CasePage() {
  const { t, own } = useText();
  const { record } = useLoaderData<typeof loader>();
  const [doing, setDoing] = useState<Doing>();
  const allowed = (command: string) => record.may[command]?.length === 0;
  const clock = record.steps.flatMap((step) => step.clocks).find((each) => each.state === 'running');
  const act = (command: string, label: string, what: Doing): MenuAction[] =>
    allowed(command) ? [{ label, onSelect: () => setDoing(what) }] : [];
  const more: MenuAction[] = [
    ...(record.opinionKinds.length > 0 ? act('case.ask', t('procedures.opinion.ask'), 'ask') : []),
    ...act('case.join', t('procedures.affair.join'), 'join'),
    ...act('case.vote', t('procedures.vote.enter'), 'vote'),
    ...act('case.pause', t('procedures.pause.verb'), 'pause'),
    ...act('case.resume', t('procedures.resume.verb'), 'resume'),
    ...(clock ? act('case.extend', t('procedures.extend.verb'), 'extend') : []),
    ...(record.drops.length > 0 ? act('case.drop', t('procedures.drop.verb'), 'drop') : []),
  ];
  const onNeed = ({ kind, id }: NeedView) =>
    setDoing(
      kind === 'paper'
        ? { paper: id, change: paperOf(record, { kind, id }) }
        : kind === 'opinion'
          ? { ask: id }
          : 'vote',
    );
  return (
    <Page
      title={
        <>
          {capital(own(record.procedure.label))}: <Name>{record.subject.name}</Name>
        </>
      }
      lead={<Name>{record.unit.name}</Name>}
      state={<CaseState line={record} />}
      crumbs={may('case.read') ? [{ label: t('procedures.list.title'), to: paths.unitCases(record.unit.id) }] : []}
      more={more}
    >
      {record.restricted && (
        <div className="page-notice">
          <Notice>{t('procedures.case.restricted')}</Notice>
        </div>
      )}
      <div className="sides">
        <Facts
          facts={[
            { label: t('procedures.list.subject'), value: <SubjectLink record={record} /> },
            {
              label: t('procedures.list.unit'),
              value: <Link to={paths.unit(record.unit.id)}>{record.unit.name}</Link>,
            },
            record.other !== null && {
              label: t(record.decidedAbove ? 'procedures.case.decided_by' : 'procedures.transit.to'),
              value: <Link to={paths.unit(record.other.id)}>{record.other.name}</Link>,
            },
            { label: t('procedures.case.number'), value: <bdi>{caseNumber(record.id)}</bdi> },
            {
              label: t('procedures.list.opened'),
              value: t('procedures.case.opened', { date: date(record.openedOn), name: record.openedBy }),
            },
            record.endedOn !== null && { label: t('procedures.case.ended'), value: date(record.endedOn) },
            { label: t('procedures.case.ruled'), value: t('procedures.case.ruled_on', { date: date(record.ruledOn) }) },
            ...record.facts.map((fact) => ({
              label: capital(own(fact.field.label)),
              value: <FactValue fact={fact} />,
            })),
          ]}
        />
        <CaseSteps record={record} onNeed={onNeed} />
      </div>
      {record.forms.length > 0 && (
        <Section title={t('procedures.case.file')}>
          <Papers record={record} onAdd={(paper) => setDoing({ paper })} />
        </Section>
      )}
      {may('document.read') && <CaseDocuments record={record} />}
      {record.opinions.length > 0 && (
        <Section title={t('procedures.case.opinions')}>
          <Opinions record={record} />
        </Section>
      )}
      {record.affair !== null && (
        <Section title={t('procedures.affair.title')}>
          <Affair affair={record.affair} />
        </Section>
      )}
      {record.polls.length > 0 && (
        <Section title={t('procedures.case.votes')}>
          <Polls polls={record.polls} />
        </Section>
      )}
      {dialogOf(record, doing, clock, () => setDoing(undefined))}
    </Page>
  );
}

function dialogOf(
  record: CaseRecord,
  doing: Doing | undefined,
  clock: CaseRecord['steps'][number]['clocks'][number] | undefined,
  onClose: () => void,
): ReactNode {
  if (doing === undefined) return null;
  if (typeof doing === 'object')
    return 'paper' in doing ? (
      <PaperDialog record={record} form={doing.paper} paper={doing.change} onClose={onClose} />
    ) : (
      <AskDialog record={record} kind={doing.ask} onClose={onClose} />
    );
  switch (doing) {
    case 'ask':
      return <AskDialog record={record} onClose={onClose} />;
    case 'vote':
      return <CommitteeVote record={record} onClose={onClose} />;
    case 'join':
      return <Join record={record} onClose={onClose} />;
    case 'pause':
      return <Pause record={record} onClose={onClose} />;
    case 'resume':
      return <Resume record={record} onClose={onClose} />;
    case 'extend':
      return clock && <Extend record={record} clock={clock} onClose={onClose} />;
    case 'drop':
      return <Drop record={record} onClose={onClose} />;
  }
}

/** The page of what a case is about. */
const PAGES: Record<string, (id: string) => string> = {
  member: paths.member,
  unit: paths.unit,
  candidate: paths.candidate,
};

function SubjectLink({ record }: { record: CaseRecord }) {
  const { subject } = record;
  const to = PAGES[subject.kind]?.(subject.id);
  return to === undefined ? <Name>{subject.name}</Name> : <Link to={to}>{subject.name}</Link>;
}

/** A value that was entered, as one reads it. */
function FactValue({ fact }: { fact: CaseRecord['facts'][number] }) {
  const { t, own } = useText();
  const { field, value, text, link } = fact;
  if (link) return <Link to={link.kind === 'unit' ? paths.unit(link.id) : paths.member(link.id)}>{text}</Link>;
  if (field.kind === 'date') return date(value);
  if (field.kind === 'flag') return t(value === 'true' ? 'procedures.fact.yes' : 'procedures.fact.no');
  const choice = field.choices.find((each) => each.id === value);
  return <Name>{choice ? capital(own(choice.label)) : text}</Name>;
}
