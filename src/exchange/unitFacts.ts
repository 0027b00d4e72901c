import type { Reason } from '../platform/refusal.ts';
import { hasHidden } from '../platform/schema.ts';
import { dateOf, textOf, wholeOf } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { SaidMark } from './unitMarks.ts';
import type { Judging, UnitPlan } from './units.ts';

export type UnitFacts = Pick<
  UnitPlan,
  'code' | 'name' | 'setting' | 'foundedOn' | 'households' | 'poorHouseholds' | 'temporaryHouses'
> & { mark: SaidMark; warnings: Reason[] };

/** The cells of a unit as facts; what cannot be read and must be is a reason. */
export function factsOf(row: SourceRow, { words, today, rulebook }: Judging): UnitFacts | { reasons: Reason[] } {
  const text = (field: string) => textOf(row.values[field] ?? '');
  const reasons: Reason[] = [];
  const read = <T>(
    field: string,
    how: (cell: string, field: string) => { value: T } | { reason: Reason },
  ): T | null => {
    if (text(field) === '') return null;
    const got = how(text(field), field);
    if ('value' in got) return got.value;
    reasons.push(got.reason);
    return null;
  };
  const [name, code, settingWord] = [text('name'), text('code'), text('setting')];
  if (!/\p{L}/u.test(name)) reasons.push({ code: 'name.missing', field: 'name' });
  else if (name.length > 200) reasons.push({ code: 'text.too_long', field: 'name', values: { max: 200 } });
  if (code.length > 40) reasons.push({ code: 'text.too_long', field: 'code', values: { max: 40 } });
  for (const field of ['name', 'code']) if (hasHidden(text(field))) reasons.push({ code: 'text.hidden', field });
  if (text('kind') === '') reasons.push({ code: 'cell.required', field: 'kind' });
  const foundedOn = read('founded_on', (cell, field) => dateOf(cell, field))?.date ?? null;
  if (foundedOn !== null && foundedOn > today)
    reasons.push({ code: 'date.future', field: 'founded_on', values: { date: foundedOn } });
  const setting = settingWord === '' ? null : (words.word('settings', settingWord) ?? null);
  const said = (field: string, list: 'ownerships' | 'answers', otherwise: Reason) => {
    const code = text(field) === '' ? null : words.word(list, text(field));
    if (code === undefined) reasons.push({ field, ...otherwise });
    return code ?? null;
  };
  const ownership = said('ownership', 'ownerships', {
    code: 'ownership.unknown',
    values: {
      value: text('ownership').slice(0, 60),
      known: rulebook.committees.ownerships.map((one) => one.recognizes[0] ?? one.label.vi).join(', '),
    },
  });
  const foreign = said('foreign_invested', 'answers', {
    code: 'answer.not_understood',
    values: {
      value: text('foreign_invested').slice(0, 60),
      yes: rulebook.import.answers.yes[0] ?? '',
      no: rulebook.import.answers.no[0] ?? '',
    },
  });
  const mark = { ownership, foreignInvested: foreign === null ? null : foreign === 'yes' };
  const numbers = {
    households: read('households', wholeOf),
    poorHouseholds: read('poor_households', wholeOf),
    temporaryHouses: read('temporary_houses', wholeOf),
  };
  if (reasons.length > 0) return { reasons };
  const warnings =
    settingWord !== '' && setting === null
      ? [{ code: 'cell.not_understood', field: 'setting', values: { value: settingWord.slice(0, 60) } }]
      : [];
  return { code: code || null, name, setting, foundedOn, ...numbers, mark, warnings };
}
