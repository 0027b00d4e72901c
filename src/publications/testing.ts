/** For tests: a table as a command takes it, with little said. */
import type { LineInput, TableInput } from './publication.ts';

type Some = Omit<Partial<TableInput>, 'whole' | 'lines'> & {
  whole?: Partial<TableInput['whole']>;
  lines: (Pick<LineInput, 'label'> & Partial<LineInput>)[];
};

export function tableWith({ whole, lines, ...more }: Some): TableInput {
  return {
    title: 'Xếp loại tổ chức cơ sở đảng',
    on: '2026-10-31',
    whole: { name: 'tổ chức cơ sở đảng', people: false, ...whole },
    divides: false,
    decimals: 1,
    source: { kind: 'own' },
    ...more,
    lines: lines.map((line) => ({ partOf: 'whole', ...line })),
  };
}
