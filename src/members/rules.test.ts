import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTo } from '../platform/clock.ts';
import type { PersonFacts } from './member.ts';
import { cardNumber, phoneNumber, tailOf } from './numbers.ts';
import {
  type AdmissionLimits,
  reasonsAgainstUnit,
  reasonsNotToEndMembership,
  reasonsNotToMark,
  reasonsNotToRegister,
  statusOn,
  warningsOnRegister,
} from './rules.ts';

const TODAY = '2026-11-10';
const limits: AdmissionLimits = { minimumAge: 18, ageRule: 'ADM-01', probationMonths: 12, probationRule: 'PRO-01' };
const codes = {
  sexes: new Set(['male', 'female']),
  ethnicities: new Set(['01', '10']),
  educationLevels: new Set(['university']),
  theoryLevels: new Set(['advanced']),
};
const good: PersonFacts = {
  fullName: 'Rmah Djuân',
  sortName: null,
  sex: 'male',
  ethnicity: '10',
  birthDate: '1965-05-01',
  birthYearOnly: false,
  admittedOn: '1990-05-27',
  ceremonyOn: '1990-06-01',
  officialOn: '1991-06-01',
  education: null,
  theory: null,
  note: null,
  cardNo: '86769849',
  phone: '0971 739 732',
};
const reasons = (change: Partial<PersonFacts>) =>
  reasonsNotToRegister({ ...good, ...change }, codes, limits, TODAY).map((r) => `${r.code}:${r.field}`);

test('a good record passes', () => {
  expect(reasons({})).toEqual([]);
});

test.each<[Partial<PersonFacts>, string[]]>([
  [{ fullName: '' }, ['name.missing:fullName']],
  [{ fullName: '123' }, ['name.missing:fullName']],
  [{ fullName: 'Rmah \u202eDjuân' }, ['text.hidden:fullName']],
  [{ birthDate: '2091-01-01' }, ['date.future:birthDate']],
  [{ admittedOn: '2026-11-11', ceremonyOn: null, officialOn: null }, ['date.future:admittedOn']],
  [{ officialOn: '1989-02-03', ceremonyOn: null }, ['date.order:officialOn']],
  [{ ceremonyOn: '1990-05-26' }, ['date.order:ceremonyOn']],
  [{ birthDate: '1990-05-27' }, ['date.order:admittedOn']],
  [{ birthDate: '1972-05-28' }, ['age.minimum:birthDate']],
  [{ birthDate: '1972-05-27' }, []],
  [{ birthDate: '1972-01-01', birthYearOnly: true }, []],
  [{ birthDate: '1973-01-01', birthYearOnly: true }, ['age.minimum:birthDate']],
  [{ sex: 'X?' }, ['sex.unknown:sex']],
  [{ ethnicity: '99' }, ['ethnicity.unknown:ethnicity']],
  [{ education: 'x' }, ['education.unknown:education']],
  [{ cardNo: '!!' }, ['card.malformed:cardNo']],
  [{ phone: 'soon' }, ['phone.malformed:phone']],
  [{ note: "=cmd|' /C calc'!A0" }, []],
])('%j is judged %j', (change, expected) => {
  expect(reasons(change)).toEqual(expected);
});

test('the age is refused with the rule that says so', () => {
  const [reason] = reasonsNotToRegister({ ...good, birthDate: '1975-01-01' }, codes, limits, TODAY);
  expect(reason).toEqual({ code: 'age.minimum', field: 'birthDate', values: { age: 15, minimum: 18 }, rule: 'ADM-01' });
});

const day = fc.integer({ min: 0, max: 44_000 }).map((days) => addTo('1920-01-01', { days }));

test('whatever is accepted is in order, in the past and old enough', () => {
  fc.assert(
    fc.property(
      day,
      fc.option(day, { nil: null }),
      fc.option(day, { nil: null }),
      fc.option(day, { nil: null }),
      (birthDate, admittedOn, ceremonyOn, officialOn) => {
        const facts = { ...good, birthDate, admittedOn, ceremonyOn, officialOn };
        if (reasonsNotToRegister(facts, codes, limits, TODAY).length > 0) return;
        const known = [birthDate, admittedOn, ceremonyOn, officialOn].filter((d) => d !== null);
        expect(known).toEqual(known.toSorted());
        expect(known.every((d) => d <= TODAY)).toBe(true);
        if (admittedOn !== null) expect(addTo(birthDate, { years: 18 }) <= admittedOn).toBe(true);
      },
    ),
  );
});

test('a fault does not depend on the day it is looked at, the future apart', () => {
  fc.assert(
    fc.property(day, day, day, (birthDate, admittedOn, officialOn) => {
      const facts = { ...good, birthDate, admittedOn, ceremonyOn: null, officialOn };
      const at = (today: string) =>
        reasonsNotToRegister(facts, codes, limits, today).filter((r) => r.code !== 'date.future');
      expect(at('2100-01-01')).toEqual(at('2200-01-01'));
    }),
  );
});

test('probation that was too short is a warning, counted from the ceremony', () => {
  expect(warningsOnRegister(good, limits)).toEqual([]);
  expect(warningsOnRegister({ ...good, officialOn: '1991-05-27' }, limits)).toEqual([
    { code: 'probation.short', field: 'officialOn', values: { months: 12 }, rule: 'PRO-01' },
  ]);
  expect(warningsOnRegister({ ...good, ceremonyOn: null, officialOn: '1991-05-27' }, limits)).toEqual([]);
});

test('status follows from the official date', () => {
  expect([statusOn(good, '1991-05-31'), statusOn(good, '1991-06-01'), statusOn({ officialOn: null }, TODAY)]).toEqual([
    'probationary',
    'official',
    'probationary',
  ]);
});

test('a membership ends once, later than it began, for a known reason', () => {
  const end = (on: string, reason = 'died', to: string | null = null) =>
    reasonsNotToEndMembership({ from: '2025-10-31', to }, { on, reason }, ['died'], TODAY).map((r) => r.code);
  expect(end('2026-01-01')).toEqual([]);
  expect(end('2025-10-31')).toEqual(['date.order']);
  expect(end('2026-12-01')).toEqual(['date.future']);
  expect(end('2026-01-01', 'bored')).toEqual(['ending.unknown']);
  expect(end('2026-01-01', 'died', '2026-01-01')).toEqual(['membership.ended']);
});

test('marks are for open lines of one’s own cell, rosters for cells', () => {
  expect(reasonsNotToMark({ to: null, seat: 'own' })).toEqual([]);
  expect(reasonsNotToMark({ to: null, seat: 'guest' }).map((r) => r.code)).toEqual(['membership.guest']);
  expect(reasonsNotToMark({ to: '2026-01-01', seat: 'own' }).map((r) => r.code)).toEqual(['membership.ended']);
  expect(reasonsAgainstUnit({ isCell: false, closedOn: '2026-01-01' }, '2027-01-01', TODAY).map((r) => r.code)).toEqual(
    ['unit.not_cell', 'unit.closed', 'date.future'],
  );
});

test('numbers are compared without what people put between the digits, and masked', () => {
  expect([cardNumber('86.769 849'), cardNumber('ab-12 34'), cardNumber('12'), cardNumber('86769849?')]).toEqual([
    '86769849',
    'AB1234',
    null,
    null,
  ]);
  expect([phoneNumber('0971.739.732'), phoneNumber('+84 971 739 732'), phoneNumber('call me')]).toEqual([
    '0971739732',
    '+84971739732',
    null,
  ]);
  expect([tailOf('86769849'), tailOf('1234'), tailOf(null)]).toEqual(['849', '34', null]);
});
