/** What becomes of the contact with where people live when the home cell or the cell of the residence is closed. */
import { sql } from 'kysely';
import { type Reorganizing, successorHas } from '../organization/reorganizing.ts';

const living = sql`valid_to = 'infinity' and t.moved_to is null`;

export const residenceReorganizing: Reorganizing = {
  rows: {
    residence_contact: { do: 'follows', person: 'person_id', while: sql`t.moved_to is null` },
    residence_round: { do: 'handed', work: 'residence_round' },
    residence_remark: { do: 'handed', work: 'residence_remark' },
    residence_correction: { do: 'along', table: 'residence_remark', column: 'remark_id' },
    residence_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'residence_waiting',
      table: 'residence_contact',
      at: 'other_unit_id',
      open: sql`w.state = 'waiting' and w.valid_to = 'infinity' and w.moved_to is null`,
      title: sql`w.person_name`,
      link: sql`'/units/' || w.other_unit_id || '/residence/introduced?state=waiting'`,
      goesTo: 'core',
      restricted: 'residence.read',
    },
    {
      kind: 'residence_round',
      table: 'residence_round',
      open: (heirs) =>
        sql`w.closed_on is null and not ${successorHas(heirs, 'residence_round', sql`o.division = w.division and o.year = w.year`)}`,
      title: sql`w.year::text`,
      link: sql`'/residence-rounds/' || w.id`,
      due: sql`w.due`,
      goesTo: 'core',
      one: { key: sql`w.year::text`, else: 'stays' },
    },
    {
      kind: 'residence_remark',
      table: 'residence_remark',
      open: (heirs) =>
        sql`w.state = 'open' and not ${successorHas(heirs, 'residence_remark', sql`o.division = w.division and o.person_id = w.person_id and o.year = w.year`)}`,
      title: sql`w.person_name`,
      link: sql`'/residence-remarks/' || w.id`,
      due: sql`w.due`,
      goesTo: 'core',
      restricted: 'residence.read',
      one: { key: sql`w.year::text || w.person_id`, else: 'stays' },
    },
  ],
  elsewhere: [
    {
      table: 'residence_contact',
      unit: 'other_unit_id',
      scope: 'other_scope',
      division: 'other_division',
      living: sql`t.state in ('waiting', 'received') and t.${living}`,
    },
    {
      // the home of whoever the remark is about gets it
      table: 'residence_remark',
      unit: 'other_unit_id',
      scope: 'other_scope',
      division: 'other_division',
      living: sql`t.state = 'open'`,
    },
  ],
  copies: [{ table: 'residence_correction', scope: 'other_scope', of: 'residence_remark', by: 'remark_id' }],
};
