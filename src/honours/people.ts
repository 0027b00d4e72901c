/** The people whom honours concern, many at once: their records, and what was begun for them. Found by indexes, inside the reader's scope. */
import { isSelf, reachedDivisions } from '../members/person.ts';
import { addressOf } from '../organization/tree.ts';
import { FOREVER } from '../organization/unit.ts';
import { ancestorsOf, sees, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, notFound, refuse } from '../platform/refusal.ts';
import type { AwardState, Candidate } from './rules/badges.ts';
import type { CardHolder, CardState } from './rules/cards.ts';

export type Person = {
  id: string;
  division: string;
  unit_id: string;
  scope: string;
  full_name: string;
  sort_key: string;
  admitted_on: string | null;
  official_on: string | null;
  card_tail: string | null;
};

/** The home records of these people, by id. 404 when one of them is not seen. */
export async function peopleOf(ctx: Context, ids: readonly string[]): Promise<Map<string, Person>> {
  const divisions = await reachedDivisions(ctx);
  if (ids.length === 0 || divisions.length === 0) notFound();
  const rows = await ctx.tx
    .selectFrom('person')
    .select(['id', 'division', 'unit_id', 'scope', 'full_name', 'sort_key', 'admitted_on', 'official_on', 'card_tail'])
    .where('division', 'in', divisions)
    .where('id', 'in', [...new Set(ids)])
    .where('home', '=', true)
    .execute();
  const people = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) found(people.get(id));
  return people;
}

/** The units of these people, each once: what a command locks. */
export function unitsOf(rows: Iterable<{ unit_id: string; division: string; scope: string }>): UnitRef[] {
  return [...new Map([...rows].map((row) => [row.unit_id, addressOf(row)])).values()];
}

type Line = { status: string; ended: { on: string; reason: string } | null };

/** The last own membership of each: its status, and how it ended where it did. */
async function linesOf(ctx: Context, people: ReadonlyMap<string, Person>): Promise<Map<string, Line>> {
  const rows = await ctx.tx
    .selectFrom('membership')
    .select(['person_id', 'status', 'valid_to', 'end_reason'])
    .where('person_id', 'in', [...people.keys()])
    .where('seat', '=', 'own')
    .orderBy('valid_to')
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        status: row.status,
        ended: row.valid_to === FOREVER ? null : { on: row.valid_to, reason: row.end_reason ?? '' },
      },
    ]),
  );
}

const NO_LINE: Line = { status: '', ended: null };

/** What the rules ask of each of these people for a badge; by person and years. */
export async function candidatesOf(
  ctx: Context,
  people: ReadonlyMap<string, Person>,
  roundOn: string,
): Promise<(personId: string, years: number) => Candidate> {
  const lines = await linesOf(ctx, people);
  const awards = await ctx.tx
    .selectFrom('badge_award')
    .select(['person_id', 'years', 'state', 'round_on'])
    .where('person_id', 'in', [...people.keys()])
    .where('moved_to', 'is', null)
    .execute();
  return (personId, years) => {
    const own = awards.filter((award) => award.person_id === personId && award.years === years);
    const live = own.find((award) => award.state !== 'skipped');
    const { status, ended } = lines.get(personId) ?? NO_LINE;
    return {
      admittedOn: people.get(personId)?.admitted_on ?? null,
      status,
      ended,
      award: (live?.state as AwardState | undefined) ?? null,
      skippedNow: own.some((award) => award.state === 'skipped' && award.round_on === roundOn),
    };
  };
}

/** What the rules ask of somebody for a card, and the row of the last one. */
export async function cardHolderOf(ctx: Context, person: Person) {
  const line = (await linesOf(ctx, new Map([[person.id, person]]))).get(person.id) ?? NO_LINE;
  const last = await ctx.tx
    .selectFrom('card')
    .selectAll()
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .where('state', '!=', 'replaced')
    .where('moved_to', 'is', null)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  // a number without an entry: a card that was issued before the register began
  const holder: CardHolder = {
    status: line.status,
    ended: line.ended,
    last: last
      ? { state: last.state as CardState, issuedOn: last.issued_on, stateOn: last.state_on }
      : person.card_tail === null
        ? null
        : { state: 'valid', issuedOn: null, stateOn: null },
  };
  return { holder, last };
}

export type Giver = { unitId: string | null; kind: string; name: string };
type GiverInput = { byUnitId?: string | undefined; byKind?: string | undefined; byName?: string | undefined };

/**
 * Who gave a commendation or decided: the unit itself or one above each of these, or one that is not in the register, told by kind and name.
 * Refuses giver.missing, giver.not_above.
 */
export async function giverOf(ctx: Context, input: GiverInput, units: readonly UnitRef[]): Promise<Giver> {
  const { byUnitId, byKind, byName } = input;
  if (byUnitId === undefined) {
    if (byKind === undefined || byName === undefined) refuse('giver.missing', undefined, { field: 'byUnitId' });
    if (!ctx.services.rulebook.unitKinds.some((kind) => kind.id === byKind))
      refuse('choice.unknown', undefined, { field: 'byKind' });
    return { unitId: null, kind: byKind, name: byName };
  }
  const row = found(
    await ctx.tx
      .selectFrom('unit')
      .select(['id', 'path', 'kind', 'name'])
      .where('id', '=', byUnitId)
      .executeTakeFirst(),
  );
  const above = units.every((unit) => unit.path === row.path || ancestorsOf(unit.path).includes(row.path));
  // of a unit that the reader does not see, not even that it is there is said
  if (!above && !sees(ctx.actor.grant, row.path)) notFound();
  if (!above) refuse('giver.not_above', { unit: row.name }, { field: 'byUnitId' });
  return { unitId: row.id, kind: row.kind, name: row.name };
}

/** Whether these honours are the reader's own; if not, the right to read honours is asked where the record lies. */
export function mayRead(ctx: Context, person: Person): void {
  if (!isSelf(ctx.actor, person.id)) ctx.demand('honour.read', addressOf(person));
}
