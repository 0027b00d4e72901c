/** The rule behind a reason, as the server cites it. */
export type RuleCitation = { id: string; citation: string; source: string; confidence?: string; url?: string };

export type Reason = {
  code: string;
  /** Address of the input it concerns, dotted: `agenda.0.title`. */
  field?: string;
  message?: string;
  values?: Record<string, unknown>;
  /** From the server the whole citation; from shared rules run here only the rule's id. */
  rule?: RuleCitation | string;
};

export type Problem = { type?: string; title?: string; status: number; code?: string; reasons?: Reason[] };

/** The server understood and said no: why, and by which rule. */
export class RefusalError extends Error {
  readonly status: number;
  readonly code: string;
  readonly reasons: Reason[];

  constructor(problem: Problem) {
    super(problem.title ?? problem.code ?? String(problem.status));
    this.name = 'RefusalError';
    this.status = problem.status;
    this.code = problem.code ?? String(problem.status);
    this.reasons = (problem.reasons ?? []).map((reason) => ({ ...reason, field: dotted(reason.field) }));
  }
}

/** Nobody answered: no network, or the server is away. What was asked may or may not have been done. */
export class UnansweredError extends Error {
  constructor(cause: unknown) {
    super('unanswered', { cause });
    this.name = 'UnansweredError';
  }
}

/** `agenda[0].title` and `/agenda/0/title` both become `agenda.0.title`. */
function dotted(field: string | undefined): string | undefined {
  return field
    ?.replace(/\[(\w+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^\./, '');
}
