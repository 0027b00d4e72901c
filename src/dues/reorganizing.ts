/** What becomes of dues when a unit is closed: what is owed goes with the person, what was taken stays in the books where it was taken. */
import { sql } from 'kysely';
import { type Reorganizing, successorHas } from '../organization/reorganizing.ts';

const month = (column: string) => sql.raw(`substr(w.${column}, 6, 2) || '/' || substr(w.${column}, 1, 4)`);

export const duesReorganizing: Reorganizing = {
  rows: {
    // the encrypted base is bound to its row, so the row itself goes
    dues_basis: { do: 'follows', person: 'person_id', while: sql`t.valid_to = 'infinity'` },
    dues_line: { do: 'handed', work: 'dues_line' },
    // a receipt's number is of the book of its unit; money on no sheet stops the closing
    dues_entry: { do: 'handed', work: 'dues_sheet' },
    dues_month: {
      do: 'stays',
      because: 'a closed sheet; what it collected and no slip took in, the next slip of the successor takes in',
    },
    dues_remittance: { do: 'stays', because: 'a numbered slip; who receives it waits for it' },
    dues_keep: { do: 'ends', because: 'what units below keep, the successor decides anew' },
    dues_year: { do: 'stays', because: 'a settled year' },
    dues_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'dues_line',
      table: 'dues_line',
      open: (heirs) =>
        sql`w.paid < w.due + w.due_change and not ${successorHas(heirs, 'dues_line', sql`o.division = w.division and o.month = w.month and o.person_id = w.person_id`)}`,
      title: sql`w.person_name || ', ' || ${month('month')}`,
      link: sql`'/members/' || w.person_id || '/dues'`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'holder',
      restricted: 'dues.read',
      one: { key: sql`w.month || w.person_id`, else: 'stays' },
    },
    {
      // one line a month: the first entry of a sheet that was not closed
      kind: 'dues_sheet',
      table: 'dues_entry',
      open: sql`not exists (select from dues_month m where m.division = w.division and m.unit_id = w.unit_id and m.month = w.booked)
        and not exists (select from dues_entry e where e.division = w.division and e.unit_id = w.unit_id and e.booked = w.booked and e.id < w.id)`,
      title: month('booked'),
      link: sql`'/units/' || w.unit_id || '/dues?month=' || w.booked`,
      goesTo: 'core',
      mustEnd: sql`true`,
    },
    {
      kind: 'dues_slip',
      table: 'dues_remittance',
      at: 'to_unit_id',
      open: sql`w.state = 'sent' or (w.state = 'confirmed' and w.passed_in is null and w.remitted > 0
        and exists (select from unit u where u.id = w.to_unit_id and u.parent_id is not null))`,
      title: sql`w.number || '/' || w.year`,
      link: sql`'/dues-slips/' || w.id`,
      goesTo: 'core',
    },
  ],
  elsewhere: [
    {
      table: 'dues_remittance',
      unit: 'to_unit_id',
      living: sql`t.state = 'sent' or (t.state = 'confirmed' and t.passed_in is null)`,
    },
    // a share that was decided for this unit holds for no other
    { table: 'dues_keep', unit: 'for_unit_id' },
  ],
};
