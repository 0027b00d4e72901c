import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed, month } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type LineEntry, Timeline } from '../../web/ui/line.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { CandidateRecord } from '../candidate.ts';
import { named, reasonName } from './names.ts';

type Entry = {
  key: string;
  on: string;
  title: ReactNode;
  body?: ReactNode;
  meta?: ReactNode;
  place?: LineEntry['place'];
};

/** What happened to a candidate and what is still to come, the newest first. */
export function CandidateTimeline({ record }: { record: CandidateRecord }) {
  const { t, lang, own } = useText();
  const { today } = session();
  const entries: Entry[] = [
    ...record.cases.map((each) => ({
      key: each.id,
      on: each.endedOn ?? each.openedOn,
      place:
        each.state === 'ended'
          ? ('done' as const)
          : each.due && each.due < today
            ? ('overdue' as const)
            : ('now' as const),
      title: (
        <Link to={paths.case(each.id)}>
          {each.state === 'ended' ? t('admissions.time.case_ended') : t('admissions.time.case')}
        </Link>
      ),
      meta: listed([
        date(each.endedOn ?? each.openedOn),
        each.stepLabel && each.state !== 'ended' ? capitalized(own(each.stepLabel), lang) : null,
        each.due && t('admissions.time.due', { date: date(each.due) }),
      ]),
    })),
    ...record.remarks.map((each) => ({
      key: each.id,
      on: each.on,
      title: t('admissions.time.remark', { name: each.by }),
      body: (
        <p className="remark">
          <Name>{each.body}</Name>
        </p>
      ),
    })),
    ...record.verdicts.map((each) => ({
      key: each.id,
      on: each.on,
      title: t(`admissions.verdict.${each.verdict}_told`, { month: month(each.month) }),
      meta: listed([date(each.on), reasonName(each.reason, lang), each.note]),
    })),
    ...record.places
      .filter((each) => each.certifiedOn !== null)
      .map((each) => ({
        key: each.id,
        on: each.certifiedOn ?? '',
        title: t('admissions.time.certified', { course: named('courses', each.course, lang) }),
      })),
    ...record.helpers.map((each) => ({
      key: each.id,
      on: each.from,
      title: t('admissions.time.helper', { name: each.name }),
    })),
    ...record.nominations.map((each) => ({
      key: each.id,
      on: each.on,
      title: t('admissions.time.nominated', { body: each.bodyName }),
    })),
    ...(record.listedOn ? [{ key: 'listed', on: record.listedOn, title: t('admissions.time.listed') }] : []),
    ...(record.closedOn
      ? [
          {
            key: 'closed',
            on: record.closedOn,
            title: t(`admissions.state.${record.state}`),
            meta: listed([date(record.closedOn), reasonName(record.closeReason, lang)]),
          },
        ]
      : []),
  ];
  return (
    <Timeline
      label={t('admissions.time.label')}
      entries={entries
        .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
        .map((each) => ({
          key: each.key,
          place: each.place ?? 'done',
          title: each.title,
          meta: each.meta ?? date(each.on),
          children: each.body,
        }))}
    />
  );
}
