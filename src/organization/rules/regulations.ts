/** Decisions on working regulations (M24), and the comparison of two versions. Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** May a new version be drafted? Only for a running term, and one draft at a time. `rule`: the one that ties regulations to a term. */
export function reasonsNotToDraft(facts: { termRuns: boolean; draftExists: boolean; rule: string }): Reason[] {
  if (!facts.termRuns) return [{ code: 'regulation.no_term', rule: facts.rule }];
  return facts.draftExists ? [{ code: 'regulation.draft_exists' }] : [];
}

/** May a draft be adopted on that day? Not in the future, not before its term, and after the version it takes the place of. */
export function reasonsNotToAdopt(
  facts: { state: string; termStartsOn: string; presentAdoptedOn: string | null },
  on: string,
  today: string,
): Reason[] {
  if (facts.state !== 'draft') return [{ code: 'regulation.not_draft' }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  const earliest = facts.presentAdoptedOn ?? facts.termStartsOn;
  const tooEarly = facts.presentAdoptedOn === null ? on < earliest : on <= earliest;
  return tooEarly ? [{ code: 'date.order', field: 'on', values: { earlier: earliest, later: on } }] : [];
}

export type Paragraph = { kind: 'same' | 'inserted' | 'removed'; text: string };

/** Paragraphs of a text: what stands between line breaks, without empty lines. */
export function paragraphsOf(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Which paragraphs the newer text keeps, inserts and leaves out, in reading order (longest common run of paragraphs). */
export function compareParagraphs(older: string, newer: string): Paragraph[] {
  const a = paragraphsOf(older);
  const b = paragraphsOf(newer);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const out: Paragraph[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      out.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ kind: 'removed', text: left });
      i++;
    } else if (right !== undefined) {
      out.push({ kind: 'inserted', text: right });
      j++;
    }
  }
  return out;
}
