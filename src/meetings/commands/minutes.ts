import { demandPassword } from '../../accounts/password.ts';
import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { documentLanguage, sayIn } from '../../rulebook/texts.ts';
import { gatherMinutes } from '../gather.ts';
import { composeMinutes, hashOf } from '../minutes.ts';
import { insertMinutes, insertNote, setScan, setSigned } from '../minutesStore.ts';
import type { MinutesBody } from '../paper.ts';
import { meetingRow, minutesRow, plannedOn, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState, reasonsNotToConfirm, reasonsNotToNote, reasonsNotToSign } from '../rules/meeting.ts';
import { changeMeeting } from '../store.ts';

/** Fills the minutes from the records and freezes them with a hash; from here only a dated note changes anything. Refuses minutes.not_read (MEE-12), version.stale. */
export const confirmMinutes = command({
  name: 'meeting.confirm',
  method: 'POST',
  path: '/meetings/{id}/confirmation',
  capability: 'meeting.confirm',
  summary: 'Confirm the minutes, read out and adopted',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), readOut: s.flag() }),
  result: s.object({ id: s.id(), hash: s.anyText() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.confirm', stateOf(row)));
    must(reasonsNotToConfirm(input.readOut));
    const { rulebook } = ctx.services;
    const language = documentLanguage(rulebook);
    const body = composeMinutes(await gatherMinutes(ctx, unit, row, language), sayIn(rulebook, language));
    const { hash } = await insertMinutes(ctx.tx, unit, row.id, body, {
      id: whoIs(ctx.actor),
      name: ctx.actor.name,
      at: ctx.clock.now(),
    });
    await changeMeeting(ctx.tx, unit, row.id, input.version, { state: 'confirmed' });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'minutes', subjectId: row.id, body: { hash } });
    return { id: row.id, hash };
  },
});

/** Signs the confirmed minutes by entering one's password again (D21). Refuses password.wrong, minutes.changed, version.stale. */
export const signMinutes = command({
  name: 'meeting.sign',
  method: 'POST',
  path: '/meetings/{id}/signature',
  capability: 'meeting.sign',
  summary: 'Sign the confirmed minutes with the password',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), password: s.text(200) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.sign', stateOf(row)));
    const minutes = found(await minutesRow(ctx.tx, unit, row.id));
    must(reasonsNotToSign(hashOf(minutes.body as unknown as MinutesBody).equals(minutes.text_hash)));
    await demandPassword(ctx.tx, ctx.actor.accountId, input.password);
    await setSigned(ctx.tx, unit, row.id, { id: whoIs(ctx.actor), name: ctx.actor.name, at: ctx.clock.now() });
    await changeMeeting(ctx.tx, unit, row.id, input.version, { state: 'signed' });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'minutes',
      subjectId: row.id,
      body: { hash: minutes.text_hash.toString('hex') },
    });
    return { id: row.id };
  },
});

/** Keeps the scan of the paper signed in ink beside the minutes. Refuses meeting.wrong_state, file.unknown. */
export const keepScan = command({
  name: 'meeting.scan',
  method: 'PUT',
  path: '/meetings/{id}/scan',
  capability: 'meeting.sign',
  summary: 'Keep the scan of the signed minutes',
  input: s.object({ id: s.id(), fileId: s.id() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.scan', stateOf(row)));
    const minutes = found(await minutesRow(ctx.tx, unit, row.id));
    await ctx.attach([input.fileId], { kind: 'minutes', id: minutes.id, unit });
    await setScan(ctx.tx, unit, row.id, input.fileId);
    await ctx.record({ unit, subjectKind: 'minutes', subjectId: row.id, body: { fileId: input.fileId } });
    return { id: row.id };
  },
});

/** Adds a dated note to confirmed minutes; the text itself stays. Refuses meeting.wrong_state, date.future, date.order. */
export const noteMinutes = command({
  name: 'meeting.note',
  method: 'POST',
  path: '/meetings/{id}/notes',
  capability: 'meeting.note',
  summary: 'Add a dated note to confirmed minutes',
  input: s.object({ id: s.id(), note: s.text(5000), decidedOn: s.date() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.note', stateOf(row)));
    must(reasonsNotToNote(input.decidedOn, plannedOn(row, ctx), ctx.today));
    const id = await insertNote(ctx.tx, unit, row.id, {
      text: input.note,
      decidedOn: input.decidedOn,
      personId: ctx.actor.person?.id ?? null,
      name: ctx.actor.name,
      at: ctx.clock.now(),
    });
    await ctx.record({
      unit,
      subjectKind: 'minutes_note',
      subjectId: id,
      body: { meetingId: row.id, decidedOn: input.decidedOn },
    });
    return { id };
  },
});
