/** Writes what a judged roster says, set-based, inside the command's transaction. The rules were asked by the judging, under the same locks. */

import { changeStatus, correctPersons, insertMembers, markMembership } from '../members/store.ts';
import { insertPost, insertUnit, updateUnit } from '../organization/store.ts';
import { nextPath } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import type { MemberPlan } from './people.ts';
import type { PresentMember } from './present.ts';
import type { Judgement } from './roster.ts';
import type { UnitPlan } from './units.ts';

/** Where a new top goes: the address was chosen when its file was uploaded. */
export type NewTop = UnitRef;

type Refs = Map<UnitPlan, UnitRef>;

/** Applies the plan; returns the units it wrote in. */
export async function applyJudgement(
  ctx: CommandContext,
  { units, members }: Judgement,
  asOf: string,
  newTop?: NewTop,
): Promise<UnitRef[]> {
  const refs = await writeUnits(ctx, units, asOf, newTop);
  const place = (plan: UnitPlan): UnitRef => refs.get(plan) ?? (plan.existing as UnitRef);
  const people = await writeMembers(ctx, members, place);
  await writePosts(ctx, members, people, place);
  const changed = members.filter((plan) => plan.action !== 'same');
  const touched = new Map(
    [
      ...refs.values(),
      ...changed.map((plan) => place(plan.unit)),
      ...changed.flatMap((plan) => plan.posts.map((post) => place(post.unit))),
    ].map((unit) => [unit.id, unit]),
  );
  ctx.touch(...touched.values());
  return [...touched.values()];
}

/** New units get the next places under their parents; the roster's day is the first on which their names and kinds are known. */
async function writeUnits(ctx: CommandContext, plans: UnitPlan[], asOf: string, newTop?: NewTop): Promise<Refs> {
  const refs: Refs = new Map();
  const last = new Map<string, string>();
  for (const plan of plans) {
    if (plan.action === 'changed' && plan.existing) {
      await updateUnit(ctx.tx, plan.existing, factsOf(plan), plan.existing.version, asOf, null);
      refs.set(plan, plan.existing);
    }
    if (plan.action !== 'new') continue;
    const parent = plan.parent ? (refs.get(plan.parent) ?? plan.parent.existing) : null;
    const path =
      parent === null ? (newTop?.path ?? (await nextPath(ctx.tx, null))) : await nextUnder(ctx, parent, last);
    refs.set(
      plan,
      await insertUnit(ctx.tx, {
        ...(parent === null && newTop && { id: newTop.id }),
        division: parent?.division ?? newTop?.division ?? '',
        path,
        parentId: parent?.id ?? null,
        kind: plan.kind,
        code: plan.code,
        since: asOf,
        ...factsOf(plan),
      }),
    );
  }
  return refs;
}

/** The tree is asked once a parent; after that its last child is known. */
async function nextUnder(ctx: CommandContext, parent: UnitRef, last: Map<string, string>): Promise<string> {
  const before = last.get(parent.id);
  const path =
    before === undefined
      ? await nextPath(ctx.tx, parent)
      : parent.path + (Number.parseInt(before.slice(-4), 36) + 1).toString(36).padStart(4, '0');
  last.set(parent.id, path);
  return path;
}

function factsOf(plan: UnitPlan) {
  return {
    name: plan.name,
    setting: plan.setting,
    foundedOn: plan.foundedOn,
    households: plan.households,
    poorHouseholds: plan.poorHouseholds,
    temporaryHouses: plan.temporaryHouses,
  };
}

/** New persons with their lines, then corrections, statuses and marks of known ones. Gives each plan its person. */
async function writeMembers(
  ctx: CommandContext,
  plans: MemberPlan[],
  place: (plan: UnitPlan) => UnitRef,
): Promise<Map<MemberPlan, string>> {
  const { tx, services } = ctx;
  const fresh = plans.filter((plan) => plan.action === 'new');
  const ids = await insertMembers(
    tx,
    services.keys,
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
  const known = plans.filter((plan): plan is MemberPlan & { existing: PresentMember } => plan.existing !== null);
  await correctPersons(
    tx,
    services.keys,
    known
      .filter((plan) => plan.factsChanged)
      .map((plan) => ({
        division: plan.existing.unit.division,
        personId: plan.existing.personId,
        facts: plan.facts,
        version: plan.existing.version,
        cardChanged: plan.cardChanged,
        nameChanged: plan.nameChanged,
      })),
  );
  for (const plan of known.filter((each) => each.marksChanged)) {
    // a correction of the facts has already moved the open line to its next version
    const version = plan.existing.lineVersion + (plan.factsChanged ? 1 : 0);
    await markMembership(
      tx,
      plan.existing.unit,
      plan.existing.membershipId,
      { exempt: plan.exempt, away: plan.away },
      version,
    );
  }
  await changeStatus(
    tx,
    known
      .filter((plan) => plan.statusChanged)
      .map((plan) => ({
        unit: plan.existing.unit,
        membershipId: plan.existing.membershipId,
        personId: plan.existing.personId,
        from: plan.existing.from,
        on: statusDay(plan),
        status: plan.status,
      })),
  );
  return new Map([
    ...fresh.map((plan, i): [MemberPlan, string] => [plan, ids[i]?.personId ?? '']),
    ...known.map((plan): [MemberPlan, string] => [plan, plan.existing.personId]),
  ]);
}

/** Official from the official date on, where the line had begun before it; else the line was official from its first day. */
function statusDay(plan: MemberPlan & { existing: PresentMember }): string {
  const { officialOn } = plan.facts;
  return officialOn !== null && officialOn > plan.existing.from ? officialOn : plan.existing.from;
}

async function writePosts(
  ctx: CommandContext,
  plans: MemberPlan[],
  people: Map<MemberPlan, string>,
  place: (plan: UnitPlan) => UnitRef,
): Promise<void> {
  for (const plan of plans) {
    for (const { post, unit, field } of plan.posts) {
      await insertPost(ctx.tx, place(unit), {
        post,
        side: field === 'party_post' ? 'party' : 'civil',
        personId: people.get(plan) ?? '',
        accountId: null,
        name: plan.facts.fullName,
        isMember: true,
        from: plan.from,
        termEnds: null,
        decision: null,
      });
    }
  }
}
