/** Remembers what a batch makes and replaces, unit by unit, so that it can be undone (docs/decisions/0004). */
import { sql } from 'kysely';
import type { PersonFacts, Status } from '../../members/member.ts';
import type { NewIds } from '../../members/store/insert.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { CommandContext, Context } from '../../platform/bus/command.ts';
import { chunksOf, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { newId } from '../../platform/ids.ts';
import type { MemberPlan } from '../memberPlan.ts';
import type { PresentMark, PresentMember, PresentUnit } from '../present.ts';

/** How a person and his line stood before, and their versions afterwards; `next` is the line that another status opened. */
export type ReplacedPerson = {
  personId: string;
  membershipId: string;
  facts: PersonFacts;
  status: Status;
  exempt: boolean;
  away: boolean;
  version: number;
  lineVersion: number;
  next: string | null;
};
export type ReplacedUnit = Omit<PresentUnit, keyof UnitRef | 'code' | 'kind' | 'parentId' | 'mark'>;
/** The marks of ownership that a batch set (by their id), and those that held before. */
export type ReplacedMark = { made: string; before: PresentMark | null };
/** `duties`: the charges that began here; they have no column of their own. */
export type Replaced = {
  unit: ReplacedUnit | null;
  persons: ReplacedPerson[];
  mark: ReplacedMark | null;
  duties: string[];
};
const NOTHING: Replaced = { unit: null, persons: [], mark: null, duties: [] };

/** What a batch did in one unit. */
export type Trace = {
  unit: UnitRef;
  founded: boolean;
  persons: string[];
  memberships: string[];
  posts: string[];
  replaced: Replaced;
};

export class Tracing {
  readonly #units = new Map<string, Trace>();
  readonly #lines = new Map<string, ReplacedPerson>();

  #at(unit: UnitRef): Trace {
    const known = this.#units.get(unit.id);
    if (known) return known;
    const { id, division, path } = unit;
    const fresh: Trace = {
      unit: { id, division, path },
      founded: false,
      persons: [],
      memberships: [],
      posts: [],
      replaced: { ...NOTHING, persons: [], duties: [] },
    };
    this.#units.set(id, fresh);
    return fresh;
  }

  founded(unit: UnitRef): void {
    this.#at(unit).founded = true;
  }

  renamed({
    name,
    setting,
    foundedOn,
    households,
    poorHouseholds,
    temporaryHouses,
    version,
    mark: _mark,
    ...unit
  }: PresentUnit): void {
    const facts = { name, setting, foundedOn, households, poorHouseholds, temporaryHouses };
    this.#at(unit).replaced.unit = { ...facts, version: version + 1 };
  }

  registered(unit: UnitRef, ids: NewIds): void {
    const trace = this.#at(unit);
    trace.persons.push(ids.personId);
    trace.memberships.push(ids.membershipId);
  }

  changed(plan: MemberPlan & { existing: PresentMember }): void {
    const { unit, personId, membershipId, facts, status, exempt, away } = plan.existing;
    const version = plan.existing.version + Number(plan.factsChanged);
    // a correction is carried to the line; marks and another status are changes of their own
    const steps = Number(plan.factsChanged) + Number(plan.marksChanged) + Number(plan.statusChanged);
    const lineVersion = plan.existing.lineVersion + steps;
    const line = { personId, membershipId, facts, status, exempt, away, version, lineVersion, next: null };
    this.#lines.set(membershipId, line);
    this.#at(unit).replaced.persons.push(line);
  }

  continued(membershipId: string, next: string | null): void {
    const line = this.#lines.get(membershipId);
    if (line) line.next = next;
  }

  begun(unit: UnitRef, postId: string): void {
    this.#at(unit).posts.push(postId);
  }

  marked(unit: UnitRef, mark: ReplacedMark): void {
    this.#at(unit).replaced.mark = mark;
  }

  charged(unit: UnitRef, dutyId: string): void {
    this.#at(unit).replaced.duties.push(dutyId);
  }

  /** Writes one row a unit; what was replaced is personal and lies encrypted. */
  async write(ctx: CommandContext, batchId: string): Promise<void> {
    const rows = [...this.#units.values()].map(({ unit, founded, replaced, ...made }) => {
      const id = newId();
      const { unit: facts, mark, persons, duties } = replaced;
      const empty = facts === null && mark === null && persons.length === 0 && duties.length === 0;
      return {
        division: unit.division,
        id,
        unit_id: unit.id,
        scope: unit.path,
        batch_id: batchId,
        founded,
        persons: made.persons.join(','),
        memberships: made.memberships.join(','),
        posts: made.posts.join(','),
        replaced: empty ? null : ctx.services.keys.encrypt(JSON.stringify(replaced), context(id)),
      };
    });
    for (const chunk of chunksOf(rows)) {
      await sql`insert into import_trace (division, id, unit_id, scope, batch_id, founded, persons, memberships, posts, replaced)
        select division, id, unit_id, scope, batch_id, founded, string_to_array(persons, ',')::uuid[], string_to_array(memberships, ',')::uuid[],
          string_to_array(posts, ',')::uuid[], replaced from ${recordset(COLUMNS, chunk)}`.execute(ctx.tx);
    }
  }
}

const COLUMNS = {
  division: 'text',
  id: 'uuid',
  unit_id: 'uuid',
  scope: 'text',
  batch_id: 'uuid',
  founded: 'boolean',
  persons: 'text',
  memberships: 'text',
  posts: 'text',
  replaced: 'bytea',
} as const;

/** What a batch did, unit by unit, the deepest first. */
export async function tracesOf(ctx: Context, unit: { path: string }, batchId: string): Promise<Trace[]> {
  const rows = await ctx.tx
    .selectFrom('import_trace')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('scope', '>=', unit.path)
    .where('scope', '<', `${unit.path}{`)
    .orderBy('scope', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    unit: { id: row.unit_id, division: row.division, path: row.scope },
    founded: row.founded,
    persons: row.persons,
    memberships: row.memberships,
    posts: row.posts,
    replaced: openReplaced(ctx.services.keys, row),
  }));
}

/** After the undoing nothing of it needs to be known. */
export async function dropTraces(tx: Tx, unit: UnitRef, batchId: string): Promise<void> {
  await tx
    .deleteFrom('import_trace')
    .where('batch_id', '=', batchId)
    .where('scope', '>=', unit.path)
    .where('scope', '<', `${unit.path}{`)
    .execute();
}

function openReplaced(keys: Keys, row: { id: string; replaced: Buffer | null }): Replaced {
  if (row.replaced === null) return NOTHING;
  // what was written before there were marks and charges does not name them
  return { ...NOTHING, ...(JSON.parse(keys.decrypt(row.replaced, context(row.id)).toString()) as Partial<Replaced>) };
}

function context(id: string): string {
  return `import_trace:${id}`;
}
