/** What Citus would refuse of a statement as far as its text shows it, where the plan does not. */
import type { Fault, Spread } from './citus.ts';

/** What the text of a statement shows: a division that is written anew, VALUES that ask, several statements at once. */
export function textFaults(sql: string, spread: Spread): Fault[] {
  const faults: Fault[] = [];
  const text = sql.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/--[^\n]*/g, ' ');
  for (const [, table = '', set = ''] of text.matchAll(
    /\bupdate\s+"?(\w+)"?(?:\s+as)?(?:\s+"?(?!set\b)\w+"?)?\s+set\s+(.*?)(?=\bfrom\b|\bwhere\b|\breturning\b|$)/gis,
  )) {
    const column = spread.get(table);
    if (column && writes(set, column)) faults.push({ form: 'moves division', tables: [table] });
  }
  for (const [, table = '', rest = ''] of text.matchAll(/\binsert\s+into\s+"?(\w+)"?\s*(.*)$/gis)) {
    const column = spread.get(table);
    if (!column) continue;
    const values = /^(?:as\s+\w+\s*)?(?:\([^)]*\)\s*)?values\b(.*?)(?=\bon\s+conflict\b|\breturning\b|$)/is.exec(
      rest,
    )?.[1];
    if (values && /\bselect\b/i.test(values)) faults.push({ form: 'values with subquery', tables: [table] });
    const update = /\bon\s+conflict\b.*?\bdo\s+update\s+set\s+(.*?)(?=\bwhere\b|\breturning\b|$)/is.exec(rest)?.[1];
    if (update && writes(update, column)) faults.push({ form: 'moves division', tables: [table] });
  }
  const statements = text.split(';').filter((each) => each.trim() !== '');
  // settings travel together; what changes or reads tables travels alone
  const others = statements.filter((each) => !/^\s*(set|start transaction|begin|commit|rollback)\b/i.test(each));
  if (statements.length > 1 && others.length > 0) faults.push({ form: 'several statements', tables: [] });
  return faults;
}

/** Whether `set …` names the column on its left side: `division = …`, `(division, scope) = …`. */
function writes(set: string, column: string): boolean {
  const name = `(?:"?\\w+"?\\.)?"?${column}"?`;
  return new RegExp(`(?:^|,)\\s*${name}\\s*=|\\([^()]*\\b${column}\\b[^()]*\\)\\s*=\\s*(?:\\(|row)`, 'i').test(set);
}

/** Every EXISTS of the text: the tables that it asks, and what it asks of them. */
export function existsIn(sql: string): { text: string; tables: Set<string> }[] {
  return [...sql.matchAll(/\bexists\s*\(/gi)].map((match) => {
    let depth = 1;
    let end = match.index + match[0].length;
    for (; end < sql.length && depth > 0; end++) {
      if (sql[end] === '(') depth++;
      if (sql[end] === ')') depth--;
    }
    const text = sql.slice(match.index, end);
    const named = [...text.matchAll(/\b(?:from|join)\s+"?(\w+)"?/gi)].map(([, table = '']) => table);
    return { text, tables: new Set(named) };
  });
}
