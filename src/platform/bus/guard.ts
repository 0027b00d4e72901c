import { isAway } from '../db/away.ts';
import { type Reason, Refusal } from '../refusal.ts';

/** A mark that is made up may hold a date or an id that is none: then the mark is refused, not the database to blame. */
export async function marked<T>(input: { after?: unknown }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const wrongValue = error instanceof RangeError || /^22/.test((error as { code?: string }).code ?? '');
    if (input.after !== undefined && wrongValue) throw new Refusal(422, [{ code: 'page.mark', field: 'after' }]);
    throw error;
  }
}

/** Turns what the database says into refusals; a server that went away is 503, and nothing was written. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (error instanceof Refusal) throw error;
    if (isAway(error)) throw new Refusal(503, [{ code: 'database.away' }]);
    if (code === '42501') throw new Refusal(404, [{ code: 'not_found' }]);
    if (code === '40001' || code === '40P01') throw new Refusal(409, [{ code: 'command.crossed' }]);
    if (code === '23505') throw new Refusal(409, [{ code: 'record.exists' }]);
    throw error;
  }
}

/** Reasons against a day (`values.day`), each with the field of the input that holds this day, so that a form shows it there. */
export function besideFields(reasons: readonly Reason[], input: object): Reason[] {
  return reasons.map((reason) => {
    const field = Object.entries(input).find(([, value]) => value === reason.values?.day)?.[0];
    return reason.field !== undefined || reason.values?.day === undefined || field === undefined
      ? reason
      : { ...reason, field };
  });
}
