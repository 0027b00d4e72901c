import { capitalized } from '../../../rulebook/words.ts';
import { date } from '../../../web/format.ts';
import { labelOf } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { Disclosure } from '../../../web/ui/disclosure.tsx';
import { type LineEntry, Timeline } from '../../../web/ui/line.tsx';
import type { GroupEvent, GroupRecord } from '../../groups/group.ts';

const OWN_REASONS = [
  'moved',
  'out',
  'closed',
  'mistake',
  'replaced',
  'released',
  'other_office',
  'record_merged',
  'dismissed',
];
/** So many stand open; the times of many members are a press away. */
const OPEN = 8;

/** Names, heads and members of a group over time, the latest first. */
export function GroupHistory({ group }: { group: GroupRecord }) {
  const { t, lang } = useText();
  const entries = group.history.map((event): LineEntry => {
    const over = event.to !== null;
    return {
      key: event.id,
      place: over ? 'done' : 'now',
      title: titleOf(event),
      meta: [during(event), event.basis, over && event.endReason !== null ? reasonOf(event.endReason) : null]
        .filter(Boolean)
        .join(' · '),
    };
  });
  const label = t('members.groups.history');
  return (
    <div className="stack">
      <Timeline label={label} entries={entries.slice(0, OPEN)} />
      {entries.length > OPEN && (
        <Disclosure title={t('members.groups.earlier', { count: entries.length - OPEN })}>
          <Timeline label={label} entries={entries.slice(OPEN)} />
        </Disclosure>
      )}
    </div>
  );

  function titleOf(event: GroupEvent): string {
    if (event.what === 'office')
      return t('members.groups.event_office', {
        office: capitalized(labelOf('groupOffices', event.office ?? '', lang), lang),
        name: event.name,
      });
    return t(`members.groups.event_${event.what}`, { name: event.name });
  }

  function during({ from, to }: GroupEvent): string {
    if (to === null) return t('members.history.since', { from: date(from) });
    if (to === from) return t('members.groups.taken_back_on', { date: date(from) });
    return t('members.history.period', { from: date(from), to: date(to) });
  }

  function reasonOf(reason: string): string {
    if (OWN_REASONS.includes(reason)) return t(`members.groups.end_${reason}`);
    return labelOf('endings', reason, lang);
  }
}
