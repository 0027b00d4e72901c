import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CaseField, StepOutcome } from '../../rulebook/schema.ts';
import { readFacts, reasonsNotToChoose, reasonsNotToTake, type StepFacts } from './steps.ts';

const label = { vi: 'x', en: 'x', ar: 'x' };
const outcome = (more: Partial<StepOutcome> = {}): StepOutcome => ({ id: 'done', label, shows: 'done', ...more });
const facts = (more: Partial<StepFacts> = {}): StepFacts => ({
  state: 'open',
  current: 'vote',
  begunOn: '2026-11-01',
  needs: [],
  vote: null,
  earliest: null,
  ...more,
});
const TODAY = '2026-11-10';
const taken = { on: TODAY, today: TODAY, note: null as string | null };
const codes = (reasons: { code: string; field?: string | undefined; rule?: string | undefined }[]) =>
  reasons.map(({ code, field, rule }) => [code, field, rule].filter(Boolean).join(' '));
const warned = { kind: 'check' as const, id: 'clear', rule: 'R-3', warns: true, reasons: [{ code: 'x.in_force' }] };
const missing = { kind: 'paper' as const, id: 'application', rule: 'R-1', reasons: [{ code: 'case.paper_missing' }] };

describe('a step is not taken', () => {
  test.each<[string, StepOutcome | undefined, Partial<StepFacts>, Partial<typeof taken>, string[]]>([
    ['when nothing stands against it', outcome(), {}, {}, []],
    ['when the case is ended', outcome(), { state: 'ended' }, {}, ['case.ended']],
    ['while the case stands still', outcome(), { state: 'paused' }, {}, ['case.paused']],
    ['when the case stands elsewhere', outcome(), { current: 'decision' }, {}, ['case.other_step step']],
    ['with an outcome it does not have', undefined, {}, {}, ['choice.unknown outcome']],
    ['on a day to come', outcome(), {}, { on: '2026-11-11' }, ['date.future on']],
    ['before it began', outcome(), {}, { on: '2026-10-31' }, ['date.order on']],
    ['on the day it began', outcome(), {}, { on: '2026-11-01' }, []],
    ['without the reason it asks for', outcome({ reason: true }), {}, { note: '  ' }, ['case.reason_missing note']],
    ['with the reason', outcome({ reason: true }), {}, { note: 'vì' }, []],
    ['without its papers', outcome(), { needs: [missing] }, {}, ['case.paper_missing R-1']],
    ['a refusal goes without them', outcome({ without: true }), { needs: [missing] }, {}, []],
    [
      'against a warning that nobody answered',
      outcome(),
      { needs: [warned] },
      {},
      ['case.caution_unanswered note R-3'],
    ],
    ['with the answer to a warning', outcome(), { needs: [warned] }, { note: 'vì' }, []],
    ['a reason that is due anyway answers it', outcome({ reason: true }), { needs: [warned] }, { note: 'vì' }, []],
    ['a refusal needs no answer to it', outcome({ without: true }), { needs: [warned] }, {}, []],
    ['too early', outcome(), { earliest: { on: '2026-11-11', rule: 'R-2' } }, {}, ['case.too_early on R-2']],
    ['on the first day', outcome(), { earliest: { on: TODAY, rule: 'R-2' } }, {}, []],
    [
      'a return is never too early',
      outcome({ without: true }),
      { earliest: { on: '2027-01-01', rule: 'R-2' } },
      {},
      [],
    ],
    ['when the vote failed', outcome({ vote: 'passed' }), { vote: 'failed' }, {}, ['case.vote_failed outcome']],
    [
      'as refused when the vote passed',
      outcome({ vote: 'failed' }),
      { vote: 'passed' },
      {},
      ['case.vote_passed outcome'],
    ],
    ['when the vote fell so', outcome({ vote: 'failed' }), { vote: 'failed' }, {}, []],
  ])('%s', (_what, chosen, there, how, expected) => {
    const reasons = reasonsNotToTake({ id: 'vote' }, chosen, facts(there), { ...taken, ...how });
    expect(codes(reasons)).toEqual(expected);
  });

  it('a need’s own rule stands before the one its step names', () => {
    const needs = [{ ...missing, reasons: [{ code: 'x', rule: 'OWN' }, { code: 'y' }] }];
    expect(codes(reasonsNotToTake({ id: 'vote' }, outcome(), facts({ needs }), taken))).toEqual(['x OWN', 'y R-1']);
  });

  it('a reason once gives every reason: nobody comes three times', () => {
    const needs = [missing, { ...missing, reasons: [{ code: 'case.vote_missing' }] }];
    const reasons = reasonsNotToTake({ id: 'vote' }, outcome({ reason: true }), facts({ needs }), taken);
    expect(codes(reasons)).toEqual(['case.reason_missing note', 'case.paper_missing R-1', 'case.vote_missing R-1']);
  });
});

test('a button asks for everything but the day and the note', () => {
  expect(reasonsNotToChoose(outcome({ reason: true }), facts({ begunOn: '2026-12-01' }), TODAY)).toEqual([]);
  expect(codes(reasonsNotToChoose(outcome(), facts({ needs: [missing] }), TODAY))).toEqual(['case.paper_missing R-1']);
  const early = facts({ earliest: { on: '2027-01-01', rule: 'R-2' } });
  expect(codes(reasonsNotToChoose(outcome(), early, TODAY))).toEqual(['case.too_early on R-2']);
});

const field = (id: string, kind: CaseField['kind'], more: Partial<CaseField> = {}): CaseField => ({
  id,
  kind,
  label,
  required: false,
  ...more,
});
const FIELDS = [
  field('on', 'date', { required: true, past: true }),
  field('until', 'date'),
  field('why', 'choice', { choices: [{ id: 'old', label }] }),
  field('n', 'whole'),
  field('yes', 'flag'),
  field('to', 'unit'),
  field('note', 'long_text'),
];
const send = (values: Record<string, string | null>) =>
  readFacts(
    FIELDS,
    Object.entries(values).map(([id, value]) => ({ field: id, value })),
    TODAY,
  );

describe('the fields of a procedure', () => {
  it('are read by their kind', () => {
    const unit = '01890000-0000-7000-8000-000000000001';
    expect(
      send({ on: '2026-11-10', until: '2027-11-10', why: 'old', n: '3', yes: 'true', to: unit, note: ' một ' }),
    ).toEqual({
      facts: { on: '2026-11-10', until: '2027-11-10', why: 'old', n: 3, yes: true, to: unit, note: 'một' },
      reasons: [],
    });
  });

  test.each<[string, Record<string, string | null>, string[]]>([
    ['one that is required', {}, ['field.required on']],
    ['one that is required, left empty', { on: ' ' }, ['field.required on']],
    ['a field nobody asked for', { on: TODAY, x: '1' }, ['field.unknown x']],
    ['a day to come where none may', { on: '2026-11-11' }, ['date.future on']],
    ['a choice that is not offered', { on: TODAY, why: 'young' }, ['choice.unknown why']],
  ])('refuse %s', (_what, values, expected) => {
    expect(codes(send(values).reasons)).toEqual(expected);
  });

  test.each([
    ['until', '2026-02-30'],
    ['n', '1.5'],
    ['n', '-1'],
    ['n', 'ba'],
    ['yes', 'có'],
    ['to', 'Thôn 2'],
  ])('refuse %s = %s, and keep nothing of it', (id, value) => {
    const { facts: read, reasons } = send({ on: TODAY, [id]: value });
    expect(reasons.map((reason) => reason.field)).toEqual([id]);
    expect(read).toEqual({ on: TODAY });
  });

  it('whatever is sent, only fields of the procedure are kept, and a fault is named by its field', () => {
    const anything = fc.array(
      fc.record({
        field: fc.constantFrom('on', 'until', 'why', 'n', 'yes', 'to', 'note', 'else'),
        value: fc.option(fc.string()),
      }),
    );
    fc.assert(
      fc.property(anything, (sent) => {
        const { facts: read, reasons } = readFacts(FIELDS, sent, TODAY);
        for (const id of Object.keys(read)) expect(FIELDS.some((each) => each.id === id)).toBe(true);
        for (const reason of reasons) expect(reason.field).toBeTypeOf('string');
        expect('on' in read || reasons.some((reason) => reason.field === 'on')).toBe(true);
      }),
    );
  });
});
