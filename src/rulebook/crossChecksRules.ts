/** Checks on rules, their sources, versions and overlays, and on every place that names a rule. */
import { demand, ids, noDoubles, type Report } from './demands.ts';
import type { Instrument, Rule, RulebookContent, RuleVersion } from './schema.ts';
import { CONFIDENCES } from './schemaBase.ts';

type Path = (string | number)[];

/** Checks documents, rules and overlays, and that every rule named anywhere exists; calls `report` for every fault. */
export function checkRules(content: RulebookContent, report: Report): void {
  const { about, parts, overlays, rules } = content;
  const instruments = [...parts.instruments.instruments, ...overlays.flatMap((overlay) => overlay.instruments ?? [])];
  const defined: Defined = {
    instruments: ids(instruments),
    others: new Set(Object.keys(parts.instruments.others)),
    units: new Set(Object.keys(about.ruleUnits)),
    types: new Set(Object.keys(parts.instruments.types)),
  };
  checkInstruments(parts.instruments.instruments, defined, (path, message) =>
    report('instruments', ['instruments', ...path], message),
  );
  sameDocumentTwice(instruments, (message) => report('instruments', ['instruments'], message));
  noDoubles(rules, report, 'rules', 'rules');
  for (const [i, rule] of rules.entries()) {
    checkRule(rule, defined, (path, message) => report('rules', ['rules', i, ...path], message));
  }
  for (const overlay of overlays) {
    const part = `overlay:${overlay.id}`;
    checkInstruments(overlay.instruments ?? [], defined, (path, message) =>
      report(part, ['instruments', ...path], message),
    );
    for (const [i, rule] of (overlay.rules ?? []).entries()) {
      checkRule(rule, defined, (path, message) => report(part, ['rules', i, ...path], message));
    }
    if (overlay.within !== undefined) {
      demand(ids(overlays), overlay.within, report, part, ['within'], 'overlay');
      if (standsUnderItself(overlay.id, overlays)) report(part, ['within'], 'the overlay stands under itself');
    }
  }
  checkConfidences(content, report);
  checkNamedRules(content, report);
  for (const [what, rule] of Object.entries(about.cites ?? {}))
    demand(ids(rules), rule, report, 'about', ['cites', what], 'rule');
  const everyRule = ids([...rules, ...overlays.flatMap((overlay) => overlay.rules ?? [])]);
  for (const [i, rule] of rules.entries())
    for (const id of rule.beside ?? []) demand(everyRule, id, report, 'rules', ['rules', i, 'beside'], 'rule');
  for (const overlay of overlays)
    for (const id of (overlay.rules ?? []).flatMap((rule) => rule.beside ?? []))
      demand(everyRule, id, report, `overlay:${overlay.id}`, ['rules'], 'rule');
}

function standsUnderItself(id: string, overlays: RulebookContent['overlays']): boolean {
  const above = new Set<string>();
  for (let at = overlays.find((each) => each.id === id)?.within; at !== undefined && !above.has(at); ) {
    above.add(at);
    const next = at;
    at = overlays.find((each) => each.id === next)?.within;
  }
  return above.has(id);
}

type Defined = Record<'instruments' | 'others' | 'units' | 'types', ReadonlySet<string>>;
type Tell = (path: Path, message: string) => void;

function checkInstruments(list: readonly Instrument[], defined: Defined, tell: Tell): void {
  list.forEach((instrument, i) => {
    if (!defined.types.has(instrument.type))
      tell([i, 'type'], `"${instrument.type}" is not a type of document of this rulebook`);
    (instrument.replaces ?? []).forEach((old, j) => {
      if (!defined.instruments.has(old)) tell([i, 'replaces', j], `"${old}" is not a document of this rulebook`);
    });
  });
}

function sameDocumentTwice(list: readonly Instrument[], tell: (message: string) => void): void {
  const seen = new Map<string, string>();
  for (const { id, number, date } of list) {
    const key = `${number} of ${date}`;
    const other = seen.get(key);
    if (other === id) tell(`"${id}" stands here twice`);
    else if (other !== undefined) tell(`${key} is listed twice, as ${other} and as ${id}`);
    seen.set(key, id);
  }
}

function checkRule(rule: Rule, defined: Defined, tell: Tell): void {
  const versions: { version: RuleVersion; path: Path }[] = [
    { version: rule, path: [] },
    ...(rule.history ?? []).map((version, i) => ({ version, path: ['history', i] })),
  ];
  for (const { version, path } of versions) {
    version.source.forEach((source, i) => {
      if ('other' in source) {
        if (!defined.others.has(source.other))
          tell([...path, 'source', i], `"${source.other}" is not one of the other sources of this rulebook`);
      } else if (!defined.instruments.has(source.instrument)) {
        tell([...path, 'source', i], `"${source.instrument}" is not a document of this rulebook`);
      }
    });
    if (version.unit !== undefined && !defined.units.has(version.unit)) {
      tell([...path, 'unit'], `"${version.unit}" is not one of ruleUnits of the rulebook`);
    }
    if (version.lapsed !== undefined && version.inForceSince !== 'unknown' && version.lapsed <= version.inForceSince) {
      tell([...path, 'lapsed'], 'lapsed before it was in force');
    }
  }
  (rule.history ?? []).forEach((version, i) => {
    if (version.lapsed === undefined) tell(['history', i], 'a version of the past must say when it lapsed');
  });
  if (versions.filter(({ version }) => version.inForceSince === 'unknown').length > 1) {
    tell(['history'], 'only one version of a rule may have an unknown start');
  }
  for (const message of overlapping(versions.map(({ version }) => version))) tell(['history'], message);
}

function overlapping(versions: RuleVersion[]): string[] {
  const start = (version: RuleVersion) => (version.inForceSince === 'unknown' ? '' : version.inForceSince);
  const ordered = versions.toSorted((a, b) => (start(a) < start(b) ? -1 : 1));
  return ordered.slice(1).flatMap((later, i) => {
    const lapsed = ordered[i]?.lapsed;
    return lapsed === undefined || lapsed > start(later) ? [`two versions hold on ${later.inForceSince}`] : [];
  });
}

function checkConfidences({ parts }: RulebookContent, report: Report): void {
  const explained = ids(parts.confidences.confidences);
  for (const mark of CONFIDENCES) {
    if (!explained.has(mark)) report('confidences', ['confidences'], `the mark ${mark} is not explained`);
  }
}

/** The keys under which any file names a rule. */
const RULE_KEYS = new Set([
  'rule',
  'levelRule',
  'sealRule',
  'decidedBy',
  'quorum',
  'qualityRule',
  'minutesRule',
  'onlineRule',
  'minorityRule',
]);
/** The keys that hold several. */
const RULE_LIST_KEYS = new Set(['rules', 'sizeRules']);
const RULE_ID = /^[A-Z]{3}-[0-9]{2,3}$/;

/** Every rule named in the other files exists. */
function checkNamedRules({ parts, rules }: RulebookContent, report: Report): void {
  const known = ids(rules);
  for (const [part, content] of Object.entries(parts)) {
    walk(content, [], (node, path) => {
      for (const [key, named] of Object.entries(node)) {
        const names =
          RULE_LIST_KEYS.has(key) && typeof named === 'object' && named !== null ? Object.values(named) : [named];
        if (!RULE_KEYS.has(key) && !RULE_LIST_KEYS.has(key)) continue;
        for (const name of names) {
          if (typeof name === 'string' && RULE_ID.test(name) && !known.has(name)) {
            report(part, [...path, key], `"${name}" is not a rule of this rulebook`);
          }
        }
      }
    });
  }
}

function walk(node: unknown, path: Path, visit: (node: Record<string, unknown>, path: Path) => void): void {
  if (Array.isArray(node)) for (const [i, each] of node.entries()) walk(each, [...path, i], visit);
  else if (typeof node === 'object' && node !== null) {
    visit(node as Record<string, unknown>, path);
    for (const [key, each] of Object.entries(node)) walk(each, [...path, key], visit);
  }
}
