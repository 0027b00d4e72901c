import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as s from './schema.ts';

const reasons = (schema: s.Schema, value: unknown) => {
  const parsed = s.parse(schema, value);
  return 'reasons' in parsed ? parsed.reasons : [];
};
const codes = (schema: s.Schema, value: unknown) => reasons(schema, value).map(({ code }) => code);
const value = (schema: s.Schema, given: unknown) => {
  const parsed = s.parse(schema, given);
  if ('reasons' in parsed) throw new Error(JSON.stringify(parsed.reasons));
  return parsed.value;
};

describe('a text', () => {
  it('has one form, however it was typed: composed, without spaces around, single inside', () => {
    expect(value(s.text(40), '  Nguyễn \t Thị\u00a0Đào '.normalize('NFD'))).toBe('Nguyễn Thị Đào'.normalize('NFC'));
    expect(value(s.text(40), 'dòng một  \r\ndòng hai')).toBe('dòng một\ndòng hai');
  });

  it('is counted after cleaning, in letters as people see them', () => {
    const word = 'ễ'.repeat(10);
    expect(value(s.text(10), word.normalize('NFD'))).toBe(word);
    expect(codes(s.text(10), `${word}x`)).toEqual(['text.too_long']);
    expect(codes(s.text(10), '   ')).toEqual(['text.required']);
    expect(value(s.text(10, 0), '   ')).toBe('');
    expect(codes(s.text(60, 3), 'ab')).toEqual(['text.too_short']);
  });

  it('copied from our own Arabic pages loses the isolates that stood around it', () => {
    expect(value(s.text(60), '\u2068Nguyễn Văn An\u2069')).toBe('Nguyễn Văn An');
  });

  it('with a character that nobody sees is refused, not quietly changed', () => {
    const hidden = [
      '\u202e',
      '\u202a',
      '\u200e',
      '\u200f',
      '\u061c',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u00ad',
      '\u0000',
      '\u0007',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u2028',
      '\u2060',
      '\uffff',
    ];
    for (const mark of hidden) {
      expect(codes(s.text(40), `Nguyễn${mark}An`), JSON.stringify(mark)).toEqual(['text.hidden']);
      expect(s.withoutHidden(`Nguyễn${mark}An`)).toBe('NguyễnAn');
    }
  });

  it('cleaned is clean: cleaning again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(s.clean(s.clean(text))).toBe(s.clean(text));
      }),
    );
  });

  it('is either refused or neither empty, too long, decomposed nor hiding anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const parsed = s.parse(s.text(20), text);
        if ('reasons' in parsed) return;
        expect(parsed.value.length).toBeGreaterThan(0);
        expect(parsed.value.length).toBeLessThanOrEqual(20);
        expect(parsed.value).toBe(parsed.value.normalize('NFC').trim());
        expect(s.hasHidden(parsed.value)).toBe(false);
      }),
    );
  });
});

describe('a date', () => {
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1900-02-29',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    '1799-12-31',
    '2201-01-01',
    '',
    '٢٠٢٦-٠١-٠١',
  ])('%s does not exist', (text) => {
    expect(codes(s.date(), text)).toEqual(expect.arrayContaining(['date.impossible']));
  });
  it.each(['2024-02-29', '2000-02-29', '1930-02-03', '2026-12-31', '1800-01-01', '2200-12-31'])('%s exists', (text) => {
    expect(value(s.date(), text)).toBe(text);
  });
  it('exists exactly when the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2200 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const text = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
          const real = new Date(Date.UTC(year, month - 1, day));
          expect(codes(s.date(), text).length === 0).toBe(real.getUTCMonth() === month - 1);
        },
      ),
    );
  });
  it('a month and a time are refused when there is none such', () => {
    expect(codes(s.month(), '2026-13')).toEqual(['month.impossible']);
    expect(value(s.month(), '2026-11')).toBe('2026-11');
    expect(codes(s.time(), '24:00')).toEqual(['time.impossible']);
    expect(value(s.time(), '19:30')).toBe('19:30');
  });
});

describe('a number', () => {
  it('is whole and within its bounds, and never a text', () => {
    expect(value(s.whole(0, 100), 100)).toBe(100);
    expect(codes(s.whole(0, 100), 101)).toEqual(['number.range']);
    expect(codes(s.whole(0, 100), -1)).toEqual(['number.range']);
    for (const wrong of [1.5, '1', Number.NaN, Number.POSITIVE_INFINITY, null])
      expect(codes(s.whole(0, 100), wrong), String(wrong)).toEqual(expect.arrayContaining(['number.not_whole']));
    expect(reasons(s.whole(1, 5), 9)[0]?.values).toEqual({ min: 1, max: 5 });
  });
  it('with a point keeps every digit', () => {
    expect(value(s.decimal(), '0.10')).toBe('0.10');
    for (const wrong of ['1,5', '1e3', '.5', '1.', '1.1234567', '٥', ' 1', 1.5])
      expect(codes(s.decimal(), wrong), String(wrong)).toEqual(['number.not_decimal']);
  });
});

describe('an input', () => {
  const input = s.object({
    title: s.text(10),
    on: s.date(),
    rows: s.list(s.object({ name: s.text(5), id: s.optional(s.id()) }), 2, 1),
    state: s.optional(s.oneOf(['open', 'done'])),
  });
  const right = { title: 'Họp', on: '2026-11-05', rows: [{ name: 'An' }] };

  it('that is right passes', () => {
    expect(value(input, right)).toEqual(right);
  });
  it('names the field of everything that is wrong, also inside a list', () => {
    const found = reasons(input, { title: '', rows: [{ name: 'An' }, { name: '\u202eAn', id: 'x' }], state: 'gone' });
    expect(found.map(({ code, field }) => [field, code])).toEqual([
      ['title', 'text.required'],
      ['on', 'date.impossible'],
      ['rows.1.name', 'text.hidden'],
      ['rows.1.id', 'id.malformed'],
      ['state', 'choice.unknown'],
    ]);
  });
  it('with a field nobody knows is refused, not ignored', () => {
    expect(reasons(input, { ...right, titel: 'x' })).toEqual([
      { code: 'field.unknown', field: 'titel', values: { name: 'titel' } },
    ]);
    expect(reasons(input, { ...right, rows: [{ name: 'An', age: 1 }] })).toEqual([
      { code: 'field.unknown', field: 'rows.0.age', values: { name: 'age' } },
    ]);
    expect(
      codes(input, JSON.parse('{"title":"a","on":"2026-11-05","rows":[{"name":"a"}],"__proto__":{"admin":true}}')),
    ).toEqual(['field.unknown']);
  });
  it('that is no object, or whose lists are too short, too long or none, is refused', () => {
    for (const wrong of [null, [], 'x', 1]) expect(codes(input, wrong), JSON.stringify(wrong)).not.toEqual([]);
    expect(codes(input, { ...right, rows: [] })).toEqual(['list.too_short']);
    expect(codes(input, { ...right, rows: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] })).toEqual(['list.too_long']);
    expect(codes(input, { ...right, rows: { length: 1 } })).toEqual(['list.expected']);
  });
  it('whatever is sent is answered by a value or by reasons with a code, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const parsed = s.parse(input, anything);
        if ('reasons' in parsed) expect(parsed.reasons.every(({ code }) => /^[a-z_]+\.[a-z_]+$/.test(code))).toBe(true);
        else expect(parsed.value).toMatchObject({ title: expect.any(String) });
      }),
    );
  });
});

describe('a code and an id', () => {
  it('hold what they may', () => {
    expect(value(s.code(), 'grassroots_cell')).toBe('grassroots_cell');
    for (const wrong of ['', 'a b', "x'--", 'đ', 'a'.repeat(61)])
      expect(codes(s.code(), wrong), wrong).toEqual(['choice.unknown']);
    expect(value(s.id(), '019373a0-0000-7000-8000-000000000001')).toBe('019373a0-0000-7000-8000-000000000001');
    for (const wrong of ['', 'x', '019373a0000070008000000000000001', '019373a0-0000-7000-8000-00000000000g'])
      expect(codes(s.id(), wrong), wrong).toEqual(['id.malformed']);
  });
});

it('the field kit describes itself for OpenAPI', () => {
  expect(s.jsonSchema(s.object({ on: s.date(), n: s.optional(s.whole(1, 5)) }), 'input')).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['on'],
    properties: { on: { format: 'date' }, n: { type: 'integer', minimum: 1, maximum: 5 } },
  });
});
