/** What committees.yaml says about the other files: kinds, posts, settings and the keys of rules. */
import { checkElections } from './crossChecksElections.ts';
import { demand, demandKey, ids, noDoubles, noDoubleWords, type Report } from './demands.ts';
import type { RulebookContent } from './schema.ts';

/** Checks terms, seats, fields of work, visits, ownerships and reasons; calls `report` for every fault. */
export function checkCommittees(content: RulebookContent, report: Report): void {
  const { parts, rules } = content;
  checkElections(content, report);
  const { terms, seats, workFields, visits, ownerships, gapReasons } = parts.committees;
  const kinds = ids(parts.unitKinds.unitKinds);
  const posts = ids(parts.posts.posts);
  const settings = ids(parts.unitKinds.settings);
  const at = (list: readonly string[], path: (string | number)[], defined: ReadonlySet<string>, what: string) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, 'committees', [...path, i], what);
  };
  noDoubles(seats, report, 'committees', 'seats');
  noDoubles(workFields, report, 'committees', 'workFields');
  noDoubles(ownerships, report, 'committees', 'ownerships');
  noDoubleWords(ownerships, report, 'committees', 'ownerships');
  noDoubles(gapReasons, report, 'committees', 'gapReasons');
  terms.lengths.forEach((length, i) => {
    at(length.at, ['terms', 'lengths', i, 'at'], kinds, 'kind of unit');
    demandKey(rules, length, report, 'committees', ['terms', 'lengths', i, 'key']);
  });
  demandKey(rules, terms.shift, report, 'committees', ['terms', 'shift', 'key']);
  seats.forEach((seat, i) => {
    at(seat.at, ['seats', i, 'at'], kinds, 'kind of unit');
    at(seat.heldBy, ['seats', i, 'heldBy'], posts, 'post');
    if (seat.maximum) demandKey(rules, seat.maximum, report, 'committees', ['seats', i, 'maximum', 'key']);
  });
  demand(ids(visits.kinds), visits.meeting, report, 'committees', ['visits', 'meeting'], 'kind of visit');
  at(visits.quota.settings, ['visits', 'quota', 'settings'], settings, 'setting');
  visits.quota.levels.forEach((level, i) => {
    at(level.at, ['visits', 'quota', 'levels', i, 'at'], kinds, 'kind of unit');
    const { rule } = visits.quota;
    demandKey(rules, { rule, key: level.key }, report, 'committees', ['visits', 'quota', 'levels', i, 'key']);
  });
}
