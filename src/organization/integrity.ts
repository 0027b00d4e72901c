/**
 * What modules bring to the integrity checks: contradictions that present records can show, each with the records it is about. A check is one
 * statement over a range of the tree; the module `integrity` runs them, keeps what they find, and shows it to the level concerned.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Module } from '../platform/bus/command.ts';
import { findRuleOn, type Rulebook, type RuleInForce } from '../rulebook/rulebook.ts';
import type { Severity } from './severity.ts';
import type { Subtree } from './tree.ts';

/** Where and when a check looks. Every statement names its range by `rows` (owned tables) or `units`. */
export type IntegrityAsked = {
  /** `scope` and `division` of an owned table's rows */
  rows(alias: string): RawBuilder<boolean>;
  /** the range of scopes alone, whatever the division: for rows that may lie in a wrong one */
  scopes(alias: string): RawBuilder<boolean>;
  /** `path` of units */
  units(alias: string): RawBuilder<boolean>;
  today: string;
  now: Date;
  rulebook: Rulebook;
};

/** A kind of record that a finding is about: what it is called, where its page is, and who may read it. */
export type IntegritySubject = {
  /** reference tables (units) have no division of their own rows */
  table: string;
  /** the column with its name; null: it has none, and its page is named by the check */
  name: string | null;
  /** asked at the unit of the finding: whoever has it not sees neither the finding nor the name */
  needs: string;
  /** few may know of such records: what is found of them is in no total that others are shown */
  apart?: true;
  link(id: string, unit: string): string;
};

export type IntegrityCheck = {
  /** words: `integrity.check.<id>.title`, `.why` (with the finding's facts), `.remedy` */
  id: string;
  severity: Severity;
  /** a key of the subjects that the modules bring */
  subject: string;
  /** the rules it stands on; none where it is plain logic */
  rules?(rulebook: Rulebook): readonly (string | undefined)[];
  /** the tables it reads */
  reads: readonly string[];
  /**
   * A statement of the columns division, unit_id, scope, subject, part, facts: where the finding lies, the record, what tells two findings of one record
   * apart ('' where there is one), and the values of its explanation: dates, counts, codes, numbers of documents; no names, nothing personal, and
   * nothing that changes by the clock. Null where the rulebook says nothing about the matter.
   */
  find(asked: IntegrityAsked): RawBuilder<unknown> | null;
};

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    integrity?: readonly IntegrityCheck[];
    integritySubjects?: Readonly<Record<string, IntegritySubject>>;
  }
  interface Services {
    integrity: IntegrityLibrary;
  }
}

export type IntegrityLibrary = {
  checks: readonly IntegrityCheck[];
  subjects: Readonly<Record<string, IntegritySubject>>;
};

/** The checks that all modules bring, lower floors first. Two of one name, or one of records that no module knows, are a mistake of ours. */
export function integrityOf(modules: readonly Module[]): IntegrityLibrary {
  const checks = modules.flatMap((module) => module.integrity ?? []);
  const subjects = Object.assign({}, ...modules.map((module) => module.integritySubjects ?? {}));
  const ids = checks.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`The integrity check "${twice}" is brought twice.`);
  const homeless = checks.find(({ subject }) => !Object.hasOwn(subjects, subject));
  if (homeless) throw new Error(`The check "${homeless.id}" is about a "${homeless.subject}", which no module brings.`);
  return { checks, subjects };
}

/** A range of the tree as checks ask for it: a subtree, or a piece of one. */
export function askedOf(range: Subtree, at: { today: string; now: Date; rulebook: Rulebook }): IntegrityAsked {
  const { lo, hi, divisions } = range;
  return {
    ...at,
    rows: (alias) =>
      sql`${sql.ref(`${alias}.division`)} in (${sql.join(divisions)}) and ${sql.ref(`${alias}.scope`)} >= ${lo} and ${sql.ref(`${alias}.scope`)} < ${hi}`,
    scopes: (alias) => sql`${sql.ref(`${alias}.scope`)} >= ${lo} and ${sql.ref(`${alias}.scope`)} < ${hi}`,
    units: (alias) => sql`${sql.ref(`${alias}.path`)} >= ${lo} and ${sql.ref(`${alias}.path`)} < ${hi}`,
  };
}

/** The rule as it stands today; undefined where the rulebook has none of that day. A local rule is not asked: a range holds many localities. */
export function ruleAsked({ rulebook, today }: IntegrityAsked, id: string | undefined): RuleInForce | undefined {
  return id === undefined ? undefined : findRuleOn(rulebook, id, today);
}

/** That a row with a period holds on the day asked for. */
export function holds(asked: IntegrityAsked, alias: string): RawBuilder<boolean> {
  return sql`${sql.ref(`${alias}.valid_from`)} <= ${asked.today} and ${sql.ref(`${alias}.valid_to`)} > ${asked.today}`;
}

/** A list of codes for `= any(...)`. */
export function codes(list: readonly string[]): RawBuilder<string[]> {
  return sql`${[...list]}::text[]`;
}
