import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { share } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { MeetingRecord, RollLine } from '../meeting.ts';
import { type Mark, type RollFacts, restOfRoll } from '../rules/meeting.ts';
import { RollParts } from './rollParts.tsx';

const STATES = ['present', 'excused', 'absent'] as const;

/** The roll call: a wide switch for each name; what is pressed is sent at once. */
export function LiveRoll({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const members = meeting.counts.members;
  const reasonFor = (mark: string) => meeting.absenceReasons.find((reason) => reason.mark === mark)?.id;
  const season = meeting.absenceReasons.find((reason) => reason.season)?.id;
  const rest = restOfRoll(meeting.roll as RollFacts[], {
    exempt: reasonFor('exempt'),
    away: reasonFor('away'),
    season,
  });
  // A complete roll is folded when one comes back to the page, not under the hand that completes it.
  const [calling] = useState(rest.length > 0);
  const send = async (marks: readonly Mark[]) => {
    setBusy(true);
    setError(undefined);
    try {
      await api.meetingRoll(
        {
          id: meeting.id,
          marks: marks.map(({ attendanceId, state, reason }) => ({
            attendanceId,
            state: state as (typeof STATES)[number],
            reason: reason ?? null,
          })),
        },
        { commandId: v7() },
      );
      await revalidate();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t('meetings.record.roll')}>
      {members && (
        <p aria-live="polite">
          {t('meetings.roll.so_far', {
            share: share(members.present, members.total),
            excused: members.excused,
            absent: members.absent,
            left: rest.length,
          })}
        </p>
      )}
      {error !== undefined && <Refusal error={error} />}
      {rest.length > 0 && (
        <Button busy={busy} onClick={() => send(rest)}>
          {t('meetings.roll.rest', { count: rest.length })}
        </Button>
      )}
      <Disclosure title={t('meetings.record.roll_of', { count: meeting.roll.length })} open={calling}>
        <RollParts lines={meeting.roll}>
          {(lines) => (
            <ul className="roll">
              {lines.map((line) => (
                <RollSwitch
                  key={`${line.id} ${line.state} ${line.reason ?? ''}`}
                  line={line}
                  reasons={meeting.absenceReasons.filter((r) => r.excused).map((r) => r.id)}
                  proposed={line.season ? season : undefined}
                  onMark={(mark) => send([mark])}
                />
              ))}
            </ul>
          )}
        </RollParts>
      </Disclosure>
    </Section>
  );
}

/** One name. "Excused" asks for its reason before anything is sent. */
function RollSwitch({
  line,
  reasons,
  proposed,
  onMark,
}: {
  line: RollLine;
  reasons: readonly string[];
  /** the reason for who is away in this month of every year */
  proposed: string | undefined;
  onMark: (mark: Mark) => void;
}) {
  const { t, lang } = useText();
  const [chosen, setChosen] = useState(line.state);
  const choose = (state: (typeof STATES)[number]) => {
    setChosen(state);
    if (state !== 'excused') onMark({ attendanceId: line.id, state });
    else if (proposed) onMark({ attendanceId: line.id, state, reason: proposed });
  };
  const marks = [...(line.exempt ? ['exempt'] : []), ...(line.away ? ['away'] : [])];
  return (
    <li>
      <fieldset className="roll-line">
        <legend>
          <bdi>{line.name}</bdi>{' '}
          <span className="small quiet">
            {[
              t(`meetings.role.${line.role}`),
              ...marks.map((mark) => labelOf('marks', mark, lang)),
              ...(proposed ? [labelOf('absenceReasons', proposed, lang)] : []),
            ].join(' · ')}
          </span>
        </legend>
        <div className="roll-switch">
          {STATES.map((state) => (
            <label key={state}>
              <input type="radio" name={`roll-${line.id}`} checked={chosen === state} onChange={() => choose(state)} />
              {t(`meetings.roll.${state}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {chosen === 'excused' && (
        <select
          className="input"
          aria-label={t('meetings.roll.reason_of', { name: line.name })}
          value={line.state === 'excused' ? (line.reason ?? '') : ''}
          onChange={(event) =>
            event.target.value && onMark({ attendanceId: line.id, state: 'excused', reason: event.target.value })
          }
        >
          <option value="">{t('meetings.roll.choose_reason')}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {capitalized(labelOf('absenceReasons', reason, lang), lang)}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}
