import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type LineEntry, Timeline } from '../../web/ui/line.tsx';
import type { MemberRecord } from '../member.ts';

/** Admission, memberships and posts on one line of time, the latest first. */
export function History({ member }: { member: MemberRecord }) {
  const { t, lang } = useText();
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const since = (from: string, to: string | null) =>
    to === null
      ? t('members.history.since', { from: date(from) })
      : t('members.history.period', { from: date(from), to: date(to) });
  const lines = member.memberships.map((m): LineEntry & { at: string } => ({
    key: m.id,
    at: m.from,
    place: m.to === null ? 'now' : 'done',
    title: t(`members.history.${m.seat === 'guest' ? 'guest' : 'membership'}`, {
      unit: m.unitName,
      status: label('statuses', m.status),
    }),
    meta: [since(m.from, m.to), ...(m.endReason === null ? [] : [reasonOf(m.endReason)])].join(' · '),
  }));
  const posts = member.posts.map((p): LineEntry & { at: string } => ({
    key: p.id,
    at: p.from,
    place: p.to === null ? 'now' : 'done',
    title: t('members.history.post', { post: label('posts', p.post), unit: p.unitName }),
    meta: since(p.from, p.to),
  }));
  const groups = member.groups.map((g): LineEntry & { at: string } => ({
    key: `${g.groupId} ${g.from}`,
    at: g.from,
    place: g.to === null ? 'now' : 'done',
    title: t(g.office ? 'members.history.group_office' : 'members.history.group', {
      group: g.name,
      unit: g.unitName,
      office: g.office ? label('groupOffices', g.office) : '',
    }),
    meta: since(g.from, g.to),
  }));
  const dates = (
    [
      ['admitted', member.admittedOn],
      ['ceremony', member.ceremonyOn],
      ['official', member.officialOn],
    ] as const
  ).flatMap(([what, on]): (LineEntry & { at: string })[] =>
    on === null ? [] : [{ key: what, at: on, place: 'done', title: t(`members.history.${what}`), meta: date(on) }],
  );
  const entries = [...lines, ...posts, ...groups, ...dates].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return <Timeline label={t('members.history.title')} entries={entries} />;

  function reasonOf(reason: string): string {
    if (reason === 'status') return t('members.history.status_changed');
    return reason === 'merged' ? t('members.history.merged') : label('endings', reason);
  }
}
