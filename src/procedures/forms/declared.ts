/** Which forms belong to which step of a procedure: the papers that a step waits for or writes, where documents.yaml has a form for them. Pure. */
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Label } from '../../rulebook/schemaBase.ts';

/** A form of a procedure: how its document is asked for, its words, and the steps it belongs to. */
export type CaseForm = { form: string; kind: string; code: string | null; label: Label; steps: string[] };

/** The forms of a procedure in the order of its steps; none for one that the rulebook no longer has. */
export function formsOfProcedure({ procedures }: Pick<Rulebook, 'procedures'>, id: string): CaseForm[] {
  const steps = procedures.procedures.find((each) => each.id === id)?.steps ?? [];
  const forms = new Map<string, CaseForm>();
  for (const step of steps) {
    const needed = (step.needs ?? []).flatMap((need) => ('paper' in need ? [need.paper] : []));
    for (const name of [...needed, ...(step.writes ?? [])]) {
      const paper = procedures.papers.find((each) => each.id === name);
      if (paper?.document === undefined) continue;
      const before = forms.get(paper.id);
      if (before) before.steps = [...new Set([...before.steps, step.id])];
      else
        forms.set(paper.id, {
          form: paper.document,
          kind: kindOfForm(paper.document),
          code: paper.code ?? null,
          label: paper.label,
          steps: [step.id],
        });
    }
  }
  return [...forms.values()];
}

/** The forms of all procedures, once each. */
export function formsOfCases(rulebook: Pick<Rulebook, 'procedures'>): string[] {
  const all = rulebook.procedures.procedures.flatMap(({ id }) => formsOfProcedure(rulebook, id));
  return [...new Set(all.map(({ form }) => form))];
}

/** A form's id as its document is asked for over HTTP. */
export function kindOfForm(form: string): string {
  return form.replaceAll('_', '-');
}
