/** The parts of a unit's report as they stand on paper. Pure: the counts and texts in, blocks of a document out. */
import type { DocumentBlock, DocumentLanguage } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { writtenNumber } from '../platform/i18n/numbers.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Say } from '../rulebook/texts.ts';
import { capitalized } from '../rulebook/words.ts';
import type { Indicator } from './indicator.ts';
import type { Account, Change, UnitReport } from './report.ts';

/** What is so on a day; what was done over the period has its own part of the report. */
const STANDING: readonly string[] = ['members', 'units', 'posts'];
const NUMBER_COLUMNS = [
  { wide: 3.4 },
  { wide: 1, align: 'center' as const },
  { wide: 1.2, align: 'center' as const },
  { wide: 1, align: 'center' as const },
];

type Words = Pick<Rulebook, 'membership' | 'unitKinds' | 'tasks'>;

/** The blocks by the form's names of the places. A part with nothing to tell is empty and leaves its heading out. */
export function reportParts(
  report: UnitReport,
  rulebook: Words,
  language: DocumentLanguage,
  say: Say,
): Record<string, DocumentBlock[]> {
  const number = (value: number | null) =>
    value === null ? say('indicators.small_group') : writtenNumber(value, language);
  return {
    members: accountBlocks(report, rulebook, language, say, number),
    numbers: numberBlocks(report.numbers, rulebook, language, say, number),
    meetings: meetingBlocks(report, language, say, number),
    work: [
      { kind: 'paragraph', text: say('indicators.paper.resolutions', report.resolutions) },
      { kind: 'paragraph', text: say('indicators.paper.tasks', report.tasks) },
      { kind: 'paragraph', text: say('indicators.paper.proposals', report.proposals) },
    ],
    children: childBlocks(report, say, number),
  };
}

type Write = (value: number | null) => string;

/** Before, came, left, after; then the reasons. What was not recorded then is said, not shown as none (D16). */
function accountBlocks(
  { members, recordedSince }: UnitReport,
  rulebook: Words,
  language: DocumentLanguage,
  say: Say,
  number: Write,
): DocumentBlock[] {
  const { before, after } = members;
  if (before === null && after === null)
    return [
      {
        kind: 'paragraph',
        text: recordedSince
          ? say('indicators.paper.not_recorded', { since: writtenDate(recordedSince, language) })
          : say('indicators.paper.never_recorded'),
      },
    ];
  const known = (value: number | null) => (value === null ? '–' : number(value));
  return [
    {
      kind: 'table',
      head: [
        say('indicators.paper.before'),
        say('indicators.paper.entered'),
        say('indicators.paper.left'),
        say('indicators.paper.after'),
      ],
      columns: Array.from({ length: 4 }, () => ({ align: 'center' as const })),
      rows: [[known(before), known(members.entered), known(members.left), known(after)]],
    },
    ...reasons('in', members.in),
    ...reasons('out', members.out),
  ];

  function reasons(way: 'in' | 'out', changes: Account['in']): DocumentBlock[] {
    if (changes.length === 0) return [];
    const told = changes.map((each) =>
      say('indicators.paper.reason', { reason: reasonOf(way, each, rulebook, language, say), count: number(each.n) }),
    );
    const label = say(way === 'in' ? 'indicators.paper.reasons_in' : 'indicators.paper.reasons_out');
    return [{ kind: 'paragraph', label, text: told.join('; ') }];
  }
}

/** Why somebody came or went, in the rulebook's words; what only the program tells, in its own. */
function reasonOf(way: 'in' | 'out', { code }: Change, rulebook: Words, language: DocumentLanguage, say: Say): string {
  if (code === 'unit') return say(way === 'in' ? 'indicators.compare.unit_in' : 'indicators.compare.unit_out');
  if (code === 'status') return say('indicators.compare.status');
  if (code === 'unknown') return say('indicators.compare.unknown');
  const { beginnings = [], endings } = rulebook.membership;
  return (way === 'in' ? beginnings : endings).find((entry) => entry.id === code)?.label[language] ?? code;
}

function numberBlocks(
  numbers: readonly Indicator[],
  rulebook: Words,
  language: DocumentLanguage,
  say: Say,
  number: Write,
): DocumentBlock[] {
  const standing = numbers.filter((each) => STANDING.includes(each.group));
  if (standing.length === 0) return [];
  return [
    {
      kind: 'table',
      head: [
        say('indicators.paper.what'),
        say('indicators.paper.count'),
        say('indicators.paper.whole'),
        say('indicators.paper.percent'),
      ],
      columns: NUMBER_COLUMNS,
      rows: standing.map((each) => [
        labelOf(each, rulebook, language, say),
        number(each.n),
        each.of === null ? '' : number(each.of),
        each.n === null ? '' : percent(each.n, each.of, language),
      ]),
    },
  ];
}

function labelOf(number: Indicator, rulebook: Words, language: DocumentLanguage, say: Say): string {
  if (number.key === 'kind') {
    const kind = rulebook.unitKinds.find((each) => each.id === number.code)?.label[language].one ?? '';
    return capitalized(kind, language);
  }
  return say(`indicators.number.${number.key}`);
}

function meetingBlocks({ meetings }: UnitReport, language: DocumentLanguage, say: Say, number: Write): DocumentBlock[] {
  if (meetings.length === 0) return [];
  const of = (part: number, whole: number) => say('indicators.paper.of', { part: number(part), whole: number(whole) });
  return [
    {
      kind: 'table',
      head: [
        say('indicators.paper.month'),
        say('indicators.paper.met'),
        say('indicators.paper.attended'),
        say('indicators.paper.percent'),
        say('indicators.paper.confirmed'),
      ],
      columns: Array.from({ length: 5 }, () => ({ align: 'center' as const })),
      rows: meetings.map((each) => [
        writtenDate(each.month, language),
        of(each.held, each.cells),
        of(each.attended, each.expected),
        percent(each.attended, each.expected, language),
        number(each.confirmed),
      ]),
    },
  ];
}

function childBlocks({ children, childrenTotal }: UnitReport, say: Say, number: Write): DocumentBlock[] {
  if (children.length === 0) return [];
  return [
    ...(childrenTotal > children.length
      ? [
          {
            kind: 'paragraph' as const,
            look: 'note' as const,
            text: say('indicators.paper.first', { shown: children.length, total: childrenTotal }),
          },
        ]
      : []),
    {
      kind: 'table',
      head: [
        say('indicators.paper.number'),
        say('indicators.paper.unit'),
        say('indicators.children.members'),
        say('indicators.paper.meetings'),
        say('indicators.paper.done'),
        say('indicators.children.open'),
        say('indicators.children.overdue'),
      ],
      columns: [
        { wide: 0.5, align: 'center' },
        { wide: 2.2 },
        ...Array.from({ length: 5 }, () => ({ wide: 1.2, align: 'center' as const })),
      ],
      rows: children.map((child, at) => [
        String(at + 1),
        child.name,
        number(child.members),
        number(child.meetings),
        number(child.tasksDone),
        number(child.tasksOpen),
        number(child.tasksOverdue),
      ]),
    },
  ];
}

/** Rounded half up in whole numbers, to a tenth; nothing where there is no whole. */
function percent(part: number, whole: number | null, language: DocumentLanguage): string {
  if (whole === null || whole === 0) return '';
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2));
  const value = writtenNumber(tenths / 10, language, { minimumFractionDigits: 1 });
  return `${value}\u00A0%`;
}
