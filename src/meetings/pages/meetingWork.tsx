import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { FieldReports } from './fieldReports.tsx';
import { Papers } from './meetingParts.tsx';
import { Gap } from './scoreParts.tsx';

/** Whether the reader holds this meeting, whatever its state. */
export function mayHold(meeting: Pick<MeetingRecord, 'may'>): boolean {
  return meeting.may['meeting.open']?.every((reason) => reason.code !== 'right.missing') ?? false;
}

/** What surrounds a meeting: field reports, words from above, its score, its papers; each only where there is something, or something to do. */
export function MeetingWork({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  return (
    <>
      {meeting.fieldReports.length > 0 && (
        <Section title={t('meetings.fields.title')}>
          <FieldReports lines={meeting.fieldReports} />
          {(meeting.may['field_report.write'] ?? []).length === 0 && (
            <p>
              <LinkButton to={paths.meetingReports(meeting.id)}>{t('meetings.fields.write')}</LinkButton>
            </p>
          )}
        </Section>
      )}
      {meeting.speeches.length > 0 && (
        <Section title={t('meetings.speech.title')}>
          {meeting.speeches.map((speech) => (
            <p key={`${speech.name} ${speech.said}`} dir="auto">
              <strong>
                <bdi>{[speech.name, speech.office].filter(Boolean).join(', ')}</bdi>
              </strong>
              : {speech.said}
            </p>
          ))}
        </Section>
      )}
      <Score meeting={meeting} />
      {meeting.papers.length > 0 && (
        <Section title={t('meetings.papers.title')}>
          <Papers papers={meeting.papers} />
        </Section>
      )}
    </>
  );
}

/** The cell's own points, those from above beside them, and the gap; or the way to score. */
export function Score({ meeting }: { meeting: MeetingRecord }) {
  const { t, lang } = useText();
  const { quality } = meeting;
  const open = meeting.may['quality.score']?.length === 0;
  if (!quality || (!quality.sheet && !open)) return null;
  const { sheet } = quality;
  const level = (id: string | null) => capitalized(labelOf('qualityLevels', id ?? undefined, lang), lang);
  return (
    <Section title={t('meetings.score.title')}>
      {sheet && (
        <p>
          <Link to={paths.qualitySheet(sheet.id)}>
            {t('meetings.score.total', {
              total: number(sheet.selfTotal),
              maximum: number(sheet.maximum),
              level: level(sheet.selfLevel),
            })}
          </Link>{' '}
          {sheet.upperTotal !== null && <Gap gap={sheet.upperTotal - sheet.selfTotal} />}
        </p>
      )}
      {open && (
        <p>
          <LinkButton to={paths.meetingScore(meeting.id)}>
            {t(sheet ? 'meetings.score.again' : 'meetings.score.begin')}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}
