import { sql } from 'kysely';
import { isSelf } from '../../members/person.ts';
import { addressOf, unitName } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { residenceBook } from '../book.ts';
import { peopleHome } from '../people.ts';
import { contactOf, remarkLines, type ShownRemark, shownRemarks } from '../reading.ts';
import { type PersonResidence, personResidence } from '../residence.ts';

const MOST = 200;

/** Where a member is introduced, and the remarks that arrived about him: his own always, another's by the right to read them at his cell. */
export const getPersonResidence = query({
  name: 'residence.person',
  method: 'GET',
  path: '/members/{id}/residence',
  capability: 'signed-in',
  summary: "A member's contact with the cell where he lives, and its remarks",
  input: s.object({ id: s.id() }),
  output: personResidence,
  run: async (ctx, input) => await residenceOf(ctx, input.id),
});

/** One's own contact with the cell where one lives, and its remarks. 404 for an account that is not a person's. */
export const ownResidence = query({
  name: 'residence.mine',
  method: 'GET',
  path: '/my/residence',
  capability: 'signed-in',
  summary: "One's own contact with the cell where one lives, and its remarks",
  input: s.object({}),
  output: personResidence,
  run: async (ctx) => await residenceOf(ctx, found(ctx.actor.person).id),
});

async function residenceOf(ctx: Context, personId: string): Promise<PersonResidence> {
  const { person, status, openSince } = await peopleHome(ctx, personId);
  const home = addressOf(person);
  const own = isSelf(ctx.actor, person.id);
  if (!own) ctx.demand('residence.read', home);
  const contacts = await ctx.tx
    .selectFrom('residence_contact as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .leftJoin('unit as o', 'o.id', 'c.other_unit_id')
    .selectAll('c')
    .select(['u.name as unit_name', 'o.name as other_name'])
    .where('c.division', '=', person.division)
    .where('c.person_id', '=', person.id)
    .where('c.moved_to', 'is', null)
    .orderBy('c.valid_from', 'desc')
    .orderBy('c.id', 'desc')
    .limit(MOST)
    .execute();
  const { rows } = await sql<ShownRemark>`select * from ${shownRemarks(
    sql`r.person_id = ${person.id} and r.state = 'sent'`,
  )} x order by year desc, id limit ${MOST}`.execute(ctx.tx);
  const name = await unitName(ctx.tx, home);
  const book = residenceBook(ctx.services.rulebook);
  const member = book !== null && status !== null && book.statuses.includes(status);
  return {
    personId: person.id,
    name: person.full_name,
    unitId: home.id,
    unitName: name,
    contacts: contacts.map((row) => contactOf(ctx, row)),
    remarks: await remarkLines(ctx, rows),
    own,
    may: {
      'contact.introduce': against(ctx, 'residence.introduce', home, [
        ...(member ? [] : [{ code: 'contact.not_a_member' }]),
        ...(openSince === null ? [] : [{ code: 'contact.open', values: { since: openSince } }]),
      ]),
    },
  };
}
