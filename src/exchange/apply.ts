/** Writes what a roster says while it is judged, set-based, inside the command's transaction and under its locks. */
import { correctPersons } from '../members/store/correct.ts';
import { prepareMembers, writePrepared } from '../members/store/insert.ts';
import { changeStatus, markMemberships } from '../members/store/lines.ts';
import { insertDuties } from '../organization/store/duties.ts';
import { insertPosts } from '../organization/store/posts.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import type { BegunDuty } from './duties.ts';
import { foundPlanned } from './found.ts';
import type { MemberPlan } from './memberPlan.ts';
import type { PresentMember } from './present.ts';
import { type Judgement, judgeRoster, type Roster } from './roster.ts';
import { Tracing } from './store/trace.ts';
import type { UnitPlan } from './units.ts';

export type Applying = {
  batchId: string;
  /** where a new top goes: the address was chosen when its file was uploaded */
  newTop?: UnitRef;
  /** asked before anything is written */
  mayFound?: (plans: UnitPlan[]) => void;
};

/** Judges and applies; returns the judgement and the units it wrote in. What it wrote is kept for the undoing. */
export async function applyRoster(
  ctx: CommandContext,
  roster: Roster,
  { batchId, newTop, mayFound }: Applying,
): Promise<{ judgement: Judgement; touched: UnitRef[] }> {
  const tracing = new Tracing();
  const touched = new Map<string, UnitRef>();
  const touch = (unit: UnitRef) => touched.set(unit.id, unit);
  let refs = new Map<UnitPlan, UnitRef>();
  const place = (plan: UnitPlan): UnitRef => refs.get(plan) ?? (plan.existing as UnitRef);
  const people: People = { held: [], charged: [], place, tracing };
  let writing: Promise<void> = Promise.resolve();
  const judgement = await judgeRoster(roster, {
    units: async (plans) => {
      mayFound?.(plans);
      refs = await foundPlanned(ctx, plans, roster.asOf, tracing, newTop);
      for (const unit of refs.values()) touch(unit);
      people.held.push(...plans.flatMap((plan) => headsOf(plan, place(plan), roster.asOf)));
    },
    members: async (plans) => {
      for (const plan of plans) if (plan.action !== 'same') touch(place(plan.unit));
      const write = await prepared(ctx, plans, people);
      await writing;
      writing = write();
      // what fails here is thrown where it is awaited
      writing.catch(() => {});
    },
  });
  await writing;
  for (const { unit } of people.held) touch(unit);
  await writePosts(ctx, people);
  await writeDuties(ctx, people);
  await tracing.write(ctx, batchId);
  ctx.touch(...touched.values());
  return { judgement, touched: [...touched.values()] };
}

type Held = Parameters<typeof insertPosts>[1][number];
type Charged = Parameters<typeof insertDuties>[1][number];
type People = { held: Held[]; charged: Charged[]; place: (plan: UnitPlan) => UnitRef; tracing: Tracing };
type Known = MemberPlan & { existing: PresentMember };

/** Encrypts and orders what is to be written; the write itself may then wait for the one before it. */
async function prepared(ctx: CommandContext, plans: MemberPlan[], people: People): Promise<() => Promise<void>> {
  const { place, tracing } = people;
  const fresh = plans.filter((plan) => plan.action === 'new');
  const rows = await prepareMembers(
    ctx.services.keys,
    fresh.map((plan) => ({
      unit: place(plan.unit),
      facts: plan.facts,
      status: plan.status,
      from: plan.from,
      beginReason: 'roster',
      exempt: plan.exempt,
      away: plan.away,
    })),
  );
  const ids = new Map(fresh.map((plan, i) => [plan, rows[i]?.ids]));
  for (const [plan, made] of ids) if (made) tracing.registered(place(plan.unit), made);
  for (const plan of plans) {
    const personId = plan.existing?.personId ?? ids.get(plan)?.personId ?? '';
    people.held.push(...plan.posts.map((post) => heldBy(plan, personId, place(post.unit), post)));
    people.charged.push(...plan.duties.map((duty) => chargedBy(plan, personId, duty, place)));
  }
  const known = plans.filter((plan): plan is Known => plan.existing !== null && isWritten(plan));
  return async () => {
    await writePrepared(ctx.tx, rows);
    if (known.length > 0) await writeKnown(ctx, known, tracing);
  };
}

/** Whoever is no member holds a post by name only. */
function headsOf(plan: UnitPlan, unit: UnitRef, from: string): Held[] {
  return plan.heads.map(({ post, name }) => ({
    unit,
    post,
    side: 'civil',
    personId: null,
    accountId: null,
    name,
    isMember: false,
    from,
    termEnds: null,
    decision: null,
  }));
}

function chargedBy(plan: MemberPlan, personId: string, duty: BegunDuty, place: People['place']): Charged {
  return {
    unit: place(duty.unit),
    fromUnitId: place(duty.from).id,
    personDivision: place(plan.unit).division,
    personId,
    name: plan.facts.fullName,
    from: plan.from,
  };
}

function heldBy(plan: MemberPlan, personId: string, unit: UnitRef, { post, field }: MemberPlan['posts'][number]): Held {
  return {
    unit,
    post,
    side: field === 'party_post' ? 'party' : 'civil',
    personId,
    accountId: null,
    name: plan.facts.fullName,
    isMember: true,
    from: plan.from,
    termEnds: null,
    decision: null,
  };
}

/** Posts and charges lie elsewhere: who only gets one of them stays as he was. */
function isWritten({ factsChanged, marksChanged, statusChanged }: MemberPlan): boolean {
  return factsChanged || marksChanged || statusChanged;
}

/** Corrections, marks and statuses of those who are known. */
async function writeKnown({ tx, services }: CommandContext, known: Known[], tracing: Tracing): Promise<void> {
  const corrected = known.filter((plan) => plan.factsChanged);
  for (const plan of known) tracing.changed(plan);
  await correctPersons(
    tx,
    services.keys,
    corrected.map((plan) => ({
      division: plan.existing.unit.division,
      personId: plan.existing.personId,
      facts: plan.facts,
      version: plan.existing.version,
      cardChanged: plan.cardChanged,
      nameChanged: plan.nameChanged,
    })),
  );
  await markMemberships(
    tx,
    known
      .filter((plan) => plan.marksChanged)
      .map((plan) => ({
        unit: plan.existing.unit,
        id: plan.existing.membershipId,
        exempt: plan.exempt,
        away: plan.away,
      })),
  );
  const changes = known
    .filter((plan) => plan.statusChanged)
    .map((plan) => ({
      unit: plan.existing.unit,
      membershipId: plan.existing.membershipId,
      personId: plan.existing.personId,
      from: plan.existing.from,
      on: statusDay(plan),
      status: plan.status,
    }));
  for (const { membershipId, next } of await changeStatus(tx, changes)) tracing.continued(membershipId, next);
}

/** Official from the official date on, where the line had begun before it; else the line was official from its first day. */
function statusDay(plan: Known): string {
  const { officialOn } = plan.facts;
  return officialOn !== null && officialOn > plan.existing.from ? officialOn : plan.existing.from;
}

async function writeDuties(ctx: CommandContext, { charged, tracing }: People): Promise<void> {
  const ids = await insertDuties(ctx.tx, charged);
  for (const [i, { unit }] of charged.entries()) tracing.charged(unit, ids[i] ?? '');
}

async function writePosts(ctx: CommandContext, { held, tracing }: People): Promise<void> {
  const ids = await insertPosts(ctx.tx, held);
  for (const [i, post] of held.entries()) tracing.begun(post.unit, ids[i] ?? '');
}
