/**
 * A rulebook and its questions: "what was the rule on that day, in that unit, and who says so". Plain data and pure functions,
 * for server and browser alike. Kinds of units, posts and overlays are asked about in kinds.ts.
 */
import { citationOf } from './citation.ts';
import { RulebookError } from './faults.ts';
import { type Fraction, fractionOf } from './fraction.ts';
import type {
  About,
  Admissions,
  Calendar,
  Committees,
  Confidences,
  Documents,
  DualPost,
  Dues,
  Honours,
  ImportGuide,
  Instrument,
  Integrity,
  Meetings,
  Membership,
  Overlay,
  Post,
  Procedures,
  Residence,
  Rule,
  RuleSource,
  RuleValue,
  RuleVersion,
  Setting,
  Statistics,
  Targets,
  Tasks,
  UnitKind,
  Votes,
} from './schema.ts';
import type { Confidence, Label, Language, Noun } from './schemaBase.ts';

/** A whole rulebook, checked. Plain data: it can be stored by its hash and sent to a page. */
export type Rulebook = {
  id: string;
  /** SHA-256 of the content, hexadecimal; a case keeps it together with its day (D17) */
  hash: string;
  about: About;
  instruments: Record<string, Instrument>;
  instrumentTypes: Record<string, Label>;
  otherSources: Record<string, Label>;
  rules: Record<string, Rule>;
  overlays: Overlay[];
  nouns: Record<string, Noun>;
  unitKinds: UnitKind[];
  /** the rules on how many members make an organization, a committee, a cell's committee */
  sizeRules: { foundWith: string; committeeFrom: string; cellCommitteeFrom: string };
  settings: Setting[];
  posts: Post[];
  dualPosts: DualPost[];
  committees: Committees;
  membership: Membership;
  import: ImportGuide;
  tasks: Tasks;
  meetings: Meetings;
  votes: Votes;
  documents: Documents;
  targets: Targets;
  procedures: Procedures;
  calendar: Calendar;
  honours: Honours;
  dues: Dues;
  admissions: Admissions;
  residence: Residence;
  integrity: Integrity;
  statistics: Statistics;
  confidences: Confidences;
};

/** A rule as it stood on a day. */
export type RuleInForce = {
  id: string;
  topic: string;
  text: Label;
  value: RuleValue | undefined;
  /** a key of `about.ruleUnits` */
  unit: string | undefined;
  source: RuleSource[];
  url: string[];
  confidence: Confidence;
  /** null: since when is not known */
  since: string | null;
  /** the first day it no longer held; null: still in force */
  lapsed: string | null;
  local: string | undefined;
  note: string | undefined;
  /** the overlay it comes from; null: the rulebook itself */
  overlay: string | null;
  /** who says so, with the mark, ready to print */
  citation: (language: Language) => string;
};

type Valued = Pick<RuleInForce, 'id' | 'value'>;

/**
 * The rule in force on a day: the narrowest overlay that has it, else the national one.
 * In: the rule's id, the day (YYYY-MM-DD), the overlays from the widest to the narrowest (`overlaysFor`).
 * Throws a RulebookError if the rule is unknown or nothing is recorded for that day.
 */
export function ruleOn(rulebook: Rulebook, id: string, on: string, overlays: readonly string[] = []): RuleInForce {
  const found = findRuleOn(rulebook, id, on, overlays);
  if (found === undefined) throw new RulebookError(`Rule ${id} has no version in force on ${on}.`);
  return found;
}

/** Like `ruleOn`, but undefined where nothing is recorded for that day. Throws a RulebookError only if the rule is unknown. */
export function findRuleOn(
  rulebook: Rulebook,
  id: string,
  on: string,
  overlays: readonly string[] = [],
): RuleInForce | undefined {
  const places = rulesNamed(rulebook, id, overlays);
  if (places.length === 0) throw new RulebookError(`The rulebook knows no rule "${id}".`);
  for (const { rule, overlay } of places) {
    const version = versionOn(rule, on);
    if (version !== undefined) return inForce(rulebook, rule, version, overlay);
  }
  return undefined;
}

/**
 * The rule that a reason names: a rule's id, what the rulebook's `cites` names it for (`meeting.roll`), either with the overlay
 * that said it (`TAS-01@gia-lai`). Undefined where the rulebook has none, or none on that day: a reason then stands without a rule.
 */
export function ruleCited(rulebook: Rulebook, name: string, on: string): RuleInForce | undefined {
  const [what = '', overlay] = name.split('@');
  const id = rulebook.about.cites?.[what as keyof typeof rulebook.about.cites] ?? what;
  const overlays = overlay !== undefined && rulebook.overlays.some((each) => each.id === overlay) ? [overlay] : [];
  return rulesNamed(rulebook, id, overlays).length === 0 ? undefined : findRuleOn(rulebook, id, on, overlays);
}

/** All versions of a rule, the newest first, the nearest overlay first. Throws a RulebookError if the rule is unknown. */
export function ruleHistory(rulebook: Rulebook, id: string, overlays: readonly string[] = []): RuleInForce[] {
  const places = rulesNamed(rulebook, id, overlays);
  if (places.length === 0) throw new RulebookError(`The rulebook knows no rule "${id}".`);
  return places.flatMap(({ rule, overlay }) =>
    newestFirst([rule, ...(rule.history ?? [])]).map((version) => inForce(rulebook, rule, version, overlay)),
  );
}

/** Who says so, for the newest version of a rule. Throws a RulebookError if the rule is unknown. */
export function citation(rulebook: Rulebook, id: string, language: Language, overlays: readonly string[] = []): string {
  const [newest] = ruleHistory(rulebook, id, overlays);
  return newest?.citation(language) ?? '';
}

/** The number a rule sets, or the one under a key. */
export function numberValue(rule: Valued, key?: string): number {
  const value = part(rule, key);
  if (typeof value !== 'number') throw wrong(rule, key, 'a number');
  return value;
}

/** Like `numberValue`, but undefined where the rule has no such value on that day. */
export function findNumber(rule: Valued, key?: string): number | undefined {
  const value = find(rule, key);
  return typeof value === 'number' ? value : undefined;
}

/** The list of numbers a rule sets, or the one under a key. */
export function numbersValue(rule: Valued, key?: string): number[] {
  const value = part(rule, key);
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'number'))
    throw wrong(rule, key, 'a list of numbers');
  return value;
}

/** The share a rule sets: `"2/3"` at least two thirds, `"> 1/2"` more than half, `0.2` a fifth. */
export function fractionValue(rule: Valued, key?: string): Fraction {
  const fraction = fractionOf(part(rule, key));
  if (fraction === undefined) throw wrong(rule, key, 'a share such as "2/3"');
  return fraction;
}

/** The entry with this id. Throws a RulebookError that names what was looked for. */
export function known<T extends { id: string }>(list: readonly T[], id: string, what: string): T {
  const found = list.find((each) => each.id === id);
  if (found === undefined) throw new RulebookError(`The rulebook knows no ${what} "${id}".`);
  return found;
}

function rulesNamed(rulebook: Rulebook, id: string, overlays: readonly string[]) {
  const places: { rule: Rule; overlay: string | null }[] = [];
  for (const overlay of [...overlays].reverse()) {
    const rule = known(rulebook.overlays, overlay, 'overlay').rules?.find((each) => each.id === id);
    if (rule !== undefined) places.push({ rule, overlay });
  }
  const national = Object.hasOwn(rulebook.rules, id) ? rulebook.rules[id] : undefined;
  if (national !== undefined) places.push({ rule: national, overlay: null });
  return places;
}

function versionOn(rule: Rule, on: string): RuleVersion | undefined {
  return newestFirst([rule, ...(rule.history ?? [])]).find(
    (version) =>
      (version.inForceSince === 'unknown' || version.inForceSince <= on) &&
      (version.lapsed === undefined || on < version.lapsed),
  );
}

/** An unknown start counts as the oldest. */
function newestFirst(versions: RuleVersion[]): RuleVersion[] {
  const start = (version: RuleVersion) => (version.inForceSince === 'unknown' ? '' : version.inForceSince);
  return versions.toSorted((a, b) => (start(a) < start(b) ? 1 : start(a) > start(b) ? -1 : 0));
}

function inForce(rulebook: Rulebook, rule: Rule, version: RuleVersion, overlay: string | null): RuleInForce {
  return {
    id: rule.id,
    topic: rule.topic,
    text: version.text,
    value: version.value,
    unit: version.unit,
    source: version.source,
    url: version.url ?? [],
    confidence: version.confidence,
    since: version.inForceSince === 'unknown' ? null : version.inForceSince,
    lapsed: version.lapsed ?? null,
    local: version.local,
    note: version.note,
    overlay,
    citation: (language) => citationOf(rulebook, version, language),
  };
}

function find(rule: Valued, key: string | undefined): unknown {
  if (key === undefined) return rule.value;
  const { value } = rule;
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
  return value[key];
}

function part(rule: Valued, key: string | undefined): unknown {
  const value = find(rule, key);
  if (value === undefined) throw wrong(rule, key, 'a value');
  return value;
}

function wrong(rule: Valued, key: string | undefined, what: string): RulebookError {
  return new RulebookError(`Rule ${rule.id} does not set ${what}${key === undefined ? '' : ` under "${key}"`}.`);
}
