import { subtree, unitOf } from '../organization/tree.ts';
import { command } from '../platform/bus/command.ts';
import { bytesOf } from '../platform/files/files.ts';
import { found, must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { readPlaces } from './geo.ts';
import { matchPlaces } from './matching.ts';
import { committeeKinds, wordsOfKinds } from './placed.ts';
import { putBoundaries } from './store.ts';

const names = s.list(s.anyText(), 200);

/**
 * Reads a boundary file (GeoJSON) and gives the units below a unit their shapes: places are matched by the unit's code, else by its name; what fits no unit,
 * or more than one, is told and left out. Refuses boundary.not_geojson, boundary.no_shapes, boundary.too_many, boundary.off_the_earth, boundary.nobody.
 */
export const importBoundaries = command({
  name: 'boundary.import',
  method: 'POST',
  path: '/units/{unit}/boundaries',
  capability: 'unit.edit',
  summary: 'Give the units below their shapes on the map, from a GeoJSON file',
  input: s.object({ unit: s.id(), fileId: s.id() }),
  result: s.object({ matched: s.anyNumber(), unmatched: names, twice: names }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const file = found(
      await ctx.tx
        .selectFrom('file')
        .select(['division', 'id', 'name'])
        .where('division', '=', unit.division)
        .where('id', '=', input.fileId)
        .where('uploaded_by', '=', ctx.actor.accountId)
        .executeTakeFirst(),
    );
    const read = readPlaces((await bytesOf(ctx.tx, ctx.services.keys, file)).toString('utf8'));
    if ('reasons' in read) {
      must(read.reasons);
      throw new Error('A reason was no refusal.');
    }
    const { lo, hi } = await subtree(ctx.tx, unit);
    const units = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'code', 'name', 'path'])
      .where('path', '>=', lo)
      .where('path', '<', hi)
      .where('closed_on', 'is', null)
      .where('kind', 'in', committeeKinds(ctx.services.rulebook.unitKinds))
      .execute();
    const matched = matchPlaces(read.places, units, wordsOfKinds(ctx.services.rulebook.unitKinds));
    must(matched.found.length === 0 ? [{ code: 'boundary.nobody', field: 'fileId' }] : []);
    await putBoundaries(
      ctx.tx,
      matched.found.map(({ unitId, place }) => ({ unitId, shape: place.shape })),
      { source: file.name, on: ctx.today, name: ctx.actor.name },
    );
    await ctx.attach([file.id], { kind: 'boundary', id: unit.id, unit });
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: unit.id,
      body: { boundaries: matched.found.length },
    });
    const { unmatched, twice } = matched;
    return { matched: matched.found.length, unmatched: unmatched.slice(0, 200), twice: twice.slice(0, 200) };
  },
});
