import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function written(screen: { isTTY?: boolean; columns?: number }, steps: [number, string][]): string {
  let text = '';
  const progress = progressOn({ ...screen, write: (more) => (text += more) });
  for (const [done, what] of steps) progress.tell(done, what);
  progress.end();
  return text;
}

test('without a terminal there is a line for every twentieth, and no control characters', () => {
  const steps = Array.from({ length: 1001 }, (_, i): [number, string] => [i / 1000, i === 1000 ? '' : 'Biển Hồ']);
  const lines = written({}, steps).split('\n');
  expect(lines).toHaveLength(22);
  expect(lines[0]).toBe('    0 %  Biển Hồ');
  expect(lines[20]).toBe('  100 %');
  expect(lines.join('')).not.toContain('\u001b');
});

test('on a terminal one line is drawn anew, never longer than the terminal, and wiped at the end', () => {
  const text = written({ isTTY: true, columns: 60 }, [
    [0, 'a'.repeat(200)],
    [0.5, 'Ia Mơ'],
    [0.5, 'Ia Mơ'],
    [1, ''],
  ]);
  expect(text).not.toContain('\n');
  const drawn = text.split('\r\u001b[2K').slice(1);
  expect(drawn).toHaveLength(4);
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(60);
  expect(drawn[1]).toBe(`  ${'█'.repeat(12)}${'░'.repeat(12)}  50 %  Ia Mơ`);
  expect(drawn[3]).toBe('');
});
