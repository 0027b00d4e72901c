/** What the rulebook says of the contact with the place where one lives (RES-01), as the rules ask for it. */
import { found } from '../platform/refusal.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

export type Category = { id: string; cell: boolean; remark: 'yearly' | 'on_need' | 'never'; reason: boolean };
export type Part = { id: string; required: boolean; most: number };

export type ResidenceBook = {
  rule: string;
  statuses: readonly string[];
  /** settings of the cells where people live, and of those whose members are to be introduced */
  residences: readonly string[];
  homes: readonly string[];
  /** kinds of units that have members */
  cellKinds: ReadonlySet<string>;
  categories: readonly Category[];
  /** endings that are chosen by hand */
  endings: readonly string[];
  ends: { left: string; joined: string; refused: string };
  fromMonth: number;
  /** "MM-DD" */
  due: string;
  /** the categories that are in a round by themselves */
  inRound: readonly string[];
  levels: readonly string[];
  parts: readonly Part[];
};

/** The contact of this organization; null: it knows none. */
export function residenceBook(rulebook: Rulebook): ResidenceBook | null {
  const { contact } = rulebook.residence;
  if (!contact) return null;
  const { round } = contact;
  return {
    rule: contact.rule,
    statuses: contact.statuses,
    residences: contact.residences.settings,
    homes: contact.homes.settings,
    cellKinds: new Set(rulebook.unitKinds.filter((kind) => kind.isCell).map((kind) => kind.id)),
    categories: contact.categories.map(({ id, cell, remark, reason }) => ({ id, cell, remark, reason })),
    endings: contact.endings.filter((ending) => ending.hand).map(({ id }) => id),
    ends: contact.ends,
    fromMonth: round.fromMonth,
    due: round.due,
    inRound: contact.categories
      .filter(({ remark }) => remark === 'yearly' || (remark === 'on_need' && round.exempt))
      .map(({ id }) => id),
    levels: round.levels.map(({ id }) => id),
    parts: round.parts.map(({ id, required, most }) => ({ id, required, most })),
  };
}

/** The same, where a command needs it. An organization without such a contact knows no such thing: 404. */
export function bookOf(rulebook: Rulebook): ResidenceBook {
  return found(residenceBook(rulebook));
}
