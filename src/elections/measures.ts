/** Elections as they are counted, by the day they were held. */
import { sql } from 'kysely';
import type { Indicator, Measure } from '../organization/measure.ts';
import { ELECTION_STATES } from './election.ts';

export function electionMeasures(): Measure[] {
  return [
    {
      id: 'election.held',
      counts: 'other',
      nature: 'flow',
      text: 'measure.elections.held',
      who: 'measure.elections.held_who',
      capability: 'unit.read',
      sources: ['election'],
      dimensions: {
        state: {
          text: 'dimension.elections.state',
          codes: ELECTION_STATES.map((id) => ({ id, text: `elections.state.${id}` })),
        },
      },
      records: ({
        from,
        to,
      }) => sql`select e.division, e.unit_id, e.scope, e.id, e.held_on as day, u.name as label, u.sort_key, u.search_key as search,
          '/elections/' || e.id as link, e.state as note, e.state as d_state
        from election e join unit u on u.id = e.unit_id where e.held_on >= ${from} and e.held_on <= ${to}`,
    },
  ];
}

export function electionIndicators(): Indicator[] {
  return [
    {
      id: 'election.held',
      group: 'posts',
      text: 'measure.elections.held',
      form: 'number',
      numerator: { measure: 'election.held' },
      better: null,
    },
  ];
}
