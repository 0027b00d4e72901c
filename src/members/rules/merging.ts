/** Decisions on making two records of one person one: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { PersonFacts } from '../member.ts';
import type { MergeField } from '../merge.ts';

export type MergeFacts = {
  winner: { id: string; merged: boolean };
  loser: { id: string; merged: boolean };
  /** references to the old record, and how many of them are in the reach of who merges */
  references: { part: string; all: number; reached: number }[];
  /** what must be settled first, by its part */
  held: string[];
  /** whether the old record has a seat now, and the kept one none */
  keepsOneWhoLeft: boolean;
};

/** Two living records, other than each other; every reference within reach, and nothing under way that would lose its ground. */
export function reasonsNotToMerge(facts: MergeFacts): Reason[] {
  if (facts.winner.id === facts.loser.id) return [{ code: 'merge.same', field: 'loser' }];
  const merged = (['winner', 'loser'] as const).flatMap((side) =>
    facts[side].merged ? [{ code: 'merge.already', field: side }] : [],
  );
  if (merged.length > 0) return merged;
  const beyond = facts.references.reduce((sum, { all, reached }) => sum + Math.max(0, all - reached), 0);
  return [
    ...(beyond > 0 ? [{ code: 'merge.out_of_reach', values: { count: beyond } }] : []),
    ...(facts.keepsOneWhoLeft ? [{ code: 'merge.keep_member', field: 'winner' }] : []),
    ...(facts.held.length > 0 ? [{ code: 'merge.case_open', field: 'loser' }] : []),
  ];
}

/** The facts that stand after the merge: the kept record's, and of the other those that were chosen. A birth year goes with its date. */
export function mergedFacts(winner: PersonFacts, loser: PersonFacts, taken: readonly MergeField[]): PersonFacts {
  const chosen = Object.fromEntries(taken.map((field) => [field, loser[field]])) as Partial<PersonFacts>;
  const birth = taken.includes('birthDate') ? { birthYearOnly: loser.birthYearOnly } : {};
  return { ...winner, ...chosen, ...birth };
}

export type Line = { id: string; unitId: string; seat: string; from: string; to: string };

/** What becomes of the old record's lines: those that go over, those that end today, those that stay as they were. */
export type LinePlan = { moves: string[]; ends: string[]; stays: string[] };

/**
 * Nobody has two seats at a time, nor two lines at one unit: a line goes over to the kept record where none of its lines is in the
 * way. An open one that cannot go over ends; a past one stays with the old record, so that the rosters of those days answer as before.
 */
export function planLines(winner: readonly Line[], loser: readonly Line[]): LinePlan {
  const plan: LinePlan = { moves: [], ends: [], stays: [] };
  for (const line of loser) {
    const inTheWay = winner.some(
      (other) =>
        overlap(line, other) && ((line.seat === 'own' && other.seat === 'own') || line.unitId === other.unitId),
    );
    if (!inTheWay) plan.moves.push(line.id);
    else if (line.to === FOREVER) plan.ends.push(line.id);
    else plan.stays.push(line.id);
  }
  return plan;
}

const FOREVER = 'infinity';

function overlap(a: Line, b: Line): boolean {
  const before = (x: string, y: string) => (x === FOREVER ? false : y === FOREVER ? true : x < y);
  return before(a.from, b.to) && before(b.from, a.to);
}

/** A merge is taken back once, by which nothing is lost: no row it touched has changed and nothing new names the kept record. */
export function reasonsNotToUnmerge(facts: {
  undoneOn: string | null;
  winnerMerged: boolean;
  traced: boolean;
  changed: number;
  newer: number;
}): Reason[] {
  if (facts.undoneOn !== null) return [{ code: 'merge.undone', values: { on: facts.undoneOn } }];
  if (facts.winnerMerged) return [{ code: 'merge.winner_merged' }];
  if (!facts.traced) return [{ code: 'merge.no_trace' }];
  const depends = facts.changed + facts.newer;
  return depends > 0 ? [{ code: 'merge.depended', values: { count: depends } }] : [];
}
