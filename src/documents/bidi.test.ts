import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stretchesOf, withoutMarks } from './bidi.ts';

const LRM = '\u200E';
const seen = (text: string) => stretchesOf(text).map((each) => [withoutMarks(each.text), each.rtl ? 'right' : 'left']);

describe('a text of an Arabic document', () => {
  test.each([
    [
      'رقم 05-NQ/CB',
      [
        ['رقم ', 'right'],
        ['05-NQ/CB', 'left'],
      ],
    ],
    ['Nguyễn Thị Đào', [['Nguyễn Thị Đào', 'left']]],
    [
      'من 10 إلى 12 أسر',
      [
        ['من ', 'right'],
        ['10', 'left'],
        [' إلى ', 'right'],
        ['12', 'left'],
        [' أسر', 'right'],
      ],
    ],
    [
      'النسبة 81.1\u00A0% من الأعضاء',
      [
        ['النسبة ', 'right'],
        ['81.1\u00A0%', 'left'],
        [' من الأعضاء', 'right'],
      ],
    ],
    [
      'الحاضرون 8، 2',
      [
        ['الحاضرون ', 'right'],
        ['8', 'left'],
        ['، ', 'right'],
        ['2', 'left'],
      ],
    ],
    [
      'في (Biển Hồ)',
      [
        ['في (', 'right'],
        ['Biển Hồ', 'left'],
        [')', 'right'],
      ],
    ],
    ['- العمل', [['- العمل', 'right']]],
    ['…', [['…', 'right']]],
    ['', [['', 'right']]],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  test('what was set apart stays one piece, with its own signs', () => {
    expect(seen('اقتراح \u2068Làm đường (200 m), năm 2026.\u2069: قُبل')).toEqual([
      ['اقتراح ', 'right'],
      ['Làm đường (200 m), năm 2026.', 'left'],
      [': قُبل', 'right'],
    ]);
    expect(seen('\u2068مهمة\u2069 \u2068An\u2069')).toEqual([
      ['مهمة ', 'right'],
      ['An', 'left'],
    ]);
    expect(seen('\u20682\u2069: \u2068An\u2069')).toEqual([
      ['2', 'left'],
      [': ', 'right'],
      ['An', 'left'],
    ]);
    expect(seen('قال \u2068An\u2069\u2068Bình\u2069')).toEqual([
      ['قال ', 'right'],
      ['An', 'left'],
      ['', 'right'],
      ['Bình', 'left'],
    ]);
    expect(seen('قال \u2068An')).toEqual([
      ['قال ', 'right'],
      ['An', 'left'],
    ]);
  });

  test('two names with a sign between them are read from the right', () => {
    expect(stretchesOf('المهمة \u2068Làm đường\u2069: \u2068An\u2069').map((each) => each.text)).toEqual([
      'المهمة ',
      `${LRM}Làm đường${LRM}`,
      '\u200F: ',
      `${LRM}An${LRM}`,
    ]);
  });

  test('stretches from the left stand between marks', () => {
    expect(stretchesOf('رقم 05')[1]).toEqual({ text: `${LRM}05${LRM}`, rtl: false });
  });

  test('nothing is lost and nothing is added but marks', () => {
    const letters = fc.stringMatching(/^[a-zđễ0-9 ،.(%)\u0627-\u064A\u2068\u2069-]{0,60}$/);
    fc.assert(
      fc.property(letters, (text) => {
        const stretches = stretchesOf(text);
        expect(stretches.map((each) => withoutMarks(each.text)).join('')).toBe(withoutMarks(text));
        for (const { text: part, rtl } of stretches) {
          if (rtl) expect(part.match(/[a-zđễ0-9]/)).toBeNull();
          else expect(part).not.toMatch(/\p{Script=Arabic}/u);
        }
      }),
    );
  });
});
