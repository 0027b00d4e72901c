/** What a rule, a right or an input says against a command. Codes are stable; texts live in words (`refusal.<code>`). */
export type Reason = {
  /** stable code, e.g. `task.vague`; its text is the word `refusal.<code>` */
  code: string;
  /** the input field it concerns, in the command's own names (`targets.0.goal`) */
  field?: string;
  /** parameters of the text */
  values?: Record<string, string | number>;
  /** id of the rule in the rulebook that forbids */
  rule?: string;
};

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** The only thing thrown on purpose. Travels over HTTP as application/problem+json. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly reasons: Reason[];
  constructor(status: RefusalStatus, reasons: Reason[]) {
    super(reasons.map((r) => r.code).join(', '));
    this.name = 'Refusal';
    this.status = status;
    this.reasons = reasons;
  }
}

/** Refuses with 422 when a rule gave reasons; an empty list passes. */
export function must(reasons: Reason[]): void {
  if (reasons.length > 0) throw new Refusal(422, reasons);
}

/** Refuses one thing with 422. */
export function refuse(code: string, values?: Reason['values'], more?: Pick<Reason, 'field' | 'rule'>): never {
  throw new Refusal(422, [{ code, ...(values && { values }), ...more }]);
}

/** What one may not read does not exist: the same answer for "not there" and "not yours". */
export function notFound(): never {
  throw new Refusal(404, [{ code: 'not_found' }]);
}

/** Returns the row, or refuses with 404. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) notFound();
  return row;
}

/** Optimistic concurrency: refuses with 409 when the version seen is not the present one. */
export function mustBeCurrent(seen: number, present: number): void {
  if (seen !== present)
    throw new Refusal(409, [{ code: 'version.stale', field: 'version', values: { seen, present } }]);
}
