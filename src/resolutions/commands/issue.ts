import { addressOf, unitsUnder } from '../../organization/tree.ts';
import { isWithin, subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { nextNumber } from '../../register/numbers.ts';
import { whoIs } from '../people.ts';
import { acknowledgingFacts, nameOf, recipientRow, resolutionRow } from '../reading.ts';
import { type RecipientsInput, recipientsInput } from '../resolution.ts';
import { reasonsNotToCarry } from '../rules/cascade.ts';
import { reasonsNotToAcknowledge, reasonsNotToIssue } from '../rules/resolutions.ts';
import { reasonsOfClosedYear } from '../rules/years.ts';
import { servedFacts } from '../serving.ts';
import { insertRecipients, setAcknowledged, setIssued } from '../store/resolutions.ts';
import { closedYears } from '../years.ts';

/** The most units one command serves; more is a job (D7). */
const MOST = 5000;

type Chosen = { units: UnitRef[]; notBelow: number };

/**
 * Issues a draft to units below: it takes its number, each receiving unit gets its own row, all in one transaction (D7).
 * The signer is who acts. Refuses resolution.not_draft, recipient.none, recipient.not_below, recipient.too_many, date.order, date.future, year.closed,
 * what drafting refuses of the resolution it carries out, version.stale.
 */
export const issueResolution = command({
  name: 'resolution.issue',
  method: 'POST',
  path: '/resolutions/{id}/issue',
  capability: 'resolution.issue',
  summary: 'Issue a resolution to units below',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date(), recipients: recipientsInput }),
  result: s.object({ id: s.id(), numberText: s.anyText(), recipients: s.anyNumber() }),
  where: async (ctx, input) => {
    const unit = addressOf(await resolutionRow(ctx, input.id));
    const { units } = await chosen(ctx, unit, input.recipients);
    return { units: [unit, ...units.slice(0, MOST + 1)], demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const row = await resolutionRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const { units, notBelow } = await chosen(ctx, unit, input.recipients);
    const targets = await ctx.tx
      .selectFrom('target')
      .select('deadline')
      .where('division', '=', unit.division)
      .where('resolution_id', '=', row.id)
      .orderBy('position')
      .execute();
    must(
      reasonsNotToIssue(
        { state: row.state, kind: row.kind, issuedOn: row.issued_on, targets },
        { on: input.on, today: ctx.today, recipients: units.length, notBelow, most: MOST },
      ),
    );
    must(reasonsOfClosedYear(await closedYears(ctx, unit), input.on, 'on'));
    // what it carries out may have been annulled since it was drafted
    must(reasonsNotToCarry(await servedFacts(ctx, unit, row.carries_id)));
    const number = await nextNumber(ctx.tx, unit, 'resolution', input.on, ctx.services.rulebook);
    await setIssued(ctx.tx, unit, row.id, input.version, {
      ...number,
      on: input.on,
      signerName: ctx.actor.name,
      signerPost: ctx.actor.grant.post,
    });
    const { name } = await nameOf(ctx, unit.id);
    await insertRecipients(ctx.tx, unit, row.id, units, {
      on: input.on,
      title: row.title,
      numberText: number.text,
      issuerName: name,
    });
    ctx.touch(unit, ...units);
    await ctx.record({
      unit,
      subjectKind: 'resolution',
      subjectId: row.id,
      body: { number: number.text, on: input.on, recipients: units.length },
    });
    return { id: row.id, numberText: number.text, recipients: units.length };
  },
});

/** The living units meant, in tree order, and how many named ones do not lie below the issuer. */
async function chosen(ctx: Context, unit: UnitRef, recipients: RecipientsInput): Promise<Chosen> {
  const below = (await unitsUnder(ctx.tx, unit)).filter((u) => u.id !== unit.id);
  if (recipients === 'all') return { units: below, notBelow: 0 };
  if (recipients === 'direct')
    return { units: below.filter((u) => u.path.length === unit.path.length + 4), notBelow: 0 };
  if (recipients === 'cells') {
    const cells = ctx.services.rulebook.unitKinds.filter((k) => k.isCell).map((k) => k.id);
    return { units: below.filter((u) => cells.includes(u.kind)), notBelow: 0 };
  }
  if (Array.isArray(recipients)) {
    const wanted = new Set(recipients);
    const units = below.filter((u) => wanted.has(u.id));
    return { units, notBelow: wanted.size - units.length };
  }
  const top = recipients.under ? below.find((u) => u.id === recipients.under) : unit;
  if (!top) return { units: [], notBelow: 1 };
  const part = subtreeOf(top.path);
  const kinds = new Set(recipients.kinds);
  return { units: below.filter((u) => kinds.has(u.kind) && isWithin(u.path, part)), notBelow: 0 };
}

/** A receiving unit says that it has the resolution. Refuses recipient.again, resolution.annulled, version.stale. */
export const acknowledgeResolution = command({
  name: 'resolution.acknowledge',
  method: 'POST',
  path: '/units/{unit}/recipients/{id}/acknowledgement',
  capability: 'resolution.acknowledge',
  summary: 'Acknowledge a resolution received',
  input: s.object({ unit: s.id(), id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await ownRecipient(ctx, input))] }),
  run: async (ctx, input) => {
    const row = await ownRecipient(ctx, input);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToAcknowledge(await acknowledgingFacts(ctx, row)));
    await setAcknowledged(ctx.tx, unit, row.id, input.version, {
      id: whoIs(ctx.actor),
      name: ctx.actor.name,
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'recipient', subjectId: row.id, body: { resolutionId: row.resolution_id } });
    return { id: row.id };
  },
});

async function ownRecipient(ctx: Context, input: { unit: string; id: string }) {
  const row = await recipientRow(ctx, input.id);
  if (row.unit_id !== input.unit) notFound();
  return row;
}
