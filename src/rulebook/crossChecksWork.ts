import { demand, demandKey, ids, type Report } from './demands.ts';
import type { RulebookContent } from './schema.ts';

export function checkWork({ about, parts, overlays, rules }: RulebookContent, report: Report): void {
  const { meetings, votes, documents, targets, membership, unitKinds, tasks } = parts;
  const at = (
    part: string,
    list: readonly string[],
    path: (string | number)[],
    defined: ReadonlySet<string>,
    what: string,
  ) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, part, [...path, i], what);
  };
  const kinds = ids(unitKinds.unitKinds);
  const settings = new Set([...ids(unitKinds.settings), 'any']);
  const bases = ids(votes.bases);
  const marks = ids(membership.marks);
  meetings.kinds.forEach((kind, i) => {
    at('meetings', kind.at, ['kinds', i, 'at'], kinds, 'kind of unit');
    demand(bases, kind.base, report, 'meetings', ['kinds', i, 'base'], 'base of a vote');
    if (kind.duration) demandKey(rules, kind.duration, report, 'meetings', ['kinds', i, 'duration', 'key']);
  });
  at('meetings', meetings.notice.tells, ['notice', 'tells'], ids(parts.posts.posts), 'post');
  demand(
    new Set(Object.keys(about.ruleUnits)),
    meetings.notice.unit,
    report,
    'meetings',
    ['notice', 'unit'],
    'unit of a rule',
  );
  demand(
    ids(meetings.kinds),
    meetings.preparation.meetingKind,
    report,
    'meetings',
    ['preparation', 'meetingKind'],
    'kind of meeting',
  );
  meetings.absenceReasons.forEach((reason, i) => {
    if (reason.mark !== undefined)
      demand(marks, reason.mark, report, 'meetings', ['absenceReasons', i, 'mark'], 'mark');
  });
  meetings.agendas.forEach((agenda, i) => {
    demand(
      ids(meetings.kinds),
      agenda.meetingKind,
      report,
      'meetings',
      ['agendas', i, 'meetingKind'],
      'kind of meeting',
    );
    at('meetings', agenda.for, ['agendas', i, 'for'], settings, 'setting');
    agenda.items.forEach((item, j) => {
      demand(
        ids(meetings.itemKinds),
        item.kind,
        report,
        'meetings',
        ['agendas', i, 'items', j, 'kind'],
        'kind of agenda item',
      );
    });
  });
  votes.majorities.forEach((majority, i) => {
    demand(bases, majority.base, report, 'votes', ['majorities', i, 'base'], 'base of a vote');
    const { rule, key } = majority;
    if (key !== undefined) demandKey(rules, { rule, key }, report, 'votes', ['majorities', i, 'key']);
  });
  votes.bases.forEach((base, i) => {
    at('votes', base.counts, ['bases', i, 'counts'], ids(membership.statuses), 'status of a membership');
    at('votes', base.leaveOutIfAbsent, ['bases', i, 'leaveOutIfAbsent'], marks, 'mark');
    at('votes', base.leaveOut, ['bases', i, 'leaveOut'], marks, 'mark');
  });
  votes.matters.forEach((matter, i) => {
    demand(ids(votes.majorities), matter.majority, report, 'votes', ['matters', i, 'majority'], 'majority');
    at('votes', matter.forms, ['matters', i, 'forms'], ids(votes.forms), 'form of voting');
  });
  documents.forms.forEach((form, i) => {
    demand(ids(documents.types), form.type, report, 'documents', ['forms', i, 'type'], 'type of document');
  });
  targets.indicators.forEach((indicator, i) => {
    demand(ids(targets.measures), indicator.measure, report, 'targets', ['indicators', i, 'measure'], 'measure');
  });
  checkSlots(tasks.slots, (path, message) => report('tasks', ['slots', ...path], message));
  for (const overlay of overlays) {
    if (overlay.tasks)
      checkSlots(overlay.tasks.slots, (path, message) =>
        report(`overlay:${overlay.id}`, ['tasks', 'slots', ...path], message),
      );
  }
}

/** Every fixed meaning has exactly one slot, or a task could be issued with one of them blank. */
function checkSlots(
  slots: readonly { id: string; meaning: string }[],
  report: (path: (string | number)[], message: string) => void,
): void {
  for (const meaning of ['assignee', 'work', 'accountability', 'due', 'result', 'checker']) {
    const count = slots.filter((slot) => slot.meaning === meaning).length;
    if (count !== 1) report([], `${count === 0 ? 'no slot' : 'more than one slot'} means ${meaning}`);
  }
}
