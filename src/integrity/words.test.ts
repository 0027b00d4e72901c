/** A finding that lacks a value, or has one that is none, is told all the same: in every language, by every check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { argumentsOf, compile, isolated } from '../platform/i18n/icu.ts';

const UNKNOWN = '—';

describe.each(['vi', 'en', 'ar'])('what checks say, %s', (language) => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, `words.${language}.json`), 'utf8'),
  );
  const whys = Object.entries(words).filter(([key]) => /^integrity\.check\..*\.why$/.test(key));

  test('is whole with nothing but what stands for an unknown value', () => {
    expect(whys.length).toBeGreaterThan(60);
    for (const [key, text] of whys) {
      const compiled = compile(text, language);
      const values = Object.fromEntries(argumentsOf(compiled).map((name) => [name, UNKNOWN]));
      const said = String(compiled.message.format(isolated(values, compiled.chosenBy, language) as never));
      expect([key, /[{}]|NaN|undefined/.test(said)]).toEqual([key, false]);
    }
  });

  test('would break where a value is not given at all', () => {
    const compiled = compile(words['integrity.check.unit_no_head.why'] ?? '', language);
    expect(() => compiled.message.format({})).toThrow('since');
  });

  test('asks for values that are found, also within a choice', () => {
    const nested = compile('{a, select, x {{b}} other {{n, plural, one {# {c}} other {{d, number}}}}} {e}', language);
    expect(argumentsOf(nested).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'n']);
    expect(argumentsOf(compile(words['integrity.check.cell_unmet.why'] ?? '', language))).toEqual(['month']);
  });
});
