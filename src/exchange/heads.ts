/** Civil posts held by somebody of whom only the name is kept (M07): a column of the units' sheet for each. Pure. */
import type { Reason } from '../platform/refusal.ts';
import { hasHidden } from '../platform/schema.ts';
import { fold } from '../rulebook/recognize.ts';
import { textOf, wordsIn } from './cells.ts';
import { MEMBERS, type SourceRow, UNITS } from './mapping.ts';
import { communeOf } from './unitIndex.ts';
import type { Judging } from './units.ts';

/** A post that begins at the row's unit, held by nobody of the register; `field` is the sheet's column. */
export type Head = { post: string; name: string; field: string };
type HeadVerdict = { begun: Head[]; reasons: Reason[]; warnings: Reason[] };
type At = { id: string | null; code: string | null; name: string; kind: string };

/** As long as a name that `post.begin` takes. */
const LONGEST = 120;

/**
 * Reads these columns row by row. Refused: a name that is none, a unit that has no such post. A warning at a new unit, where the post is not recorded,
 * and refused at a known one: a single post that somebody else holds, a name that a member of the same unit bears, whose post belongs into the
 * members' sheet.
 */
export function headJudge(rows: SourceRow[], { rulebook, present }: Judging) {
  const columns = rulebook.import.workbooks
    .flatMap((book) => book.sheets)
    .filter((sheet) => sheet.id === UNITS)
    .flatMap((sheet) => sheet.columns.filter((column) => column.format === 'holder'));
  const rules = new Map(rulebook.posts.map((post) => [post.id, post]));
  const held = Map.groupBy(present.posts, (post) => `${post.unitId} ${post.post}`);
  const members = membersOf(rows, present.members);
  return (row: SourceRow, unit: At): HeadVerdict => {
    const verdict: HeadVerdict = { begun: [], reasons: [], warnings: [] };
    for (const { field, post = '' } of columns) {
      const words = wordsIn(row.values[field] ?? '');
      const rule = rules.get(post);
      if (words.length > 0 && rule && !rule.at.includes(unit.kind)) {
        verdict.reasons.push({ code: 'post.wrong_unit', field, values: { post, kind: unit.kind } });
        continue;
      }
      const holders = (held.get(`${unit.id} ${post}`) ?? []).map((holder) => holder.name);
      for (const name of words) {
        const wrong = reasonsAgainstName(name, field);
        verdict.reasons.push(...wrong);
        if (wrong.length > 0 || holders.some((holder) => fold(holder) === fold(name))) continue;
        const other = rule?.single ? holders[0] : undefined;
        if (other !== undefined) verdict.warnings.push({ code: 'post.taken', field, values: { post, name: other } });
        else if (namesOf(row, unit).some((word) => members.has(`${word} ${fold(name)}`)))
          verdict.warnings.push({ code: 'post.member_named', field, values: { post, name } });
        else {
          holders.push(name);
          verdict.begun.push({ post, name, field });
        }
      }
    }
    return verdict;
  };
}

function reasonsAgainstName(name: string, field: string): Reason[] {
  if (!/\p{L}/u.test(name)) return [{ code: 'name.missing', field }];
  if (name.length > LONGEST) return [{ code: 'text.too_long', field, values: { max: LONGEST } }];
  return hasHidden(name) ? [{ code: 'text.hidden', field }] : [];
}

/** The names of members with the unit that they stand in: known ones by its id, those of the file by the words of their row. */
function membersOf(rows: SourceRow[], present: Judging['present']['members']): Set<string> {
  return new Set([
    ...present.map((member) => `${member.unit.id} ${fold(member.facts.fullName)}`),
    ...rows
      .filter((row) => row.sheet === MEMBERS)
      .map(({ values, ...row }) => {
        const unit = fold(textOf(values.unit ?? ''));
        return `${communeOf({ values, ...row })} ${unit} ${fold(textOf(values.name ?? ''))}`;
      }),
  ]);
}

/** What the members' rows may call the unit. */
function namesOf(row: SourceRow, { id, code, name }: At): string[] {
  const words = [name, ...(code === null ? [] : [code])].map((word) => `${communeOf(row)} ${fold(word)}`);
  return id === null ? words : [id, ...words];
}
