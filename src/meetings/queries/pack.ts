import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { meetingPack } from '../pack.ts';
import { packOf } from '../packing.ts';
import { meetingRow, unitOfMeeting } from '../reading.ts';

/** A meeting as one file for the national e-handbook: invitation, agenda, papers, roll, ballots. Leaves a line in the ledger: it carries names. Refuses pack.too_large. */
export const getPack = query({
  name: 'meeting.pack',
  method: 'GET',
  path: '/meetings/{id}/pack',
  capability: 'meeting.hold',
  summary: 'A meeting as one file for the national e-handbook',
  recorded: true,
  input: s.object({ id: s.id() }),
  output: meetingPack,
  where: async (ctx, input) => await unitOfMeeting(ctx, input.id),
  run: async (ctx, input, unit) => await packOf(ctx, unit, await meetingRow(ctx, input.id)),
});
