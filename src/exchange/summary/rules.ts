/** Decisions on the differences of a report: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { type Decision, isCorrectable } from './summary.ts';

export type Decidable = {
  no: number;
  kind: string;
  cause: string | null;
  field: string | null;
  theirs: string | null;
  /** carried out already: what was written is not decided a second time */
  written: boolean;
  asked: boolean;
};

/** May this be decided of the line? A sentence for the national side needs a note; what follows from procedures is not put right by a file. */
export function reasonsNotToDecide(line: Decidable, decision: Decision, note: string | null): Reason[] {
  const at = { line: line.no };
  if (line.kind === 'same') return [{ code: 'summary.same', values: at }];
  if (line.written || line.asked) return [{ code: 'summary.carried_out', values: at }];
  if (decision === 'look') return [];
  if (decision === 'ours') return note === null ? [{ code: 'field.required', field: 'note' }] : [];
  if (line.kind === 'ambiguous') return [{ code: 'summary.match_first', values: at }];
  if (line.kind === 'only_here') return [{ code: 'summary.ends_by_procedure', values: at }];
  if (line.kind === 'only_there') return line.cause === 'elsewhere' ? [{ code: 'summary.elsewhere', values: at }] : [];
  if (isCorrectable(line.field ?? '', line.theirs)) return [];
  return [{ code: line.field === 'birthDate' ? 'summary.birth_not_whole' : 'summary.by_procedure', values: at }];
}

/** May the clerk say who this line is? Only where it is not clear, and somebody whom no other line means. */
export function reasonsNotToMatch(line: Pick<Decidable, 'no' | 'kind'>, takenByLine: number | null): Reason[] {
  if (line.kind !== 'ambiguous') return [{ code: 'summary.not_ambiguous', values: { line: line.no } }];
  return takenByLine === null ? [] : [{ code: 'summary.taken', field: 'personId', values: { line: takenByLine } }];
}
