/** Kinds of meetings as the rulebook has them. Pure. */
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { MeetingKind } from '../rulebook/schema.ts';
import { REGULAR } from './meeting.ts';

/** The kind of meeting as the rulebook has it today; a meeting of a kind since dropped keeps its code and the usual base. */
export function kindOf(rulebook: Pick<Rulebook, 'meetings'>, code: string): MeetingKind {
  return (
    rulebook.meetings.kinds.find((k) => k.id === code) ?? {
      id: code,
      label: { vi: code, en: code, ar: code },
      at: [],
      fulfils: [],
      base: rulebook.meetings.kinds[0]?.base ?? '',
    }
  );
}

/** Codes of the kinds that fulfil the duty of the regular meeting. */
export function regularKinds(rulebook: Pick<Rulebook, 'meetings'>): string[] {
  return rulebook.meetings.kinds.filter((k) => k.fulfils.includes(REGULAR)).map((k) => k.id);
}
