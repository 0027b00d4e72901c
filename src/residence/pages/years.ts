import { session } from '../../web/session.ts';

const SHOWN = 6;

/** This year and the ones before it, for a choice. */
export function yearsBack(): number[] {
  const year = Number(session().today.slice(0, 4));
  return Array.from({ length: SHOWN }, (_, back) => year - back);
}
