/** Decisions on the division of work, and what it leaves open (M17). Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type WorkDraftLine = {
  field: string;
  ownField: boolean;
  personId: string;
  role: 'lead' | 'support';
  units: readonly string[];
};
export type WorkFacts = {
  fields: readonly string[];
  /** who holds a seat in the unit's committee */
  seated: ReadonlySet<string>;
  /** of the units named, those that are the unit itself or lie under it */
  within: ReadonlySet<string>;
};

/**
 * May the work be divided so? Every field is one of the rulebook's or the committee's own words, every person sits on the
 * committee, every unit lies under it, nobody stands twice in a field, and a field has one leader: several only where each
 * answers for units of his own.
 */
export function reasonsNotToDivide(lines: readonly WorkDraftLine[], facts: WorkFacts): Reason[] {
  return lines.flatMap((line, i): Reason[] => {
    const at = (field: string) => `lines.${i}.${field}`;
    const reasons: Reason[] = [];
    if (!line.ownField && !facts.fields.includes(line.field))
      reasons.push({ code: 'choice.unknown', field: at('field') });
    if (!facts.seated.has(line.personId)) reasons.push({ code: 'division.not_seated', field: at('personId') });
    if (line.units.some((unit) => !facts.within.has(unit)))
      reasons.push({ code: 'division.unit_outside', field: at('units') });
    const before = lines.slice(0, i).filter((other) => sameField(other, line));
    if (before.some((other) => other.personId === line.personId))
      reasons.push({ code: 'division.twice', field: at('personId') });
    else if (line.role === 'lead' && before.some((other) => other.role === 'lead' && clash(other, line)))
      reasons.push({ code: 'division.two_leaders', field: at('role') });
    return reasons;
  });
}

/** Own words name the same field whatever their capitals; a code is another thing than the same letters as words. */
function sameField(a: WorkDraftLine, b: WorkDraftLine): boolean {
  return a.ownField === b.ownField && a.field.toLowerCase() === b.field.toLowerCase();
}

function clash(a: WorkDraftLine, b: WorkDraftLine): boolean {
  return a.units.length === 0 || b.units.length === 0 || a.units.some((unit) => b.units.includes(unit));
}

/** May a draft be adopted from that day? It has lines, does not begin in the future, nor before the version it replaces. */
export function reasonsNotToAdoptWork(
  draft: { state: string; lines: number },
  from: string,
  present: { from: string } | null,
  today: string,
): Reason[] {
  if (draft.state !== 'draft') return [{ code: 'division.adopted' }];
  const reasons: Reason[] = [];
  if (draft.lines === 0) reasons.push({ code: 'division.empty', field: 'lines' });
  if (from > today) reasons.push({ code: 'date.future', field: 'from', values: { date: from } });
  if (present && from <= present.from)
    reasons.push({ code: 'date.order', field: 'from', values: { earlier: present.from, later: from } });
  return reasons;
}

/** Fields of the rulebook that nobody leads, and units below that nobody answers for. */
export function leftOpen(
  lines: readonly WorkDraftLine[],
  fields: readonly string[],
  units: readonly string[],
): { fields: string[]; units: string[] } {
  const led = new Set(lines.filter((line) => line.role === 'lead' && !line.ownField).map((line) => line.field));
  const answered = new Set(lines.flatMap((line) => line.units));
  return {
    fields: fields.filter((field) => !led.has(field)),
    units: units.filter((unit) => !answered.has(unit)),
  };
}

export type WorkChange<L> = { kind: 'added' | 'removed' | 'changed'; line: L; before?: L };

/** What one version says otherwise than another: who came to a field, who left it, whose part or units changed. */
export function compareWork<L extends WorkDraftLine>(older: readonly L[], newer: readonly L[]): WorkChange<L>[] {
  const match = (list: readonly L[], line: L) =>
    list.find((other) => sameField(other, line) && other.personId === line.personId);
  const same = (a: L, b: L) => a.role === b.role && [...a.units].sort().join() === [...b.units].sort().join();
  return [
    ...newer.flatMap((line): WorkChange<L>[] => {
      const before = match(older, line);
      if (!before) return [{ kind: 'added', line }];
      return same(before, line) ? [] : [{ kind: 'changed', line, before }];
    }),
    ...older.filter((line) => !match(newer, line)).map((line): WorkChange<L> => ({ kind: 'removed', line })),
  ];
}
