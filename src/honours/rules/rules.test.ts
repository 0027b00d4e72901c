import { describe, expect, it } from 'vitest';
import {
  type CardBook,
  type CardHolder,
  fittingReasons,
  type LastCard,
  reasonsNotToIssue,
  reasonsNotToReport,
  reasonsNotToReturn,
} from './cards.ts';
import {
  type Earlier,
  placeThatGives,
  reasonsAgainstSecond,
  reasonsNotToAnnul,
  reasonsNotToCommend,
  reasonsNotToProposeCommendation,
} from './commendations.ts';

const today = '2026-11-10';
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

describe('a commendation', () => {
  const form = { id: 'flag', to: ['unit' as const], givenBy: ['province_committee'] };
  it.each([
    [form, 'unit', 'province_committee', '2026-11-10', []],
    [form, 'unit', 'commune_committee', '2026-11-10', ['commendation.wrong_level']],
    [form, 'member', 'province_committee', '2026-11-10', ['commendation.not_to_member']],
    [{ ...form, to: ['member' as const] }, 'unit', 'province_committee', '2026-11-10', ['commendation.not_to_unit']],
    [form, 'unit', 'province_committee', '2026-11-11', ['date.future']],
    [undefined, 'unit', 'province_committee', '2026-11-10', ['commendation.form_unknown']],
  ] as const)('of %o to a %s by %s on %s', (given, to, byKind, decidedOn, expected) => {
    expect(codes(reasonsNotToCommend(given, { to, byKind, decidedOn }, today))).toEqual(expected);
  });

  it.each([
    [null, '2026-11-10', []],
    [null, '2026-11-11', ['date.future']],
    [null, '2026-09-30', ['date.order']],
    ['2026-10-05', '2026-11-10', ['commendation.annulled']],
  ])('annulled %s, is annulled on %s', (annulledOn, on, expected) => {
    expect(codes(reasonsNotToAnnul({ decidedOn: '2026-10-01', annulledOn }, on, today))).toEqual(expected);
  });
});

describe('a second commendation', () => {
  const merit = { form: 'praise', forYear: 2026, reason: 'Hiến đất mở đường' };
  const given: Earlier = { ...merit, on: '2026-05-19' };
  it.each<[string, Partial<Earlier>, string[]]>([
    ['the same', {}, ['commendation.given_already']],
    ['other capitals and spaces', { reason: ' HIẾN ĐẤT   mở đường. ' }, ['commendation.given_already']],
    ['proposed', { on: null }, ['commendation.proposed_already']],
    ['another form', { form: 'flag' }, []],
    ['another year', { forYear: 2025 }, []],
    ['another reason: tones tell words apart', { reason: 'Hiền đất mở đường' }, []],
  ])('%s', (_what, change, expected) => {
    const reasons = reasonsAgainstSecond(merit, [{ ...given, ...change }], 'HON-02');
    expect(codes(reasons)).toEqual(expected);
    expect(reasons.every((reason) => reason.rule === 'HON-02')).toBe(true);
  });
});

describe('a proposal', () => {
  const form = { id: 'flag', to: ['unit' as const], givenBy: ['province_committee'] };
  it.each([
    [form, { people: 0, units: 1, year: 2026 }, []],
    [form, { people: 0, units: 0, year: 2026 }, ['commendation.nobody']],
    [form, { people: 1, units: 1, year: 2027 }, ['commendation.not_to_member', 'commendation.year_ahead']],
    [undefined, { people: 1, units: 0, year: 2026 }, ['commendation.form_unknown']],
  ])('of %o to %o', (given, asked, expected) => {
    expect(codes(reasonsNotToProposeCommendation(given, asked, today))).toEqual(expected);
  });

  it.each([
    [['province_committee', 'commune_committee', 'cell'], 'province_committee'],
    [['commune_committee', 'cell'], 'commune_committee'],
    [['province_committee', 'province_committee', 'cell'], 'province_committee'],
  ])('from %j downwards goes to the nearest that gives it, else to the topmost', (kinds, expected) => {
    expect(
      placeThatGives(
        form,
        kinds.map((kind) => ({ kind })),
      )?.kind,
    ).toBe(expected);
  });
});

const book: CardBook = {
  rule: 'CAR-01',
  statuses: ['official'],
  kinds: ['paper', 'linked'],
  issueReasons: [
    { id: 'first', after: ['none'] },
    { id: 'lost', after: ['lost'] },
    { id: 'exchange', after: ['valid'], rule: 'CAR-01' },
    { id: 'readmitted', after: ['returned'] },
  ],
  returnReasons: ['left'],
};
const card = (state: NonNullable<LastCard>['state'], stateOn: string | null = null): LastCard => ({
  state,
  issuedOn: '2020-01-01',
  stateOn,
});

describe('a card is issued', () => {
  const member: CardHolder = { status: 'official', ended: null, last: null };
  const wish = { kind: 'linked', reason: 'first', on: '2026-11-01' };
  it.each<[string, Partial<CardHolder>, Partial<typeof wish>, string[]]>([
    ['first', {}, {}, []],
    ['first, though there is one', { last: card('valid') }, {}, ['card.after_valid']],
    ['in exchange', { last: card('valid') }, { reason: 'exchange' }, []],
    ['in exchange, though there is none', {}, { reason: 'exchange' }, ['card.after_none']],
    ['for a lost one', { last: card('lost', '2026-10-01') }, { reason: 'lost' }, []],
    ['before the loss', { last: card('lost', '2026-11-05') }, { reason: 'lost' }, ['date.order']],
    ['for one not lost', { last: card('damaged', '2026-10-01') }, { reason: 'lost' }, ['card.after_damaged']],
    ['again after it was taken back', { last: card('returned', '2026-10-01') }, { reason: 'readmitted' }, []],
    ['of an unknown kind', {}, { kind: 'gold' }, ['card.kind_unknown']],
    ['for an unknown reason', {}, { reason: 'mood' }, ['card.reason_unknown']],
    ['ahead of today', {}, { on: '2026-11-11' }, ['date.future']],
    ['to a probationer', { status: 'probationary' }, {}, ['card.not_official']],
    ['to somebody who left', { ended: { on: '2026-01-01' } }, {}, ['card.not_member']],
  ])('%s', (_what, who, change, expected) => {
    expect(codes(reasonsNotToIssue(book, { ...member, ...who }, { ...wish, ...change }, today))).toEqual(expected);
  });

  it('for the reasons that fit what became of the one before', () => {
    expect(fittingReasons(book, null)).toEqual(['first']);
    expect(fittingReasons(book, card('valid'))).toEqual(['exchange']);
    expect(fittingReasons(book, card('lost', '2026-01-01'))).toEqual(['lost']);
  });
});

describe('a card', () => {
  it.each<[LastCard, string, string[]]>([
    [card('valid'), '2026-11-01', []],
    [card('valid'), '2019-11-01', ['date.order']],
    [card('valid'), '2026-11-11', ['date.future']],
    [card('lost', '2026-01-01'), '2026-11-01', ['card.none_valid']],
    [null, '2026-11-01', ['card.none_valid']],
  ])('%o is reported lost on %s', (last, on, expected) => {
    expect(codes(reasonsNotToReport(last, on, today))).toEqual(expected);
  });

  it.each<[LastCard, string, string, string[]]>([
    [card('valid'), 'left', '2026-11-01', []],
    [card('damaged', '2026-01-01'), 'left', '2026-11-01', []],
    [card('valid'), 'mood', '2026-11-01', ['card.reason_unknown']],
    [card('returned', '2026-01-01'), 'left', '2026-11-01', ['card.none_valid']],
    [null, 'left', '2026-11-01', ['card.none_valid']],
    [card('lost', '2026-11-05'), 'left', '2026-11-01', ['date.order']],
  ])('%o is taken back as %s on %s', (last, reason, on, expected) => {
    expect(codes(reasonsNotToReturn(book, last, { reason, on }, today))).toEqual(expected);
  });
});
