import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTo } from '../../platform/clock.ts';
import {
  monthsOld,
  reasonsAgainstAge,
  reasonsAgainstCeremony,
  reasonsAgainstCertificate,
  reasonsAgainstReadmission,
  validUntil,
} from './admission.ts';
import { introducersOn, reasonsAgainstIntroducers, reasonsNotToAssign, reasonsNotToEndHelp } from './introducers.ts';

const TODAY = '2026-11-10';
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

describe('age (ADM-01): 18 to 60 full years, counted by months', () => {
  const judge = (birthDate: string, on: string, birthYearOnly = false) =>
    codes(reasonsAgainstAge({ birthDate, birthYearOnly }, on, [18, 60], 'ADM-01'));

  test.each([
    ['in the month of the eighteenth birthday', '2008-11-30', '2026-11-10', []],
    ['a month before it', '2008-12-01', '2026-11-10', ['candidate.too_young']],
    ['in the month of the sixtieth birthday', '1966-11-01', '2026-11-10', []],
    ['a month after it', '1966-10-31', '2026-11-10', ['candidate.too_old']],
    ['grown up', '1990-01-01', '2026-11-10', []],
  ] as const)('%s', (_what, born, on, expected) => {
    expect(judge(born, on)).toEqual(expected);
  });

  test('of an unknown day nobody is refused for a month that is not known', () => {
    expect(judge('2008-01-01', '2026-01-15', true)).toEqual([]);
    expect(judge('1966-01-01', '2026-12-15', true)).toEqual([]);
    expect(judge('1966-01-01', '2027-01-15', true)).toEqual(['candidate.too_old']);
    expect(judge('2009-01-01', '2026-12-15', true)).toEqual(['candidate.too_young']);
  });

  test('the reason says the rule, the age and the bound', () => {
    expect(reasonsAgainstAge({ birthDate: '1960-01-05', birthYearOnly: false }, TODAY, [18, 60], 'ADM-01')).toEqual([
      { code: 'candidate.too_old', values: { age: 66, most: 60 }, rule: 'ADM-01' },
    ]);
  });

  test('whoever is refused as too young is taken some months later, and never refused for both', () => {
    fc.assert(
      fc.property(day('1940-01-01', '2015-01-01'), day('2000-01-01', '2035-01-01'), (born, on) => {
        const reasons = judge(born, on);
        expect(reasons.length).toBeLessThanOrEqual(1);
        if (reasons[0] === 'candidate.too_young')
          expect(judge(born, addTo(on, { months: 18 * 12 - monthsOld(born, on) }))).toEqual([]);
      }),
    );
  });
});

describe('introducers (ADM-04): two who know him a year, or one beside the resolution of his union', () => {
  const rule = { months: 12, introducers: 2, withUnion: 1, rule: 'ADM-04' };
  const helper = (more: object = {}) => ({
    official: true,
    togetherSince: '2025-01-01',
    from: '2026-01-01',
    to: null,
    ...more,
  });

  test.each([
    ['two', [helper(), helper()], false, []],
    ['one alone', [helper()], false, ['candidate.introducers']],
    ['one, with the resolution of the union', [helper()], true, []],
    ['nobody, with the resolution', [], true, ['candidate.introducers']],
    ['one who knows him eleven months', [helper({ togetherSince: '2025-12-11' })], true, ['candidate.introducers']],
    ['one who knows him twelve months to the day', [helper({ togetherSince: '2025-11-10' })], true, []],
    ['one who is on probation', [helper({ official: false })], true, ['candidate.introducers']],
    ['one who helps no more', [helper({ to: '2026-11-10' })], true, ['candidate.introducers']],
    ['one who begins tomorrow', [helper({ from: '2026-11-11' })], true, ['candidate.introducers']],
  ])('%s', (_what, helpers, union, expected) => {
    expect(codes(reasonsAgainstIntroducers(helpers, union, TODAY, rule))).toEqual(expected);
  });

  test('more helpers never make it worse, and a longer time together never takes one away', () => {
    const one = fc.record({
      official: fc.boolean(),
      togetherSince: day('2020-01-01', '2026-11-10'),
      from: day('2025-01-01', '2026-12-31'),
      to: fc.option(day('2025-01-01', '2027-01-01'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), one, fc.integer({ min: 0, max: 36 }), (helpers, more, months) => {
        const before = introducersOn(helpers, TODAY, rule);
        expect(introducersOn([...helpers, more], TODAY, rule)).toBeGreaterThanOrEqual(before);
        const older = helpers.map((each) => ({
          ...each,
          togetherSince: addTo(each.togetherSince, { months: -months }),
        }));
        expect(introducersOn(older, TODAY, rule)).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('a helper is an official member of the cell, charged once, from no day to come', () => {
    const fine = { ...helper(), already: false };
    expect(reasonsNotToAssign(fine, TODAY, 'ADM-04')).toEqual([]);
    expect(codes(reasonsNotToAssign({ ...fine, official: false }, TODAY, 'ADM-04'))).toEqual(['helper.not_official']);
    expect(codes(reasonsNotToAssign({ ...fine, already: true }, TODAY, 'ADM-04'))).toEqual(['helper.already']);
    expect(codes(reasonsNotToAssign({ ...fine, from: '2026-11-11' }, TODAY, undefined))).toEqual(['date.future']);
    expect(codes(reasonsNotToAssign({ ...fine, togetherSince: '2026-01-02' }, TODAY, undefined))).toEqual([
      'date.order',
    ]);
    expect(codes(reasonsNotToEndHelp({ from: '2026-01-01', to: null }, '2026-01-01', TODAY))).toEqual(['date.order']);
    expect(codes(reasonsNotToEndHelp({ from: '2026-01-01', to: '2026-02-01' }, TODAY, TODAY))).toEqual([
      'helper.ended',
    ]);
  });
});

describe('certificate (ADM-03) and readmission (ADM-09)', () => {
  const months = (n: number) => ({ n, unit: 'months' as const });
  const held = (certifiedOn: string) => ({ certifiedOn, validUntil: validUntil(certifiedOn, months(60)) });

  test.each([
    ['sixty months to the day', '2021-11-10', []],
    ['a day more', '2021-11-09', ['candidate.certificate_expired']],
    ['dated after the day of the step', '2026-11-11', ['candidate.no_certificate']],
  ] as const)('a certificate of %s', (_what, certifiedOn, expected) => {
    expect(codes(reasonsAgainstCertificate([held(certifiedOn)], TODAY, 'ADM-03'))).toEqual(expected);
  });

  test('none at all, one that never ends, an old one beside a new one', () => {
    expect(codes(reasonsAgainstCertificate([], TODAY, 'ADM-03'))).toEqual(['candidate.no_certificate']);
    expect(reasonsAgainstCertificate([{ certifiedOn: '1999-01-01', validUntil: null }], TODAY, 'ADM-03')).toEqual([]);
    expect(reasonsAgainstCertificate([held('2010-01-01'), held('2025-01-01')], TODAY, 'ADM-03')).toEqual([]);
  });

  test.each([
    ['never a member', null, []],
    ['36 months ago', '2023-11-10', []],
    ['35 months ago', '2023-12-10', ['candidate.readmission']],
  ] as const)('who left %s', (_what, left, expected) => {
    expect(codes(reasonsAgainstReadmission(left, TODAY, months(36), 'ADM-09'))).toEqual(expected);
  });

  test('the ceremony comes after the decision was written and had arrived', () => {
    const judge = (ceremonyOn: string) =>
      codes(reasonsAgainstCeremony({ decidedOn: '2026-06-01', receivedOn: '2026-06-08', ceremonyOn }, 'ADM-07'));
    expect(judge('2026-06-07')).toEqual(['candidate.ceremony_early']);
    expect(judge('2026-06-08')).toEqual([]);
    expect(judge('')).toEqual([]);
  });
});
