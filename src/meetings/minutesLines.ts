/** Sentences of the minutes: points of the agenda, last month's tasks, proposals, votes, new tasks. Pure. */
import type { ItemRecord } from './meeting.ts';
import { type MinutesFacts, paperDate, type Say } from './minutesFacts.ts';
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
      due: paperDate(l.due),
      state: stateOf(l.state),
      late: l.overdue ? 'yes' : 'no',
    }),
  );
  return [say('meetings.paper.report_counts', { total: lines.length, ...counts }), ...told];
}

export function proposalLines(facts: Pick<MinutesFacts, 'proposals'>, say: Say): string[] {
  return facts.proposals.map((p) =>
    say('meetings.paper.proposal', {
      name: p.personName,
      text: p.body,
      unit: p.addressed.name,
      due: paperDate(p.replyDue),
    }),
  );
}

/** Answers to earlier proposals, read out at this meeting (M30). */
export function replyLines(facts: Pick<MinutesFacts, 'replies'>, say: Say): string[] {
  return facts.replies.map((p) =>
    say('meetings.paper.reply', { name: p.personName, text: p.body, unit: p.addressed.name, reply: p.reply ?? '' }),
  );
}

/** Each vote with everything it was judged by, the failed ones too; then the number of the resolution. */
export function pollLines(
  facts: Pick<MinutesFacts, 'polls' | 'resolution' | 'rulebook' | 'language'>,
  say: Say,
): string[] {
  const polls = facts.polls.flatMap((p) => [
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
        due: paperDate(task.due),
        result: task.result,
        checker: task.checkerName,
      };
      return slots.map((slot) => cells[slot.meaning] ?? '');
    }),
  };
}
