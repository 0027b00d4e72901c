import { describe, expect, it } from 'vitest';
import { codeOf, sourcesOf } from './house/source.ts';

const TALK = 250;
const STOP = 400;
const written = sourcesOf([
  '{src,checks,demo,bench,e2e,scripts}/**/*.{ts,tsx,mjs,css}',
  '*.config.ts',
  'migrations/*.sql',
]);
const typed = written.filter(({ path }) => /\.tsx?$/.test(path));
const lines = (text: string) => text.split('\n').length - 1;
/** Written apart, so that this file does not find itself. */
const LATER = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
const ALLOWED = /biome-ignore lint\/suspicious\/noExplicitAny: \S+/;

it('no file is longer than a person reads at once', () => {
  const long = written
    .filter(({ text }) => lines(text) > TALK)
    .map(({ path, text }) => `${path}: ${lines(text)} lines`);
  if (long.length > 0)
    console.warn(`Over ${TALK} lines, worth a talk (split by noun or verb):\n  ${long.join('\n  ')}`);
  const tooLong = written
    .filter(({ text }) => lines(text) > STOP)
    .map(({ path, text }) => `${path} has ${lines(text)} lines. Split it by noun or verb: ${STOP} is the end.`);
  expect(tooLong).toEqual([]);
});

it('nothing is left for later in a comment', () => {
  const left = written.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        LATER.test(line) ? [`${path}:${i + 1} puts something off: do it, or open an issue. ${line.trim()}`] : [],
      ),
  );
  expect(left).toEqual([]);
});

it('no value is of the type any, but where a comment says why', () => {
  expect(typed.flatMap(({ path, text }) => anyFaults(path, text))).toEqual([]);
});

describe('the check finds', () => {
  it('any in a type', () => {
    for (const line of [
      'const a: any = 1;',
      'f(b as any);',
      'const m = new Map<string, any>();',
      'let x: any[] = [];',
      'function f(): Promise<any> {}',
    ]) {
      expect(anyFaults('a.ts', line), line).toHaveLength(1);
    }
  });
  it('but neither the word nor the function of SQL', () => {
    for (const line of [
      '// any of them',
      'const text = "any: thing";',
      'where division = any(x)',
      'list.some(any)',
      'return [here, any];',
      'anyText()',
    ])
      expect(anyFaults('a.ts', line), line).toEqual([]);
  });
});

function anyFaults(path: string, text: string): string[] {
  const original = text.split('\n');
  const code = codeOf(text)
    .replace(/(['"])(?:\\.|(?!\1)[^\\\n])*\1/g, "''")
    .split('\n');
  return code.flatMap((line, i) => {
    if (!/(?::\s*|\bas\s+|<|\|\s*)any\b(?!\w|\s*[(.:'])|,\s*any\s*>/.test(line)) return [];
    if (ALLOWED.test(original[i - 1] ?? '')) return [];
    return [`${path}:${i + 1} has a value of type any. Name the type, or unknown. ${line.trim()}`];
  });
}
