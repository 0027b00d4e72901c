/** The roll as the minutes tell it: how many there are, who was there, who was absent and why. Pure. */

import type { Say } from '../rulebook/texts.ts';
import type { RollLine } from './meeting.ts';
import type { MinutesFacts, Part, Strength } from './minutesFacts.ts';

export function strengthOf(
  roster: readonly { seat: string; status: string; exempt: boolean; away: boolean }[],
): Strength {
  const own = roster.filter((line) => line.seat === 'own');
  const count = (is: (line: (typeof own)[number]) => boolean) => own.filter(is).length;
  return {
    total: own.length,
    official: count((l) => l.status === 'official'),
    probationary: count((l) => l.status === 'probationary'),
    guests: roster.length - own.length,
    exempt: count((l) => l.exempt),
    away: count((l) => l.away),
  };
}

/** The parts of the form that come from the roll. Numbers are never left out: none is "0". */
export function rollParts(
  facts: Pick<MinutesFacts, 'strength' | 'roll' | 'rulebook' | 'language'>,
  say: Say,
): Record<string, Part> {
  const { strength, roll } = facts;
  const line = (text: string): Part => ({ lines: [text], table: null });
  const there = (role: string) => roll.filter((l) => l.role === role && l.state === 'present');
  const members = roll.filter((l) => l.role !== 'overseer');
  const excused = members.filter((l) => l.state === 'excused');
  const absent = members.filter((l) => l.state === 'absent');
  const reasonOf = (l: RollLine) =>
    facts.rulebook.meetings.absenceReasons.find((r) => r.id === l.reason)?.label[facts.language] ?? '';
  const named = (lines: string[]) =>
    lines.length === 0 ? '0' : say('meetings.paper.names', { count: lines.length, names: lines.join('; ') });
  /** An organization whose members all have one status names it and the guests; undefined where there are more. */
  const oneStatus = (own: number, guests: number): string | undefined => {
    const { statuses, membershipKinds } = facts.rulebook.membership;
    if (statuses.length > 1) return undefined;
    const guest = membershipKinds.find((kind) => !kind.counts);
    const parts = [`${statuses[0]?.label[facts.language]} ${own}`, `${guest?.label[facts.language]} ${guests}`];
    return parts.join(facts.rulebook.about.citation.comma[facts.language]);
  };
  return {
    roll_total: line(String(strength.total)),
    roll_official: line(
      oneStatus(strength.official, strength.guests) ??
        say('meetings.paper.by_kind', {
          official: strength.official,
          probationary: strength.probationary,
          guests: strength.guests,
        }),
    ),
    roll_exempt: line(String(strength.exempt)),
    roll_away: line(String(strength.away)),
    roll_present: line(
      oneStatus(there('official').length, there('guest').length) ??
        say('meetings.paper.present', {
          total: members.filter((l) => l.state === 'present').length,
          official: there('official').length,
          probationary: there('probationary').length,
          guests: there('guest').length,
        }),
    ),
    roll_excused: line(
      named(excused.map((l) => say('meetings.paper.name_reason', { name: l.name, reason: reasonOf(l) }))),
    ),
    roll_unexcused: line(named(absent.map((l) => l.name))),
    roll_guests: line(named(there('overseer').map((l) => l.name))),
  };
}
