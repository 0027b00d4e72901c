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
import { checkWork } from './crossChecksWork.ts';
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
