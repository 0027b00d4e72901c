/** What becomes of people, their lines and what is kept of them when their cell is closed. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../organization/reorganizing.ts';

const follows: RowPolicy = { do: 'follows', person: 'person_id' };

export const membersReorganizing: Reorganizing = {
  rows: {
    person: { do: 'follows', person: 'id' },
    membership: { do: 'continues', person: 'person_id' },
    // the line that begins gets words of its own; those of the line that ended stay
    person_token: { do: 'stays', because: 'the words by which the ended line is found' },
    person_work: { do: 'follows', person: 'person_id', while: sql`t.valid_to = 'infinity'` },
    person_study: { do: 'follows', person: 'person_id', while: sql`t.valid_to = 'infinity'` },
    person_season: { do: 'follows', person: 'person_id', while: sql`t.valid_to = 'infinity'` },
    person_group: { do: 'follows', person: 'person_id', while: sql`t.valid_to = 'infinity'` },
    role_conflict: { do: 'follows', person: 'person_id', while: sql`t.closed_on is null` },
    roster_check: { do: 'stays', because: 'what the cell confirmed and signed for its period' },
    roster_difference: { do: 'handed', work: 'roster_difference' },
    person_merge: { do: 'follows', person: 'winner_id' },
    person_merge_trace: { do: 'along', table: 'person_merge', column: 'id' },
    person_apart: follows,
    correction: { do: 'follows', person: 'person_id', while: sql`t.state = 'open'` },
    party_group: { do: 'handed', work: 'party_group' },
    party_group_name: { do: 'along', table: 'party_group', column: 'group_id' },
    party_group_line: leaving(),
    party_group_office: leaving(),
    party_group_stat: { do: 'counted' },
    member_stat: { do: 'counted' },
    member_day_stat: { do: 'counted' },
    member_code_stat: { do: 'counted' },
    member_fact_stat: { do: 'counted' },
    member_age_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'roster_difference',
      table: 'roster_difference',
      open: sql`w.settled_on is null`,
      title: sql`w.person_name`,
      link: sql`'/roster-checks/' || w.check_id`,
      holder: { person: sql`w.person_id`, name: sql`case when w.person_id is not null then w.person_name end` },
      goesTo: 'holder',
      restricted: 'member.read',
    },
    {
      kind: 'correction',
      table: 'correction',
      open: sql`w.state = 'open'`,
      title: sql`w.person_name`,
      link: sql`'/corrections/' || w.id`,
      due: sql`w.due`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'holder',
      restricted: 'member.read',
    },
    {
      kind: 'role_conflict',
      table: 'role_conflict',
      open: sql`w.closed_on is null`,
      title: sql`w.person_name`,
      link: sql`'/members/' || w.person_id`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'holder',
      restricted: 'member.read',
    },
    {
      kind: 'party_group',
      table: 'party_group',
      open: sql`w.closed_on is null`,
      title: sql`w.name`,
      link: sql`'/party-groups/' || w.id`,
      goesTo: 'core',
      placed: true,
      one: {
        key: sql`w.name_key`,
        among: sql`w.closed_on is null`,
        else: 'renames',
        set: sql`name = t.name || ' (' || (select u.name from unit u where u.id = t.unit_id) || ')', name_key = t.name_key || ' ' || (select u.search_key from unit u where u.id = t.unit_id)`,
      },
    },
  ],
  elsewhere: [{ table: 'person_merge', unit: 'loser_unit_id' }],
};

/** A line of a group goes with the group; whoever goes to another cell leaves it. */
function leaving(): RowPolicy {
  return {
    do: 'along',
    table: 'party_group',
    column: 'group_id',
    leaves: {
      person: 'person_id',
      running: sql`t.valid_to = 'infinity'`,
      set: (on) => sql`valid_to = greatest(t.valid_from, ${on}::date), end_reason = 'transferred'`,
    },
  };
}
