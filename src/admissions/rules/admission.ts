/** What a case of admission looks up (ADM-01, ADM-03, ADM-09): facts in, reasons why not out. Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { ClockUnit, Length } from '../../procedures/rules/clock.ts';

const MONTHS = 12;

/** Months from birth to a day, counted by the month and not by the day ("tính theo tháng"). */
export function monthsOld(birthDate: string, on: string): number {
  return monthNumber(on) - monthNumber(birthDate);
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * MONTHS + Number(date.slice(5, 7));
}

/**
 * Between two ages of full years on the day, counted by months, both included. Where only the year of birth is known, nobody is refused for a month
 * that is not known: the youngest and the oldest he can be are compared.
 */
export function reasonsAgainstAge(
  person: { birthDate: string; birthYearOnly: boolean },
  on: string,
  [least = 0, most]: readonly number[],
  rule: string | undefined,
): Reason[] {
  const year = person.birthDate.slice(0, 4);
  const oldest = monthsOld(person.birthYearOnly ? `${year}-01-01` : person.birthDate, on);
  const youngest = monthsOld(person.birthYearOnly ? `${year}-12-31` : person.birthDate, on);
  const cited = rule === undefined ? {} : { rule };
  if (oldest < least * MONTHS)
    return [{ code: 'candidate.too_young', values: { age: Math.floor(oldest / MONTHS), least }, ...cited }];
  if (most !== undefined && youngest > most * MONTHS)
    return [{ code: 'candidate.too_old', values: { age: Math.floor(youngest / MONTHS), most }, ...cited }];
  return [];
}

/** Who was a member before is admitted again no earlier than so long after he left (ADM-09). */
export function reasonsAgainstReadmission(
  leftOn: string | null,
  on: string,
  length: Length | null,
  rule: string | undefined,
): Reason[] {
  if (leftOn === null || !length) return [];
  const earliest = after(leftOn, length);
  return on >= earliest
    ? []
    : [{ code: 'candidate.readmission', values: { left: leftOn, earliest, n: length.n }, ...(rule && { rule }) }];
}

/** A certificate of the course that holds on the day (ADM-03). */
export function reasonsAgainstCertificate(
  certificates: readonly { certifiedOn: string; validUntil: string | null }[],
  on: string,
  rule: string | undefined,
): Reason[] {
  const cited = rule === undefined ? {} : { rule };
  const held = certificates.filter((one) => one.certifiedOn <= on);
  if (held.length === 0) return [{ code: 'candidate.no_certificate', ...cited }];
  if (held.some((one) => one.validUntil === null || on <= one.validUntil)) return [];
  const last = held.reduce((latest, one) => ((one.validUntil ?? '') > latest ? (one.validUntil ?? '') : latest), '');
  return [{ code: 'candidate.certificate_expired', values: { on: last }, ...cited }];
}

/** The last day on which a certificate holds; null: it holds for good. */
export function validUntil(certifiedOn: string, length: Length | null): string | null {
  return length ? after(certifiedOn, length) : null;
}

function after(from: string, { n, unit }: Length): string {
  const calendar: Record<ClockUnit, { days?: number; months?: number; years?: number }> = {
    working_days: { days: n },
    days: { days: n },
    months: { months: n },
    years: { years: n },
  };
  return addTo(from, calendar[unit]);
}

/** The ceremony is held once the decision has been written and has arrived (trap 3): two dates in order. */
export function reasonsAgainstCeremony(
  dates: { decidedOn: string; receivedOn: string; ceremonyOn: string },
  rule: string | undefined,
): Reason[] {
  const { decidedOn, receivedOn, ceremonyOn } = dates;
  if (ceremonyOn === '') return [];
  const earliest = receivedOn > decidedOn ? receivedOn : decidedOn;
  return ceremonyOn >= earliest
    ? []
    : [
        {
          code: 'candidate.ceremony_early',
          field: 'ceremony_on',
          values: { decided: earliest, ceremony: ceremonyOn },
          ...(rule && { rule }),
        },
      ];
}
