/** One member's record as a reader gets it. */

import { addressOf, pathTo } from '../organization/tree.ts';
import { endOf } from '../organization/unit.ts';
import { withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { against } from '../platform/may.ts';
import type { Reason } from '../platform/refusal.ts';
import { ownGroups } from './groups/reading.ts';
import type { MemberRecord, MembershipLine, Reader } from './member.ts';
import { particularsOf } from './particularsOf.ts';
import { isSelf, type PersonRow } from './person.ts';
import { partyAge, reasonsNotToMark } from './rules.ts';

/** Facts, memberships, posts, who can read it and what the reader may do; numbers masked. */
export async function recordOf(ctx: Context, person: PersonRow): Promise<MemberRecord> {
  const home = addressOf(person);
  const own = isSelf(ctx.actor, person.id);
  const full = own || ctx.may('member.reveal', home);
  const memberships = await membershipsOf(ctx, person.id);
  const unit = (await pathTo(ctx.tx, home)).at(-1);
  return {
    id: person.id,
    name: person.full_name,
    sortName: person.sort_name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    birthYear: Number(person.birth_date.slice(0, 4)),
    birthDate: full ? person.birth_date : null,
    birthYearOnly: person.birth_year_only,
    admittedOn: person.admitted_on,
    ceremonyOn: person.ceremony_on,
    officialOn: person.official_on,
    // Party age counts from the date written in the decision (PRO-03)
    partyAge: person.admitted_on === null ? null : partyAge(person.admitted_on, ctx.today),
    education: person.education,
    theory: person.theory,
    note: person.note,
    cardTail: person.card_tail,
    phoneTail: person.phone_tail,
    unitId: home.id,
    unitName: unit?.name ?? '',
    memberships,
    posts: await postsOf(ctx, person.id),
    readers: await readersOf(ctx, person),
    particulars: await particularsOf(ctx, person),
    groups: await ownGroups(ctx.tx, person.id),
    own,
    version: person.version,
    may: mayOf(ctx, person, memberships),
  };
}

async function membershipsOf(ctx: Context, personId: string): Promise<MembershipLine[]> {
  const rows = await ctx.tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .selectAll('m')
    .select('u.name as unit_name')
    .where('m.person_id', '=', personId)
    .orderBy('m.valid_to', 'desc')
    .orderBy('m.valid_from', 'desc')
    .execute();
  return rows.map((m) => ({
    id: m.id,
    unitId: m.unit_id,
    unitName: m.unit_name,
    seat: m.seat,
    status: m.status,
    exempt: m.exempt,
    suspended: m.suspended,
    away: m.away,
    from: m.valid_from,
    to: endOf(m.valid_to),
    beginReason: m.begin_reason,
    endReason: m.end_reason,
    version: m.version,
  }));
}

async function postsOf(ctx: Context, personId: string) {
  const rows = await ctx.tx
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select([
      'post.id',
      'post.post',
      'post.side',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'post.valid_from',
      'post.valid_to',
    ])
    .where('post.person_id', '=', personId)
    .orderBy('post.valid_to', 'desc')
    .orderBy('post.valid_from', 'desc')
    .execute();
  return rows.map((p) => ({
    id: p.id,
    post: p.post,
    side: p.side,
    unitId: p.unit_id,
    unitName: p.unit_name,
    from: p.valid_from,
    to: endOf(p.valid_to),
  }));
}

/**
 * Who can read the record, and why: every post that carries the right here, at the unit itself or above it. Names only
 * where the reader sees the posts of that unit.
 */
async function readersOf(ctx: Context, person: PersonRow): Promise<Reader[]> {
  const places = await pathTo(ctx.tx, addressOf(person));
  const held = await ctx.tx
    .selectFrom('post')
    .select(['unit_id', 'post', 'holder_name'])
    .where('division', 'in', [...new Set(places.map((p) => p.division))])
    .where(
      'unit_id',
      'in',
      places.map((p) => p.id),
    )
    .where('valid_to', '=', 'infinity')
    .execute();
  const readers = places.flatMap((place) =>
    ctx.services.rulebook.posts
      .filter((post) => post.kind !== 'duty' && post.kind !== 'pseudo' && post.at.includes(place.kind))
      .flatMap((post) => {
        const grants = post.grants.filter(
          (grant) => grant.at === 'subtree' || (grant.at === 'unit' && place.id === person.unit_id),
        );
        if (!grants.some((grant) => grant.capabilities.includes('member.read'))) return [];
        const names = held.filter((h) => h.unit_id === place.id && h.post === post.id).map((h) => h.holder_name);
        return [
          {
            post: post.id,
            unitId: place.id,
            unitName: place.name,
            names,
            unmasked: grants.some((grant) => grant.capabilities.includes('member.reveal')),
          },
        ];
      }),
  );
  return [...readers, ...(await overseersOf(ctx, person))];
}

async function overseersOf(ctx: Context, person: PersonRow): Promise<Reader[]> {
  const duty = ctx.services.rulebook.posts.find(
    (post) => post.kind === 'duty' && post.grants.some((grant) => grant.capabilities.includes('member.read')),
  );
  if (!duty) return [];
  const rows = await ctx.tx
    .selectFrom('overseer_duty')
    .innerJoin('unit', 'unit.id', 'overseer_duty.from_unit_id')
    .select(['unit.id', 'unit.name', 'person_name'])
    .where('overseer_duty.division', '=', person.division)
    .where('overseer_duty.scope', 'in', withAbove(person.scope))
    .where('unit_id', '=', person.unit_id)
    .where('valid_to', '=', 'infinity')
    .execute();
  return rows.map((row) => ({
    post: duty.id,
    unitId: row.id,
    unitName: row.name,
    names: [row.person_name],
    unmasked: false,
  }));
}

function mayOf(ctx: Context, person: PersonRow, memberships: MembershipLine[]): Record<string, Reason[]> {
  const home = addressOf(person);
  const right = (capability: string) => against(ctx, capability, home, []);
  const line = memberships.find((m) => m.to === null && m.seat === 'own' && m.unitId === home.id);
  const edit = right('member.edit');
  const onLine = edit.length > 0 ? edit : line ? reasonsNotToMark(line) : [{ code: 'membership.none' }];
  return {
    'member.correct': edit,
    'membership.end': onLine,
    'membership.mark': onLine,
    'member.reveal': isSelf(ctx.actor, person.id) ? [] : right('member.reveal'),
  };
}
