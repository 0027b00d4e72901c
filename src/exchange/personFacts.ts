import type { PersonFacts } from '../members/member.ts';
import { cardNumber, phoneNumber } from '../members/numbers.ts';
import type { Reason } from '../platform/refusal.ts';
import { dateOf, textOf } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { Judging } from './units.ts';

type ReadFacts = {
  facts: PersonFacts;
  reasons: Reason[];
  warnings: Reason[];
  marks: { exempt: boolean; away: boolean };
};

/** The cells as facts. What cannot be read and must be is a reason; what need not be is left out with a warning. */
export function readFacts(row: SourceRow, { words }: Judging): ReadFacts {
  const texts = Object.fromEntries(Object.entries(row.values).map(([field, cell]) => [field, textOf(cell)]));
  const text = (field: string) => texts[field] ?? '';
  const reasons: Reason[] = [];
  const warnings: Reason[] = [];
  const date = (field: string, required: boolean, yearMayDo = false) => {
    if (text(field) === '') {
      if (required) reasons.push({ code: 'cell.required', field });
      return null;
    }
    const read = dateOf(text(field), field, yearMayDo);
    if ('value' in read) return read.value;
    reasons.push(read.reason);
    return null;
  };
  const odd = (field: string) => {
    warnings.push({ code: 'cell.not_understood', field, values: { value: text(field).slice(0, 60) } });
    return null;
  };
  const word = (field: string, list: Parameters<typeof words.word>[0]) =>
    text(field) === '' ? null : (words.word(list, text(field)) ?? odd(field));
  const birth = date('birth_date', true, true);
  const mark = text('note') === '' ? undefined : words.word('marks', text('note'));
  const facts: PersonFacts = {
    fullName: text('name'),
    sortName: null,
    sex: words.word('sexes', text('sex')) ?? text('sex'),
    ethnicity: word('ethnicity', 'ethnicities'),
    birthDate: birth?.date ?? '',
    birthYearOnly: birth?.yearOnly ?? false,
    admittedOn: date('admitted_on', true)?.date ?? null,
    ceremonyOn: null,
    officialOn: date('official_on', false)?.date ?? null,
    education: word('education', 'educationLevels'),
    theory: word('theory', 'theoryLevels'),
    note: text('note').slice(0, 1000) || null,
    cardNo: text('card_number') === '' ? null : (cardNumber(text('card_number')) ?? text('card_number')),
    phone: text('phone') === '' ? null : (phoneNumber(text('phone')) ?? odd('phone')),
  };
  return { facts, reasons, warnings, marks: { exempt: mark === 'exempt', away: mark === 'away' } };
}
