import { useState } from 'react';
import { Link } from 'react-router';
import type { Reason } from '../../platform/refusal.ts';
import { date, listed } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { type LineEntry, Steps } from '../../web/ui/line.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { CaseRecord, NeedView, StepView } from '../case.ts';
import { shownAs } from './caseState.tsx';
import { ClockText, Length } from './clockText.tsx';
import { capital } from './fields.tsx';
import { TakeStep } from './takeStep.tsx';

/** What a need is met with, from the line of steps. */
export type OnNeed = (need: NeedView) => void;

/** The steps downwards: done with who, when and how; now with what is missing and its clock; later with the clock that will run. */
export function CaseSteps({ record, onNeed }: { record: CaseRecord; onNeed: OnNeed }) {
  const { t, own } = useText();
  const steps = record.steps.filter((step) => step.state !== 'left');
  const entries = steps.map(
    (step): LineEntry => ({
      key: step.id,
      place: step.state === 'now' ? (record.overdue ? 'overdue' : 'now') : step.state === 'done' ? 'done' : 'later',
      title: capital(own(step.label)),
      ...(step.help && { meta: own(step.help) }),
      children: <StepBody record={record} step={step} onNeed={onNeed} />,
    }),
  );
  return <Steps label={t('procedures.case.steps')} entries={entries} />;
}

function StepBody({ record, step, onNeed }: { record: CaseRecord; step: StepView; onNeed: OnNeed }) {
  const { t } = useText();
  const now = step.state === 'now';
  const clocks = now ? step.clocks.filter((clock) => clock.endedOn === null) : step.state === 'done' ? step.clocks : [];
  return (
    <div className="stack">
      {step.entries
        .filter((entry) => entry.takenOn !== null)
        .map((entry) => (
          <Taken key={`${entry.begunOn} ${entry.takenOn} ${entry.outcome?.id}`} entry={entry} />
        ))}
      {[...new Set(step.entries.flatMap((entry) => entry.meetingId ?? []))].map((meeting) => (
        <p key={meeting} className="small">
          <Link to={paths.meetingMinutes(meeting)}>{t('procedures.step.minutes')}</Link>
        </p>
      ))}
      {clocks.map((clock) => (
        <ClockText key={clock.id} clock={clock} ruledOn={record.ruledOn} />
      ))}
      {step.state === 'later' && step.length && (
        <p>
          <Length {...step.length} ruledOn={record.ruledOn} />
        </p>
      )}
      {step.earliest && (
        <p className="small">
          {t('procedures.step.earliest', { date: date(step.earliest.on) })} <RuleLink rule={step.earliest.rule} />
        </p>
      )}
      {step.needs.length > 0 && <Needs record={record} step={step} onNeed={onNeed} />}
      {now && <Outcomes record={record} step={step} />}
    </div>
  );
}

function Taken({ entry }: { entry: StepView['entries'][number] }) {
  const { t, own, lang } = useText();
  return (
    <div>
      <p>
        {entry.outcome && (
          <StateBadge state={shownAs(entry.outcome.shows)}>{capital(own(entry.outcome.name))}</StateBadge>
        )}
      </p>
      <p className="line-meta">
        {listed(
          [entry.takenOn && t('procedures.step.on', { date: date(entry.takenOn) }), entry.by, entry.unit?.name],
          lang,
        )}
      </p>
      {entry.note && (
        <p>
          <Name>{entry.note}</Name>
        </p>
      )}
    </div>
  );
}

/** What the step needs: at hand or missing, each with the rule that asks for it. */
function Needs({ record, step, onNeed }: { record: CaseRecord; step: StepView; onNeed: OnNeed }) {
  const { t, own } = useText();
  const now = step.state === 'now';
  const open = (need: NeedView) => record.may[COMMANDS[need.kind] ?? '']?.length === 0;
  const waits = (need: NeedView) => need.kind === 'opinion' && record.opinions.some((each) => each.kind.id === need.id);
  return (
    <ul className="case-needs plain-list" aria-label={t('procedures.step.needs')}>
      {step.needs.map((need) => (
        <li key={`${need.kind} ${need.id}`} className={need.met ? 'case-met' : undefined}>
          <Icon name={need.met ? 'done' : need.warns && now ? 'due' : 'later'} />
          <div>
            <span className={need.met ? 'quiet' : undefined}>
              {need.kind === 'check' ? t('procedures.need.check') : capital(own(need.label))}
            </span>{' '}
            {need.kind === 'vote' && (
              <span className="small quiet">
                ({t(need.body === 'members' ? 'procedures.need.members' : 'procedures.need.committee')})
              </span>
            )}{' '}
            {need.rule && <RuleLink rule={need.rule} on={record.ruledOn} />}{' '}
            {!need.met && <OnTheWay record={record} need={need} />}
            {now && !need.met && need.kind === 'check' && (
              <div className="small">
                <Reasons reasons={need.reasons} />
                {need.warns && <p className="quiet">{t('procedures.need.warns')}</p>}
              </div>
            )}
            {now && !need.met && need.kind === 'vote' && need.body === 'members' && (
              <div className="small">
                <Link to={paths.unitMeetings(record.unit.id)}>{t('procedures.need.in_meeting')}</Link>
              </div>
            )}
            {now && !need.met && open(need) && need.body !== 'members' && !waits(need) && (
              <div>
                <Button look="plain" onClick={() => onNeed(need)}>
                  {t(paperOf(record, need) ? 'procedures.paper.change' : `procedures.need.do_${need.kind}`)}
                </Button>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What is there already, though it does not meet the need yet: a form that is not in order, a question that waits. */
function OnTheWay({ record, need }: { record: CaseRecord; need: NeedView }) {
  const { t } = useText();
  const paper = paperOf(record, need);
  const asked = need.kind === 'opinion' && record.opinions.some((each) => each.kind.id === need.id);
  if (!paper && !asked) return null;
  return (
    <StateBadge state="due">{paper ? t(`procedures.paper.${paper.state}`) : t('procedures.opinion.waited')}</StateBadge>
  );
}

/** The form in the file that a need asks for, the last one, where there is one. */
export function paperOf(
  record: CaseRecord,
  need: Pick<NeedView, 'kind' | 'id'>,
): CaseRecord['papers'][number] | undefined {
  return need.kind === 'paper' ? record.papers.findLast((paper) => paper.form === need.id) : undefined;
}

/** Which command meets a need. */
const COMMANDS: Partial<Record<NeedView['kind'], string>> = {
  paper: 'case.paper',
  opinion: 'case.ask',
  vote: 'case.vote',
};

/** A button for each way the step may end; those that the rules forbid say why. */
function Outcomes({ record, step }: { record: CaseRecord; step: StepView }) {
  const { t, own } = useText();
  const [chosen, setChosen] = useState<StepView['outcomes'][number]>();
  const may = record.may['case.take'];
  if (may?.some(({ code }) => code === 'right.missing'))
    return <p className="small quiet">{t('procedures.step.not_yours')}</p>;
  const first = step.outcomes.find((outcome) => outcome.reasons.length === 0 && outcome.shows === 'done');
  const missing = [
    ...new Map(step.outcomes.flatMap((each) => each.reasons).map((reason) => [keyOf(reason), reason])).values(),
  ];
  return (
    <div className="case-outcomes">
      <p className="row">
        {step.outcomes
          .filter((outcome) => outcome.reasons.length === 0 && (may ?? []).length === 0)
          .map((outcome) => (
            <Button
              key={outcome.id}
              look={outcome === first ? 'primary' : undefined}
              onClick={() => setChosen(outcome)}
            >
              {capital(own(outcome.label))}
            </Button>
          ))}
      </p>
      {(may ?? []).length > 0 ? (
        <Reasons reasons={may ?? []} />
      ) : (
        first === undefined && missing.length > 0 && <p className="small quiet">{t('procedures.step.missing')}</p>
      )}
      {chosen && <TakeStep record={record} step={step} outcome={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function keyOf(reason: Reason): string {
  return `${reason.code} ${JSON.stringify(reason.values ?? {})}`;
}
