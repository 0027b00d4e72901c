/** What becomes of commendations, badges and cards when a unit is closed. */
import { sql } from 'kysely';
import type { Reorganizing } from '../organization/reorganizing.ts';

export const honoursReorganizing: Reorganizing = {
  rows: {
    commendation: { do: 'stays', because: 'it stays where it was earned' },
    badge_award: { do: 'follows', person: 'person_id', while: sql`t.moved_to is null` },
    card: { do: 'follows', person: 'person_id', while: sql`t.moved_to is null` },
    honour_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'badge',
      table: 'badge_award',
      open: sql`w.state in ('proposed', 'decided') and w.moved_to is null`,
      title: sql`w.person_name`,
      link: sql`'/members/' || w.person_id || '/honours'`,
      due: sql`w.round_on`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'holder',
      restricted: 'honour.read',
    },
  ],
  elsewhere: [
    // who decided then
    { table: 'commendation', unit: 'by_unit_id' },
    { table: 'badge_award', unit: 'decided_by_unit' },
  ],
};
