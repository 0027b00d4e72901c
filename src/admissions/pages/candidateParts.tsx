import { Link } from 'react-router';
import { date, due, listed, partOf } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';

import type { CandidateRecord } from '../candidate.ts';
import { addresses } from './addresses.ts';
import type { Asked } from './candidateDialogs.tsx';
import { named, PLACE_BADGES } from './names.ts';

type Props = { record: CandidateRecord; onAsk: (asked: Asked) => void };

/** Who helps, since when they know each other, and when the next remark is due. */
export function Helpers({ record, onAsk }: Props) {
  const { t } = useText();
  const { today } = session();
  const may = (command: string) => record.may[command]?.length === 0;
  if (record.helpers.length === 0) return <p className="quiet">{t('admissions.helper.none')}</p>;
  return (
    <ul className="plain-list stack">
      {record.helpers.map((helper) => (
        <li key={helper.id} className="stack">
          <div>
            <Link to={paths.member(helper.personId)}>{helper.name}</Link>{' '}
            <span className="quiet small">
              {helper.to
                ? t('admissions.helper.during', { from: date(helper.from), to: date(helper.to) })
                : t('admissions.helper.since', { from: date(helper.from), together: date(helper.togetherSince) })}
            </span>
          </div>
          {helper.remarkDue && (
            <StateBadge state={helper.remarkDue < today ? 'overdue' : 'due'}>
              {t('admissions.helper.remark_due', { date: date(helper.remarkDue), due: due(helper.remarkDue, today) })}
            </StateBadge>
          )}
          {helper.to === null && (
            <div className="row">
              {(helper.mayRemark || may('helper.remark')) && (
                <Button onClick={() => onAsk({ what: 'remark', helper })}>{t('admissions.helper.remark')}</Button>
              )}
              {may('helper.end') && (
                <Button look="plain" onClick={() => onAsk({ what: 'end', helper })}>
                  {t('admissions.helper.end')}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What he was given to do, and how it was judged. */
export function Trials({ record, onAsk }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  if (record.tasks.length === 0) return <p className="quiet">{t('admissions.trial.none')}</p>;
  return (
    <ul className="plain-list stack">
      {record.tasks.map((task) => (
        <li key={task.id}>
          <div>
            <Name>{task.what}</Name>
          </div>
          {task.verdict ? (
            <>
              <StateBadge state="done">
                {listed([named('trialVerdicts', task.verdict, lang), task.judgedOn && date(task.judgedOn)])}
              </StateBadge>
              {task.result && (
                <p className="small">
                  <Name>{task.result}</Name>
                </p>
              )}
            </>
          ) : (
            <div className="row">
              <StateBadge state={task.due < today ? 'overdue' : 'due'}>
                {t('admissions.trial.due', { date: date(task.due), due: due(task.due, today) })}
              </StateBadge>
              {record.may['trial.judge']?.length === 0 && (
                <Button look="plain" onClick={() => onAsk({ what: 'judge', task })}>
                  {t('admissions.trial.judge')}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Courses he waits for, sits in, or has a certificate of. */
export function Courses({ record, onAsk }: Props) {
  const { t, lang } = useText();
  const { today } = session();
  if (record.places.length === 0) return <p className="quiet">{t('admissions.course.none')}</p>;
  return (
    <ul className="plain-list stack">
      {record.places.map((place) => (
        <li key={place.id}>
          <div>
            {named('courses', place.course, lang)}
            {place.classId && place.className && (
              <>
                {' · '}
                <Link to={paths.trainingClass(place.classId)}>{place.className}</Link>
              </>
            )}
          </div>
          <StateBadge state={PLACE_BADGES[place.state] ?? 'information'}>
            {t(`admissions.place.${place.state}`)}
          </StateBadge>{' '}
          <span className="small">
            {listed(
              [
                place.number,
                place.certifiedOn && date(place.certifiedOn),
                place.issuer,
                place.state === 'waiting' && t('admissions.course.since', { date: date(place.askedOn) }),
                place.note,
              ].map((each) => each || null),
            )}
          </span>
          {place.validUntil && (
            <p className="small">
              <StateBadge state={place.validUntil < today ? 'overdue' : 'done'}>
                {t('admissions.certificate.until', { date: date(place.validUntil) })}
              </StateBadge>
            </p>
          )}
          {(place.state === 'waiting' || place.state === 'enrolled') && record.may['place.ask']?.length === 0 && (
            <div>
              <Button look="plain" onClick={() => onAsk({ what: 'withdraw', place })}>
                {t('admissions.course.withdraw')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** By whom he was put forward. */
export function Nominations({ record }: { record: CandidateRecord }) {
  const { t, lang } = useText();
  return (
    <ul className="plain-list stack">
      {record.nominations.map((each) => (
        <li key={each.id}>
          <div>
            {named('nominatingBodies', each.body, lang)}: <Name>{each.bodyName}</Name>
          </div>
          <p className="small quiet">
            {listed([
              each.number,
              date(each.on),
              each.votesFor !== null && each.votesOf !== null
                ? t('admissions.nomination.votes', { votes: partOf(each.votesFor, each.votesOf) })
                : null,
            ])}
          </p>
          {each.remarks && (
            <p className="remark">
              <Name>{each.remarks}</Name>
            </p>
          )}
          {each.fileId && <a href={addresses.file(each.fileId)}>{t('admissions.nomination.open_file')}</a>}
        </li>
      ))}
    </ul>
  );
}
