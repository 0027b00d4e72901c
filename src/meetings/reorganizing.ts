/** What becomes of meetings and proposals when a unit is closed: what was confirmed or signed stays, what is planned, running or not confirmed yet goes on. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../organization/reorganizing.ts';

const along: RowPolicy = { do: 'along', table: 'meeting', column: 'meeting_id' };
/** What was asked goes with who asked it; its answer is owed by the level it was asked of. */
const asked = { table: 'proposal', title: sql`w.body`, link: sql`'/proposals/' || w.id` } as const;

export const meetingsReorganizing: Reorganizing = {
  rows: {
    meeting: { do: 'handed', work: 'meeting' },
    meeting_item: along,
    meeting_paper: along,
    attendance: along,
    field_report: along,
    quality_sheet: { do: 'handed', work: 'quality_sheet' },
    proposal: { do: 'handed', work: 'proposal' },
    proposal_forward: { do: 'along', table: 'proposal', column: 'proposal_id' },
    minutes: along,
    minutes_note: along,
    meeting_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'meeting',
      table: 'meeting',
      // confirmed minutes are frozen: history, signed on paper where nobody signs here (D22)
      open: sql`w.state in ('called', 'open', 'closed')`,
      title: sql`w.title`,
      link: sql`'/meetings/' || w.id`,
      due: sql`w.planned_at::date`,
      holder: { person: sql`w.chair_id`, name: sql`w.chair_name` },
      goesTo: 'core',
      one: { key: sql`w.kind`, among: sql`w.state in ('called', 'open') and w.kind = 'regular'`, else: 'refuse' },
    },
    {
      kind: 'quality_sheet',
      table: 'quality_sheet',
      open: sql`w.state = 'scored'`,
      title: sql`(select m.title from meeting m where m.division = w.division and m.id = w.meeting_id)`,
      link: sql`'/quality-sheets/' || w.id`,
      due: sql`w.confirm_due`,
      goesTo: 'core',
    },
    {
      ...asked,
      kind: 'proposal',
      open: sql`w.state = 'open' or w.read_out_meeting_id is null`,
      due: sql`case when w.state = 'open' then w.reply_due end`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'holder',
      restricted: 'meeting.read',
    },
    {
      ...asked,
      kind: 'proposal_to_answer',
      at: 'addressed_unit_id',
      open: sql`w.state = 'open'`,
      due: sql`w.reply_due`,
      goesTo: 'core',
      restricted: 'proposal.answer',
    },
  ],
  elsewhere: [
    { table: 'proposal', unit: 'addressed_unit_id', scope: 'addressed_path', living: sql`t.state = 'open'` },
    // by which way it went then
    { table: 'proposal_forward', unit: 'from_unit_id' },
    { table: 'proposal_forward', unit: 'to_unit_id' },
  ],
};
