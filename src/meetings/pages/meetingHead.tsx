/** What the pages around a meeting have in common: its crumb and its record. */
import { api } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import type { MeetingRecord } from '../meeting.ts';

export async function loadMeeting(params: { id?: string }): Promise<MeetingRecord> {
  return (await api.meetingGet({ id: params.id ?? '' })) as MeetingRecord;
}

export function crumbsOf(meeting: Pick<MeetingRecord, 'id' | 'title'>) {
  return [{ label: meeting.title, to: paths.meeting(meeting.id) }];
}
