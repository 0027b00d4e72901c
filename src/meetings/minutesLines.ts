/** Sentences of the minutes: points of the agenda, last month's tasks, proposals, votes, new tasks. Pure. */

import { writtenDate } from '../platform/i18n/dates.ts';
import type { Say } from '../rulebook/texts.ts';
import type { ItemRecord } from './item.ts';
import type { MinutesFacts } from './minutesFacts.ts';
import type { PaperSection } from './paper.ts';

/** What was said on a point; nothing when nothing was noted. The conclusion stands in its own part of the form. */
export function itemLines(item: ItemRecord, say: Say): string[] {
  return item.discussion === '' ? [] : [say('meetings.paper.item', { title: item.title, text: item.discussion })];
}

/** Last month's tasks: the counts, then those done and those not (M29). */
export function reportLines(facts: Pick<MinutesFacts, 'report' | 'rulebook' | 'language'>, say: Say): string[] {
  const { counts, lines } = facts.report;
  if (lines.length === 0) return [say('meetings.paper.report_none')];
  const stateOf = (id: string) => facts.rulebook.tasks.states.find((s) => s.id === id)?.label[facts.language] ?? id;
  const told = lines.map((l) =>
    say('meetings.paper.report_line', {
      work: l.work,
      name: l.assigneeName,
      due: writtenDate(l.due, facts.language),
      state: stateOf(l.state),
      late: l.overdue ? 'yes' : 'no',
    }),
  );
  return [say('meetings.paper.report_counts', { total: lines.length, ...counts }), ...told];
}

export function proposalLines(facts: Pick<MinutesFacts, 'proposals' | 'language'>, say: Say): string[] {
  return facts.proposals.map((p) =>
    say('meetings.paper.proposal', {
      name: p.personName,
      text: p.body,
      unit: p.addressed.name,
      due: writtenDate(p.replyDue, facts.language),
    }),
  );
}

/** Answers to earlier proposals, read out at this meeting (M30). */
export function replyLines(facts: Pick<MinutesFacts, 'replies'>, say: Say): string[] {
  return facts.replies.map((p) =>
    say('meetings.paper.reply', { name: p.personName, text: p.body, unit: p.addressed.name, reply: p.reply ?? '' }),
  );
}

/** What was collected of the month's dues by the time the minutes are written, and by how many it was paid. */
export function duesLines({ dues }: Pick<MinutesFacts, 'dues'>, say: Say): string[] {
  if (!dues) return [];
  const { collected, paidMembers, members } = dues;
  return [say('meetings.paper.dues', { collected, paid: paidMembers, members })];
}

/** What those who answer for a field reported, and who owed a report and gave none (M31). */
export function fieldLines(facts: Pick<MinutesFacts, 'fieldReports' | 'rulebook' | 'language'>, say: Say): string[] {
  const nameOf = (field: string) =>
    facts.rulebook.committees.workFields.find((f) => f.id === field)?.label[facts.language] ?? field;
  return facts.fieldReports.flatMap((r) => {
    const values = { field: nameOf(r.field), name: r.personName, text: r.body };
    if (r.state === 'given') return [say('meetings.paper.field', values)];
    return r.state === 'missed' ? [say('meetings.paper.field_missed', values)] : [];
  });
}

/** Who of the level above spoke, and what was said. */
export function speechLines(facts: Pick<MinutesFacts, 'speeches'>, say: Say): string[] {
  return facts.speeches.map(({ name, office, said }) =>
    say('meetings.paper.speech', { name: office === '' ? name : `${name} (${office})`, text: said }),
  );
}

/** The cell's own score: criterion by criterion, then the sum and its level (MEE-07). */
export function scoreLines(facts: Pick<MinutesFacts, 'score' | 'rulebook' | 'language'>, say: Say): string[] {
  const { score, rulebook, language } = facts;
  if (!score) return [];
  const { quality } = rulebook.meetings;
  const named = (list: { id: string; label: Record<typeof language, string> }[] | undefined, id: string) =>
    list?.find((each) => each.id === id)?.label[language] ?? id;
  return [
    ...score.lines.map((line) =>
      say('meetings.paper.score_line', {
        criterion: named(quality?.criteria, line.criterion),
        points: line.self,
        maximum: line.maximum,
      }),
    ),
    say('meetings.paper.score_total', {
      total: score.total,
      maximum: score.maximum,
      level: named(quality?.levelNames, score.level),
    }),
  ];
}

/** Each vote with everything it was judged by, the failed ones too; then the number of the resolution. */
export function pollLines(
  facts: Pick<MinutesFacts, 'polls' | 'cases' | 'resolution' | 'rulebook' | 'language'>,
  say: Say,
): string[] {
  const onCases = facts.cases.flatMap(({ poll, ...each }) =>
    poll ? [{ ...poll, question: caseIn(each, facts, say) }] : [],
  );
  const polls = [...facts.polls, ...onCases].flatMap((p) => [
    say('meetings.paper.vote', {
      question: p.question,
      for: p.votesFor,
      against: p.votesAgainst,
      other: p.votesOther,
      eligible: p.eligible,
      present: p.present,
      base: p.base,
      threshold: p.threshold,
      result: p.passed ? 'passed' : 'failed',
    }),
    ...(p.reservedOpinions ? [say('meetings.paper.reserved', { text: p.reservedOpinions })] : []),
  ]);
  const { resolution } = facts;
  return resolution
    ? [...polls, say('meetings.paper.adopted', { number: resolution.numberText ?? '', title: resolution.title })]
    : polls;
}

/** What a vote on a case was about; restricted ones by their number alone. */
function caseIn(
  each: Pick<MinutesFacts['cases'][number], 'procedure' | 'subject' | 'number'>,
  { language }: Pick<MinutesFacts, 'language'>,
  say: Say,
): string {
  const values = { procedure: each.procedure[language], number: each.number };
  return each.subject === null
    ? say('meetings.paper.case_restricted', values)
    : say('meetings.paper.case', { ...values, name: each.subject });
}

/** The tasks given at the meeting, in the organization's own slots. Null when none was given. */
export function tasksTable(facts: Pick<MinutesFacts, 'tasks' | 'slots' | 'language'>): PaperSection['table'] {
  if (facts.tasks.length === 0) return null;
  const slots = facts.slots.filter((slot) => slot.meaning !== 'text');
  return {
    head: slots.map((slot) => slot.label[facts.language]),
    rows: facts.tasks.map((task) => {
      const cells: Record<string, string> = {
        assignee: task.assigneeName,
        work: task.work,
        accountability: task.accountability,
        due: writtenDate(task.due, facts.language),
        result: task.result,
        checker: task.checkerName,
      };
      return slots.map((slot) => cells[slot.meaning] ?? '');
    }),
  };
}
