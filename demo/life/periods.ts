/** The commune's clerk closes the numbers of the first months; the last one that ended still waits. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo, monthOf } from '../../src/platform/clock.ts';
import { accountAs, act } from '../people.ts';

/** At most so many months are closed: the first ones of the life. */
const CLOSED = 2;

/** Closes the months that began on or after `first` and ended before the last whole month. */
export async function closeMonths(chibo: Chibo, unit: string, login: string, first: string, present: string) {
  const clerk = await accountAs(chibo, login);
  const last = `${monthOf(addTo(present, { months: -1 }))}-01`;
  for (let n = 0; n < CLOSED; n++) {
    const startsOn = addTo(first, { months: n });
    if (startsOn < last) await act(chibo, clerk, 'period.close', { unit, kind: 'month', startsOn });
  }
}
