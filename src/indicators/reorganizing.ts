/** What becomes of a committee's own indicators, dashboards and series when it is closed: who follows it goes on with them. */
import { sql } from 'kysely';
import type { OpenWork, Reorganizing } from '../organization/reorganizing.ts';

const kept = { title: sql`w.name`, goesTo: 'core' } satisfies Partial<OpenWork>;

export const indicatorsReorganizing: Reorganizing = {
  rows: {
    own_indicator: { do: 'handed', work: 'own_indicator' },
    dashboard: { do: 'handed', work: 'dashboard' },
    village_series: { do: 'handed', work: 'village_series' },
    village_value: { do: 'stays', because: 'what was measured of this village; of the new one it is measured anew' },
    village_stat: { do: 'counted' },
  },
  openWork: [
    {
      ...kept,
      kind: 'own_indicator',
      table: 'own_indicator',
      open: sql`w.retired_on is null`,
      link: sql`'/units/' || w.unit_id`,
    },
    {
      ...kept,
      kind: 'dashboard',
      table: 'dashboard',
      open: sql`w.dropped_on is null`,
      link: sql`'/units/' || w.unit_id`,
    },
    {
      ...kept,
      kind: 'village_series',
      table: 'village_series',
      open: sql`w.dropped_on is null`,
      link: sql`'/units/' || w.unit_id`,
    },
  ],
};
