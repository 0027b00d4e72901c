import { expect, test } from 'vitest';
import { type Face, facesFor } from './letters.ts';

const face = (more: Partial<Face>): Face => ({ family: 'Be Vietnam Pro', weight: 400, range: '', url: '', ...more });
const latin = face({ range: 'U+0-FF, U+131', url: 'latin' });
const vietnamese = face({ range: 'U+0102-0103, U+1EA0-1EF9', url: 'vietnamese' });
const bold = face({ range: 'U+0-FF', weight: 600, url: 'bold' });
const arabic = face({ family: 'Noto Sans Arabic', range: 'U+6??', url: 'arabic' });
const FAMILIES = '"Be Vietnam Pro", "Noto Sans Arabic", sans-serif';

test.each([
  ['Chi', false, ['latin']],
  ['Chi bộ', false, ['latin', 'vietnamese']],
  ['Chi', true, ['latin', 'bold']],
  ['عضو 12', false, ['latin', 'arabic']],
  ['ı', false, ['latin']],
  ['', false, []],
])('%j (bold: %s) needs %j', (written, isBold, wanted) => {
  const found = facesFor([latin, vietnamese, bold, arabic], { written, families: FAMILIES, bold: isBold });
  expect(found.map(({ url }) => url)).toEqual(wanted);
});

test('a family that the picture does not name is left out', () => {
  expect(facesFor([latin, arabic], { written: 'a ع', families: 'Be Vietnam Pro', bold: false })).toEqual([latin]);
});
