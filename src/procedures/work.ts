/** What modules above bring to procedures: how a subject is found, what the program looks up, and what an outcome does. */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context, Module } from '../platform/bus/command.ts';
import type { DocumentBlock, DocumentLanguage } from '../platform/document.ts';
import type { Reason } from '../platform/refusal.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import { RulebookError } from '../rulebook/faults.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Facts, SubjectKind } from './case.ts';
import type { CaseRow } from './reading.ts';

export type CaseSubject = { name: string; sortKey: string; searchKey: string; unit: UnitRef; personId: string | null };

/** What a check is asked about: `row` is null while a case is being opened. */
export type CaseAsked = {
  unit: UnitRef;
  subject: { kind: SubjectKind; id: string };
  facts: Facts;
  on: string;
  rules: CaseRules;
  /** the rule the procedure names for the check */
  rule: string | undefined;
  /** the figure it names beside, where the rule says one in words */
  number: number | undefined;
  row: CaseRow | null;
};

/** Reasons why not; empty: met. */
export type CaseCheck = (ctx: Context, asked: CaseAsked) => Promise<Reason[]>;

/** Does what an outcome leads to, in the same transaction; what it gives back is written beside the facts of the case. */
export type CaseEffect = (
  ctx: CommandContext,
  row: CaseRow,
  taken: { on: string; facts: Facts; rules: CaseRules },
) => Promise<Facts | undefined>;

/** What a part of a form says of the subject of a case; null where this module knows nothing of it. */
export type CaseFill = (ctx: Context, row: CaseRow, language: DocumentLanguage) => Promise<DocumentBlock[] | null>;

export type CaseWork = {
  /** finds what a case is about inside the actor's scope; 404 where there is none */
  subjects?: Partial<Record<SubjectKind, (ctx: Context, id: string) => Promise<CaseSubject>>>;
  checks?: Record<string, CaseCheck>;
  effects?: Record<string, CaseEffect>;
  /** parts of the forms of cases, by the `fill` of documents.yaml; what a higher floor knows goes before what a lower one does */
  fills?: Record<string, CaseFill>;
  /** who signs a form, by the signer of documents.yaml; empty: by hand */
  signers?: Record<string, (ctx: Context, row: CaseRow) => Promise<string>>;
};

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    cases?: CaseWork;
  }
  interface Services {
    caseWork: AllCaseWork;
  }
}

/** What all modules bring. An effect may need several of them: the register moves a person, his account follows. */
export type AllCaseWork = {
  subjects: NonNullable<CaseWork['subjects']>;
  checks: Record<string, CaseCheck>;
  effects: Record<string, CaseEffect[]>;
  fills: Record<string, CaseFill[]>;
  signers: NonNullable<CaseWork['signers']>;
};

/** Everything the modules bring, in one, lower floors first. A subject or check that two of them claim is a mistake of ours. */
export function caseWorkOf(modules: readonly Module[]): AllCaseWork {
  const all: AllCaseWork = { subjects: {}, checks: {}, effects: {}, fills: {}, signers: {} };
  for (const { name, cases } of modules) {
    for (const part of ['subjects', 'checks'] as const) {
      for (const [key, work] of Object.entries(cases?.[part] ?? {})) {
        if (key in all[part]) throw new Error(`${name} claims the ${part} "${key}" a second time.`);
        Object.assign(all[part], { [key]: work });
      }
    }
    for (const [key, effect] of Object.entries(cases?.effects ?? {}))
      all.effects[key] = [...(all.effects[key] ?? []), effect];
    for (const [key, fill] of Object.entries(cases?.fills ?? {})) all.fills[key] = [fill, ...(all.fills[key] ?? [])];
    Object.assign(all.signers, cases?.signers);
  }
  return all;
}

/** Refuses to start with a rulebook whose procedures name a check or an effect that no module brings. */
export function demandCaseWork({ procedures }: Pick<Rulebook, 'procedures'>, work: AllCaseWork): void {
  for (const { id, opens, steps, drops } of procedures.procedures) {
    const checks = [
      ...(opens.checks ?? []).map(({ check }) => check),
      ...steps.flatMap((step) => step.needs ?? []).flatMap((need) => ('check' in need ? [need.check] : [])),
    ];
    const effects = [...steps.flatMap((step) => step.outcomes), ...drops].flatMap(({ effect }) => effect ?? []);
    const unknown = [
      ...checks.filter((check) => !Object.hasOwn(work.checks, check)),
      ...effects.filter((effect) => !Object.hasOwn(work.effects, effect)),
    ];
    if (unknown.length > 0)
      throw new RulebookError(`The procedure "${id}" names what the program does not know: ${unknown.join(', ')}.`);
  }
}
