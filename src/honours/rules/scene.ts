/** For tests of the rules: the book of badges as the rulebook has it, and any day of a long life. */
import fc from 'fast-check';
import { addTo } from '../../platform/clock.ts';
import type { BadgeBook } from './badges.ts';

export const book: BadgeBook = {
  rule: 'BAD-01',
  steps: [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
  days: ['02-03', '05-19', '09-02', '11-07'],
  aheadMonths: 3,
  backMonths: 12,
  statuses: ['official'],
  decidedBy: ['province_committee'],
  early: [
    { id: 'ill', months: 12, rule: 'BAD-01', posthumous: false, endings: [] },
    { id: 'posthumous', months: 12, rule: 'BAD-01', posthumous: true, endings: ['died'] },
  ],
  skipReasons: ['under_discipline'],
};

export const anyDay = fc.integer({ min: 0, max: 110 * 365 }).map((days) => addTo('1930-01-01', { days }));
