/** What one file of a rulebook says about another: every name used is defined, every list is without doubles. */
import { checkAdmissions } from './crossChecksAdmissions.ts';
import { checkCommittees } from './crossChecksCommittees.ts';
import { checkDues } from './crossChecksDues.ts';
import { checkHonours } from './crossChecksHonours.ts';
import { checkMeetingWork } from './crossChecksMeetings.ts';
import { checkProcedures } from './crossChecksProcedures.ts';
import { checkResidence } from './crossChecksResidence.ts';
import { checkRules } from './crossChecksRules.ts';
import { checkStatistics } from './crossChecksStatistics.ts';
import { demand, demandKey, ids, noDoubles, noDoubleWords, type Report } from './demands.ts';
import { fold } from './recognize.ts';
import type { RulebookContent } from './schema.ts';

/** Checks a rulebook whose files have the right shape; calls `report` for every fault. */
export function crossCheck(content: RulebookContent, report: Report): void {
  checkRules(content, report);
  checkUnitKinds(content, report);
  checkPosts(content, report);
  checkCommittees(content, report);
  checkMembership(content, report);
  checkImport(content, report);
  checkWork(content, report);
  checkMeetingWork(content, report);
  checkProcedures(content, report);
  checkHonours(content, report);
  checkDues(content, report);
  checkAdmissions(content, report);
  checkResidence(content, report);
  checkStatistics(content, report);
}

function checkUnitKinds({ parts }: RulebookContent, report: Report): void {
  const { unitKinds, settings } = parts.unitKinds;
  const kinds = ids(unitKinds);
  unitKinds.forEach((kind, i) => {
    kind.parents.forEach((parent, j) => {
      demand(kinds, parent.kind, report, 'unitKinds', ['unitKinds', i, 'parents', j, 'kind'], 'kind of unit');
    });
  });
  noDoubles(unitKinds, report, 'unitKinds', 'unitKinds');
  noDoubles(settings, report, 'unitKinds', 'settings');
  noDoubleWords(settings, report, 'unitKinds', 'settings');
}

function checkPosts({ parts, rules }: RulebookContent, report: Report): void {
  const { posts, dualPosts } = parts.posts;
  const kinds = ids(parts.unitKinds.unitKinds);
  noDoubles(posts, report, 'posts', 'posts');
  posts.forEach((post, i) => {
    post.at.forEach((kind, j) => {
      demand(kinds, kind, report, 'posts', ['posts', i, 'at', j], 'kind of unit');
    });
    if (post.maximum) demandKey(rules, post.maximum, report, 'posts', ['posts', i, 'maximum', 'key']);
  });
  for (const kind of kinds) {
    const here = posts.map((post, index) => ({ post, index })).filter(({ post }) => post.at.includes(kind));
    const seen = new Map<string, string>();
    for (const { post, index } of here) {
      for (const word of new Set(post.recognizes.map(fold))) {
        const other = seen.get(word);
        if (other !== undefined && other !== post.id) {
          report('posts', ['posts', index, 'recognizes'], `"${word}" already means ${other} at ${kind}`);
        }
        seen.set(word, post.id);
      }
    }
  }
  dualPosts.forEach((dual, i) => {
    dual.posts.forEach((post, j) => {
      demand(ids(posts), post, report, 'posts', ['dualPosts', i, 'posts', j], 'post');
    });
  });
}

function checkMembership({ parts }: RulebookContent, report: Report): void {
  const lists = [
    'sexes',
    'ethnicities',
    'educationLevels',
    'theoryLevels',
    'statuses',
    'marks',
    'membershipKinds',
  ] as const;
  for (const list of lists) {
    noDoubles(parts.membership[list], report, 'membership', list);
    noDoubleWords(parts.membership[list], report, 'membership', list);
  }
  const { groups } = parts.membership;
  const cells = ids(parts.unitKinds.unitKinds.filter((kind) => kind.isCell));
  groups?.at.forEach((kind, i) => {
    demand(cells, kind, report, 'membership', ['groups', 'at', i], 'kind of cell');
  });
  noDoubles(groups?.offices ?? [], report, 'membership', 'groups.offices');
  parts.meetings.modes.forEach((mode, i) => {
    if (mode.byGroups && !groups)
      report('meetings', ['modes', i, 'byGroups'], 'membership.yaml knows no groups of a cell');
  });
}

function checkImport({ parts }: RulebookContent, report: Report): void {
  const kinds = ids(parts.unitKinds.unitKinds);
  const { yes, no } = parts.import.answers;
  const answers = [
    { id: 'yes', recognizes: yes },
    { id: 'no', recognizes: no },
  ];
  noDoubleWords(answers, report, 'import', 'answers');
  parts.import.kindWords.forEach((line, i) => {
    demand(kinds, line.kind, report, 'import', ['kindWords', i, 'kind'], 'kind of unit');
    line.under.forEach((under, j) => {
      if (under !== 'top') demand(kinds, under, report, 'import', ['kindWords', i, 'under', j], 'kind of unit');
    });
  });
  const { columns: told, statuses, states } = parts.import.summary;
  noDoubleWords(
    told.map((each) => ({ id: each.field, recognizes: each.headings })),
    report,
    'import',
    ['summary', 'columns'],
  );
  noDoubleWords(statuses, report, 'import', ['summary', 'statuses']);
  noDoubleWords(states, report, 'import', ['summary', 'states']);
  parts.import.workbooks.forEach((workbook, w) => {
    workbook.sheets.forEach((sheet, s) => {
      const columns = sheet.columns.map((column) => ({ id: column.field, recognizes: column.headings }));
      noDoubleWords(columns, report, 'import', ['workbooks', w, 'sheets', s, 'columns']);
      sheet.columns.forEach((column, c) => {
        checkHolder(parts, column, ['workbooks', w, 'sheets', s, 'columns', c], report);
        if ((column.format === 'code') !== (column.list !== undefined)) {
          report(
            'import',
            ['workbooks', w, 'sheets', s, 'columns', c],
            'a column of format code names its list, others do not',
          );
        }
      });
    });
  });
}

type ImportColumn = RulebookContent['parts']['import']['workbooks'][number]['sheets'][number]['columns'][number];

/** Whoever is only a name holds a civil post that need not be a member's. */
function checkHolder(
  parts: RulebookContent['parts'],
  column: ImportColumn,
  path: (string | number)[],
  report: Report,
): void {
  if ((column.format === 'holder') !== (column.post !== undefined))
    report('import', path, 'a column of format holder names its post, others do not');
  const post = parts.posts.posts.find((each) => each.id === column.post);
  if (column.post !== undefined && (post?.kind !== 'civil' || post.membersOnly === true))
    report('import', [...path, 'post'], `"${column.post}" is not a civil post that is open to others than members`);
}

function checkWork({ about, parts, overlays, rules }: RulebookContent, report: Report): void {
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
