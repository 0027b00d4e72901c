import { query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { orphansOf } from '../certificateFacts.ts';
import { placeOf, rowOf } from '../reading.ts';
import { orphanCheck } from '../reorganization.ts';

/** Whether a decision that was applied left anything without an owner: what was handed over, and what is found astray now. 404 before it took effect. */
export const checkReorganization = query({
  name: 'reorganization.check',
  method: 'GET',
  path: '/reorganizations/{id}/check',
  capability: 'unit.read',
  summary: 'Whether anything was left without an owner by a reorganization',
  input: s.object({ id: s.id() }),
  output: orphanCheck,
  where: async (ctx, { id }) => placeOf(await rowOf(ctx, id)),
  run: async (ctx, { id }) => {
    const row = await rowOf(ctx, id);
    found(row.applied_at ?? undefined);
    return await orphansOf(ctx, row);
  },
});
