import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResidenceBook } from '../book.ts';
import { type Introduction, reasonsNotToAnswer, reasonsNotToEnd, reasonsNotToIntroduce } from './contacts.ts';
import {
  reasonsAgainstDraft,
  reasonsAgainstWording,
  reasonsNotToCorrect,
  reasonsNotToSend,
  sameWording,
} from './remarks.ts';
import { reasonsNotToClose, reasonsNotToOpen, seasonOf, yearOn } from './rounds.ts';

const book: ResidenceBook = {
  rule: 'RES-01',
  statuses: ['official', 'probationary'],
  residences: ['residential'],
  homes: ['agency'],
  cellKinds: new Set(['grassroots_cell', 'subordinate_cell']),
  categories: [
    { id: 'introduced', cell: true, remark: 'yearly', reason: false },
    { id: 'exempt', cell: true, remark: 'on_need', reason: true },
    { id: 'not_introduced', cell: false, remark: 'never', reason: true },
  ],
  endings: ['moved_house'],
  ends: { left: 'left', joined: 'joined', refused: 'refused' },
  fromMonth: 10,
  due: '12-10',
  inRound: ['introduced'],
  levels: ['good', 'fulfilled'],
  parts: [
    { id: 'conduct', required: true, most: 20 },
    { id: 'contact', required: true, most: 20 },
    { id: 'suggestion', required: false, most: 20 },
  ],
};
const TODAY = '2026-11-10';
const codes = (reasons: { code: string; field?: string }[]) =>
  reasons.map(({ code, field }) => (field ? `${code} ${field}` : code));

describe('introducing somebody', () => {
  const member = { homeId: 'school', status: 'official', openSince: null };
  const cell = { id: 'thon-1', kind: 'grassroots_cell', setting: 'residential', closed: false };
  const given: Introduction = {
    category: 'introduced',
    from: '2026-11-01',
    reason: undefined,
    letterOn: '2026-11-01',
    residence: cell,
  };
  it('passes for a member, to a cell where people live', () => {
    expect(reasonsNotToIntroduce(book, member, given, TODAY)).toEqual([]);
  });
  it.each<[string, Partial<typeof member> | { status: null }, Partial<Introduction>, string[]]>([
    ['a category nobody knows', {}, { category: 'x' }, ['contact.category_unknown category']],
    ['somebody who is no member', { status: null }, {}, ['contact.not_a_member']],
    ['a status of no member', { status: 'candidate' }, {}, ['contact.not_a_member']],
    ['no cell', {}, { residence: null }, ['contact.cell_missing residence']],
    ['a closed cell', {}, { residence: { ...cell, closed: true } }, ['contact.cell_closed residence']],
    ['his own cell', { homeId: 'thon-1' }, {}, ['contact.own_cell residence']],
    ['a cell at work', {}, { residence: { ...cell, setting: 'agency' } }, ['contact.not_residential residence']],
    ['a cell of no setting', {}, { residence: { ...cell, setting: null } }, ['contact.not_residential residence']],
    ['a committee', {}, { residence: { ...cell, kind: 'commune_committee' } }, ['contact.not_residential residence']],
    ['an exempt one without a reason', {}, { category: 'exempt' }, ['contact.reason_missing reason']],
    [
      'not introduced, and yet to a cell',
      {},
      { category: 'not_introduced', reason: 'x' },
      ['contact.no_cell residence'],
    ],
    ['a day ahead', {}, { from: '2026-11-11', letterOn: '2026-12-01' }, ['date.future from', 'date.future letterOn']],
  ])('refuses %s', (_, who, change, expected) => {
    expect(codes(reasonsNotToIntroduce(book, { ...member, ...who }, { ...given, ...change }, TODAY))).toEqual(expected);
  });
  it('refuses while another contact is open, and says since when', () => {
    const reasons = reasonsNotToIntroduce(book, { ...member, openSince: '2025-01-01' }, given, TODAY);
    expect(reasons).toEqual([{ code: 'contact.open', values: { since: '2025-01-01' } }]);
  });
  it('notes somebody who is not introduced, with the reason and without a cell', () => {
    const noted = { ...given, category: 'not_introduced', reason: 'Công tác xa nhà', residence: null };
    expect(reasonsNotToIntroduce(book, member, noted, TODAY)).toEqual([]);
  });
});

describe('answering and ending', () => {
  const waiting = { state: 'waiting' as const, from: '2026-10-01', to: null };
  it.each<[string, typeof waiting | object, { accept: boolean; on: string; note: string | undefined }, string[]]>([
    ['receives', {}, { accept: true, on: TODAY, note: undefined }, []],
    ['refuses with a reason', {}, { accept: false, on: TODAY, note: 'Không cư trú' }, []],
    ['refuses without one', {}, { accept: false, on: TODAY, note: undefined }, ['contact.why_refused note']],
    ['twice', { state: 'received' }, { accept: true, on: TODAY, note: undefined }, ['contact.answered']],
    ['what is over', { to: '2026-10-05' }, { accept: true, on: TODAY, note: undefined }, ['contact.ended']],
    ['before it began', {}, { accept: true, on: '2026-09-30', note: undefined }, ['date.order on']],
    ['ahead', {}, { accept: true, on: '2026-11-11', note: undefined }, ['date.future on']],
  ])('%s', (_, change, given, expected) => {
    expect(codes(reasonsNotToAnswer({ ...waiting, ...change }, given, TODAY))).toEqual(expected);
  });
  it('ends for a reason that people choose, once', () => {
    const end = { on: TODAY, reason: 'moved_house' };
    expect(reasonsNotToEnd(book, waiting, end, TODAY)).toEqual([]);
    expect(codes(reasonsNotToEnd(book, waiting, { ...end, reason: 'left' }, TODAY))).toEqual([
      'contact.ending_unknown reason',
    ]);
    expect(codes(reasonsNotToEnd(book, { ...waiting, to: TODAY }, end, TODAY))).toEqual(['contact.ended']);
  });
});

describe('the round of a year', () => {
  it('opens from the month of the rulebook, due on a day that is not over', () => {
    expect(seasonOf(book, 2026)).toEqual({ from: '2026-10-01', due: '2026-12-10' });
    expect(reasonsNotToOpen(book, { year: 2026, due: '2026-12-10' }, TODAY)).toEqual([]);
    expect(codes(reasonsNotToOpen(book, { year: 2026, due: '2026-12-10' }, '2026-09-30'))).toEqual([
      'round.too_early year',
    ]);
    expect(codes(reasonsNotToOpen(book, { year: 2026, due: '2026-11-09' }, TODAY))).toEqual(['round.due_past due']);
  });
  it('the latest year that may be open turns with the month', () => {
    expect([yearOn(book, '2026-09-30'), yearOn(book, '2026-10-01'), yearOn(book, '2027-03-01')]).toEqual([
      2025, 2026, 2026,
    ]);
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const on = date.toISOString().slice(0, 10);
        const year = yearOn(book, on);
        expect(seasonOf(book, year).from <= on).toBe(true);
        expect(seasonOf(book, year + 1).from > on).toBe(true);
      }),
    );
  });
  it('closes once, when nothing waits', () => {
    expect(reasonsNotToClose({ closedOn: null, waiting: 0 })).toEqual([]);
    expect(reasonsNotToClose({ closedOn: null, waiting: 2 })).toEqual([
      { code: 'round.waiting', values: { count: 2 } },
    ]);
    expect(codes(reasonsNotToClose({ closedOn: '2026-11-01', waiting: 2 }))).toEqual(['round.closed']);
  });
});

describe('what is written', () => {
  const texts = [
    { part: 'conduct', text: 'Tốt' },
    { part: 'contact', text: 'Thường xuyên' },
  ];
  const whole = { level: 'good', texts };
  it.each<[string, { level: string | null; texts: typeof texts }, string[]]>([
    ['nothing yet', { level: null, texts: [] }, []],
    ['a level nobody knows', { level: 'x', texts: [] }, ['remark.level_unknown level']],
    ['a part nobody knows', { level: null, texts: [{ part: 'x', text: '' }] }, ['remark.part_unknown texts.0.text']],
    ['a part twice', { level: null, texts: [texts[0], texts[0]] as typeof texts }, ['remark.part_twice texts.1.text']],
    ['too much', { level: null, texts: [{ part: 'conduct', text: 'x'.repeat(21) }] }, ['text.too_long texts.0.text']],
  ])('a draft may lack everything: %s', (_, wording, expected) => {
    expect(codes(reasonsAgainstDraft(book, wording))).toEqual(expected);
  });
  it('leaves the cell with a level and every required part, and says which is missing', () => {
    expect(reasonsAgainstWording(book, whole)).toEqual([]);
    expect(reasonsAgainstWording(book, { level: null, texts: [{ part: 'conduct', text: 'Tốt' }] })).toEqual([
      { code: 'remark.level_missing', field: 'level', rule: 'RES-01' },
      { code: 'remark.part_missing', field: 'texts.1.text', values: { remarkPart: 'contact' }, rule: 'RES-01' },
    ]);
  });
  it('is sent once, as discussed between the opening of the round and today', () => {
    const line = { state: 'open' as const, openedOn: '2026-10-05' };
    const on = (day: string, state: 'open' | 'sent' | 'dropped' = 'open') =>
      codes(reasonsNotToSend(book, { ...line, state }, whole, day, TODAY));
    expect(on('2026-10-05')).toEqual([]);
    expect(on('2026-10-04')).toEqual(['date.order discussedOn']);
    expect(on('2026-11-11')).toEqual(['date.future discussedOn']);
    expect(on(TODAY, 'sent')).toEqual(['remark.sent']);
    expect(on(TODAY, 'dropped')).toEqual(['remark.dropped']);
  });
  it('is put right only after it was sent, by something different, discussed no earlier than what holds', () => {
    const line = { state: 'sent' as const, discussedOn: '2026-11-01', holds: whole };
    const better = { ...whole, level: 'fulfilled' };
    expect(reasonsNotToCorrect(book, line, better, TODAY, TODAY)).toEqual([]);
    expect(codes(reasonsNotToCorrect(book, line, whole, TODAY, TODAY))).toEqual(['remark.same']);
    expect(codes(reasonsNotToCorrect(book, line, better, '2026-10-31', TODAY))).toEqual(['date.order discussedOn']);
    expect(
      codes(reasonsNotToCorrect(book, { ...line, state: 'open', discussedOn: null }, better, TODAY, TODAY)),
    ).toEqual(['remark.not_sent']);
  });
  it('is the same whatever the order of the parts and whatever stands empty', () => {
    const part = fc.constantFrom('conduct', 'contact', 'suggestion');
    const some = fc.uniqueArray(fc.record({ part, text: fc.constantFrom('', 'a', 'b') }), { selector: (t) => t.part });
    fc.assert(
      fc.property(some, (list) => {
        const filled = list.filter(({ text }) => text !== '');
        expect(sameWording({ level: 'good', texts: list }, { level: 'good', texts: filled.toReversed() })).toBe(true);
        expect(sameWording({ level: 'good', texts: list }, { level: 'fulfilled', texts: list })).toBe(false);
      }),
    );
  });
});
