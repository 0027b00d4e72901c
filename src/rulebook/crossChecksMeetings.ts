/** Checks on what meetings.yaml says of minutes, field reports, repetitions and scores: forms, duties, criteria and the figures behind them. */
import { demand, demandKey, ids, type Report } from './demands.ts';
import type { Rule, RulebookContent } from './schema.ts';

export function checkMeetingWork({ parts, rules }: RulebookContent, report: Report): void {
  const { meetings, documents, votes } = parts;
  const forms = ids(documents.forms);
  const duties = new Set(meetings.kinds.flatMap((kind) => kind.fulfils));
  meetings.kinds.forEach((kind, i) => {
    if (kind.minutes !== undefined)
      demand(forms, kind.minutes, report, 'meetings', ['kinds', i, 'minutes'], 'form of a document');
  });
  const { fieldReports, quality, repeats } = meetings;
  repeats?.formal.forEach((kind, i) => {
    demand(ids(meetings.itemKinds), kind, report, 'meetings', ['repeats', 'formal', i], 'kind of a point');
  });
  if (fieldReports)
    demand(duties, fieldReports.duty, report, 'meetings', ['fieldReports', 'duty'], 'duty of a meeting');
  if (!quality) return;
  const at = (...path: string[]) => ['quality', ...path];
  demand(duties, quality.duty, report, 'meetings', at('duty'), 'duty of a meeting');
  if (quality.matter !== undefined)
    demand(ids(votes.matters), quality.matter, report, 'meetings', at('matter'), 'matter of a vote');
  const levels = ids(quality.levelNames);
  if (quality.year) {
    demand(levels, quality.year.every, report, 'meetings', at('year', 'every'), 'level of a score');
    demand(levels, quality.year.most, report, 'meetings', at('year', 'most'), 'level of a score');
    demandKey(rules, { rule: quality.rule, key: quality.year.key }, report, 'meetings', at('year', 'key'));
  }
  const rule = rules.find((each) => each.id === quality.rule);
  lengthOf(rule, quality.maxima, quality.criteria.length, (message) => report('meetings', at('maxima'), message));
  lengthOf(rule, quality.levels, quality.levelNames.length - 1, (message) => report('meetings', at('levels'), message));
}

/** The rule sets a list of so many numbers under the key. An unknown rule is reported where rules are checked. */
function lengthOf(rule: Rule | undefined, key: string, length: number, report: (message: string) => void): void {
  if (!rule) return;
  const value = rule.value;
  const list = typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (!Array.isArray(list) || list.length !== length)
    report(`rule ${rule.id} does not set a list of ${length} numbers under "${key}"`);
}
