/** Inputs for any command or query, made from the schema it declares: so that a new one is tested without anybody thinking of it. */
import type { AnyCommand, AnyQuery } from '../../src/platform/bus/command.ts';
import { jsonSchema, parse } from '../../src/platform/schema.ts';
import { idOf } from './nation.ts';

type Node = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Node[];
  oneOf?: Node[];
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  minimum?: number;
  minItems?: number;
  additionalProperties?: Node | boolean;
};

export type Json = Record<string, unknown>;
export type Declared = AnyCommand | AnyQuery;

/** What a name means: the table whose record it points to. Read from the front; what fits none is a unit. */
const MEANT: readonly [RegExp, string][] = [
  [/unit|parent|^from|^to$|^under$/i, 'unit'],
  [
    /person|people|member|winner|loser|^one$|^other$|assignee|checker|chair|clerk|signer|behalf|official|^who$|voter|holder/i,
    'person',
  ],
  [/^(groupId|partyGroup)$/, 'party_group'],
  [/^case(Id)?$/, 'case_file'],
  [/^clock$/, 'case_clock'],
  [/^subject$/, 'person'],
  [/division/i, 'work_division'],
  [/recipient/i, 'recipient'],
  [/account/i, 'account'],
  [/planItem|item_?Id|^item$/i, 'plan_item'],
  [/^series$/i, 'task_series'],
  [/carriedFrom/, 'task'],
  [/file|evidence|scan|attachment/i, 'file'],
  [/resolution/i, 'resolution'],
  [/target/i, 'target'],
  [/plan/i, 'plan'],
  [/task/i, 'task'],
  [/minutes|meeting/i, 'meeting'],
  [/proposal/i, 'proposal'],
  [/batch|import/i, 'import_batch'],
  [/^awards?$/, 'badge_award'],
  [/^round$/, 'residence_round'],
  [/^reorganization$/, 'reorganization'],
  [/^residence$/, 'unit'],
  [/candidate|^attendee$/i, 'candidate'],
  [/^places?$/i, 'class_place'],
  [/poll|vote/i, 'poll'],
  [/overseer/i, 'overseer_duty'],
  [/post/i, 'post'],
];

/** The table behind `{id}` in an address: told by what stands before it. */
const PLACES: Readonly<Record<string, string>> = {
  units: 'unit',
  members: 'person',
  memberships: 'membership',
  posts: 'post',
  overseers: 'overseer_duty',
  terms: 'term',
  elections: 'election',
  resignations: 'resignation',
  divisions: 'work_division',
  regulations: 'regulation',
  visits: 'overseer_visit',
  accounts: 'account',
  resolutions: 'resolution',
  recipients: 'recipient',
  plans: 'plan',
  tasks: 'task',
  cases: 'case_file',
  'case-papers': 'case_paper',
  'case-opinions': 'case_opinion',
  meetings: 'meeting',
  items: 'meeting_item',
  'meeting-items': 'meeting_item',
  proposals: 'proposal',
  'party-groups': 'party_group',
  'party-group-lines': 'party_group_line',
  'roster-checks': 'roster_check',
  'roster-differences': 'roster_difference',
  conflicts: 'role_conflict',
  corrections: 'correction',
  merges: 'person_merge',
  'quality-sheets': 'quality_sheet',
  minutes: 'minutes',
  imports: 'import_batch',
  summaries: 'summary_report',
  'summary-lines': 'summary_line',
  batches: 'import_batch',
  files: 'file',
  polls: 'poll',
  targets: 'target',
  'amendment-notices': 'amendment_notice',
  checks: 'resolution_check',
  series: 'task_series',
  candidates: 'candidate',
  'candidate-helpers': 'candidate_helper',
  'candidate-tasks': 'candidate_task',
  classes: 'training_class',
  'class-places': 'class_place',
  'admission-plans': 'admission_plan',
  'dues-lines': 'dues_line',
  'dues-entries': 'dues_entry',
  'dues-remittances': 'dues_remittance',
  commendations: 'commendation',
  badges: 'badge_award',
  cards: 'card',
  reorganizations: 'reorganization',
  'residence-contacts': 'residence_contact',
  'residence-rounds': 'residence_round',
  'residence-remarks': 'residence_remark',
  'integrity-findings': 'integrity_finding',
  periods: 'period_close',
  publications: 'publication',
  'village-values': 'village_value',
  'village-series': 'village_series',
  'own-indicators': 'own_indicator',
  dashboards: 'dashboard',
};

/** Values that a field's name asks for; tried before the plain ones. */
const WORDS: Readonly<Record<string, readonly unknown[]>> = {
  kind: ['grassroots_cell'],
  search: ['nguyễn an'],
  q: ['nguyễn an'],
  password: ['mot mat khau dai'],
  login: ['nguyen.an'],
  state: ['open'],
  language: ['vi'],
  sort: ['name'],
  sex: ['female'],
  ethnicity: ['01'],
  setting: ['residential'],
  mark: ['exempt'],
  step: ['cell_vote'],
  procedure: ['exemption'],
  dual: ['any'],
  post: ['secretary'],
  group: ['young'],
};
const PLAIN: readonly unknown[] = [
  'Vận động 5 hộ',
  '2026-11-10',
  '2026-11',
  '19:30',
  '1',
  'secretary',
  'nguyen',
  '2026-11-05T12:00:00Z',
  '-on',
  'DOC-02',
];

/** Which record stands for an id field of this name in the path or the body. */
export function tableOf(declared: AnyCommand | AnyQuery, field: string): string {
  const before = new RegExp(`/(\\w[\\w-]*)/\\{${field}\\}`).exec(declared.path)?.[1];
  if (before) return PLACES[before] ?? 'unit';
  return MEANT.find(([name]) => name.test(field))?.[1] ?? 'unit';
}

/** Names (with dots) of the id fields of an input, optional ones too. */
export function idFields(declared: AnyCommand | AnyQuery): string[] {
  const out: string[] = [];
  walk(schemaOf(declared), '', (node, field) => {
    if (node.format === 'uuid') out.push(field);
  });
  return out;
}

export function optionalFields(declared: AnyCommand | AnyQuery): string[] {
  const { properties = {}, required = [] } = schemaOf(declared);
  return Object.keys(properties).filter((name) => !required.includes(name));
}

/** Makes the input: required fields, and the optional ones of `more`. `id` gives the value of an id field by its name and table. */
export function inputFor(
  declared: AnyCommand | AnyQuery,
  id: (field: string, table: string) => string,
  more: (field: string) => boolean,
  hints: Json = {},
): Json {
  const made = { ...(valueAt(schemaOf(declared), '') as Json), ...hints };
  const parsed = parse(declared.input, made);
  if ('reasons' in parsed) {
    throw new Error(
      `No input can be made for ${declared.name}: ${parsed.reasons.map(({ code, field }) => `${field} ${code}`).join(', ')}. Add a hint to checks/world/hints.ts.`,
    );
  }
  return made;

  function valueAt(given: Node, field: string): unknown {
    const node = plain(given);
    const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
    if (node.format === 'uuid') return id(field, tableOf(declared, name));
    if (node.const !== undefined) return node.const;
    if (node.enum) return WORDS[name]?.find((word) => node.enum?.includes(word)) ?? node.enum[0];
    if (node.type === 'object' || node.properties) {
      const { properties = {}, required = [] } = node;
      const wanted = Object.entries(properties).filter(
        ([key]) => required.includes(key) || more(field === '' ? key : `${field}.${key}`),
      );
      return Object.fromEntries(
        wanted.map(([key, value]) => [key, valueAt(value, field === '' ? key : `${field}.${key}`)]),
      );
    }
    if (node.type === 'array') return [valueAt(node.items ?? {}, `${field}.0`)];
    if (node.type === 'integer' || node.type === 'number')
      return Math.max(node.minimum ?? 1, name === 'limit' ? 50 : 1);
    if (node.type === 'boolean') return true;
    const pattern = node.pattern ? new RegExp(node.pattern, 'i') : node.format === 'date' ? /^\d{4}-\d\d-\d\d$/ : /./;
    return [...(WORDS[name] ?? []), ...PLAIN].find((word) => pattern.test(String(word))) ?? '';
  }
}

/** The id of the record at the unit with this path. */
export function recordAt(path: string): (field: string, table: string) => string {
  return (_field, table) => idOf(table, path, 1);
}

function schemaOf(declared: AnyCommand | AnyQuery): Node {
  return jsonSchema(declared.input, 'input') as Node;
}

/** Of several forms the first that is not null. */
function plain(node: Node): Node {
  const several = node.anyOf ?? node.oneOf;
  return several ? plain(several.find((each) => each.type !== 'null') ?? {}) : node;
}

function walk(given: Node, field: string, see: (node: Node, field: string) => void): void {
  const node = plain(given);
  see(node, field);
  for (const [key, value] of Object.entries(node.properties ?? {}))
    walk(value, field === '' ? key : `${field}.${key}`, see);
  if (node.items) walk(node.items, `${field}.0`, see);
}
