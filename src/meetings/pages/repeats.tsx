import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { MeetingRecord } from '../meeting.ts';

/** Says that the agenda only repeats the meetings before, and who else reads that (M23); while it can be changed, what to do. */
export function Repeats({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  if (!meeting.repeats) return null;
  const { id, times, told } = meeting.repeats;
  return (
    <Notice>
      <p>
        {t('meetings.agenda.repeats', { count: times })}{' '}
        <Link to={paths.meeting(id)}>{t('meetings.agenda.to_last')}</Link>
      </p>
      {told && <p>{t('meetings.agenda.repeats_told')}</p>}
      {meeting.state === 'called' && <p>{t('meetings.agenda.repeats_do')}</p>}
    </Notice>
  );
}
