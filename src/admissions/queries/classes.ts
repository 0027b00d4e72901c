import { type RawBuilder, sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { ancestorsOf } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { classRow } from '../commands/classes.ts';
import { classNames } from '../reading.ts';
import {
  CLASS_STATES,
  type ClassLine,
  classLine,
  classRecord,
  PLACE_STATES,
  type PlaceLine,
  placeLine,
} from '../training.ts';

type ClassRowLine = {
  id: string;
  course: string;
  name: string;
  place: string;
  held_by: string;
  unit_id: string;
  unit_name: string;
  starts_on: string;
  ends_on: string;
  seats: number;
  state: string;
};

const CLASS = sql`t.id, t.course, t.name, t.place, t.held_by, t.unit_id, u.name as unit_name, t.starts_on, t.ends_on, t.seats, t.state`;

type ClassCounts = { enrolled: number; finished: number };
const NOBODY: ClassCounts = { enrolled: 0, finished: 0 };

/** How many places of each class are taken and finished; those who sit in it belong to cells of any division. */
async function placesIn(ctx: Context, classes: readonly { id: string }[]): Promise<(id: string) => ClassCounts> {
  if (classes.length === 0) return () => NOBODY;
  const { rows } = await sql<ClassCounts & { class_id: string }>`select class_id,
      (count(*) filter (where state in ('enrolled', 'finished', 'failed')))::int as enrolled, (count(*) filter (where state = 'finished'))::int as finished
    from class_place where class_id = any(${classes.map(({ id }) => id)}::uuid[]) group by class_id`.execute(ctx.tx);
  const counts = new Map(rows.map((row) => [row.class_id, row]));
  return (id) => counts.get(id) ?? NOBODY;
}

/** Classes of a unit and below, and of the units above it, which its people may attend. */
export const listClasses = query({
  name: 'class.list',
  method: 'GET',
  path: '/units/{unit}/classes',
  capability: 'candidate.read',
  summary: 'Classes of a unit, of those below and above it',
  input: s.object({
    unit: s.id(),
    course: s.optional(s.code()),
    state: s.optional(s.oneOf(CLASS_STATES)),
    sort: s.optional(s.oneOf(['on', '-on', 'name', '-name'])),
    ...pageInput,
  }),
  output: pageOf(classLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const above = ancestorsOf(unit.path);
    const sort = input.sort ?? '-on';
    const lines = await linesOf<ClassRowLine>(
      ctx,
      CLASS,
      sql`from training_class t join unit u on u.id = t.unit_id
        where (${inTree('t', tree)} or t.scope = any(${above}::text[]))
        ${input.course ? sql`and t.course = ${input.course}` : sql``} ${input.state ? sql`and t.state = ${input.state}` : sql``}`,
      { value: sort.endsWith('name') ? sql`t.name` : sql`t.starts_on`, id: sql`t.id`, down: sort.startsWith('-') },
      input,
    );
    const counts = await placesIn(ctx, lines.items);
    return { ...lines, items: lines.items.map((row) => classLineOf(row, counts(row.id))) };
  },
});

/** A class with whoever sits in it, as far as the reader sees them. */
export const getClass = query({
  name: 'class.get',
  method: 'GET',
  path: '/classes/{id}',
  capability: 'candidate.read',
  summary: 'A class, and who sits in it',
  input: s.object({ id: s.id() }),
  output: classRecord,
  // a cell reads the classes of the units above it: the right is then asked where one stands
  where: async (ctx, input) => {
    const unit = addressOf(await classRow(ctx, input.id));
    return ctx.may('candidate.read', unit) ? unit : ctx.actor.grant.unit;
  },
  run: async (ctx, input) => {
    const row = await classRow(ctx, input.id);
    const unit = addressOf(row);
    const {
      rows: [line],
    } = await sql<ClassRowLine>`select ${CLASS} from training_class t join unit u on u.id = t.unit_id
      where t.division = ${row.division} and t.id = ${row.id}`.execute(ctx.tx);
    const { rows: places } =
      await sql<PlaceRow>`select ${PLACE} ${PLACES} where p.class_id = ${row.id} order by p.sort_key, p.id limit 2000`.execute(
        ctx.tx,
      );
    const classes = new Map([[row.id, row.name]]);
    const { n } = await ctx.tx
      .selectFrom('class_place')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('scope', '>=', unit.path)
      .where('scope', '<', `${unit.path}{`)
      .where('course', '=', row.course)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    const open = row.state === 'open' ? [] : [{ code: 'class.not_open' }];
    const may = against(ctx, 'class.manage', unit, open);
    return {
      ...classLineOf(found(line), (await placesIn(ctx, [row]))(row.id)),
      note: row.note,
      finishedOn: row.finished_on,
      places: places.map(placeLineOf(classes)),
      waiting: n,
      version: row.version,
      may: { 'class.correct': may, 'class.cancel': may, 'class.enrol': may, 'class.finish': may },
    };
  },
});

type PlaceRow = {
  id: string;
  course: string;
  name: string;
  candidate_id: string | null;
  person_id: string | null;
  unit_id: string;
  unit_name: string;
  state: string;
  asked_on: string;
  class_division: string | null;
  class_id: string | null;
  number_text: string | null;
  certified_on: string | null;
  valid_until: string | null;
  note: string | null;
  version: number;
};

const PLACE = sql`p.id, p.course, p.name, p.candidate_id, p.person_id, p.unit_id, u.name as unit_name, p.state, p.asked_on, p.class_division, p.class_id,
  p.number_text, p.certified_on, p.valid_until, p.note, p.version`;
const PLACES = sql`from class_place p join unit u on u.id = p.unit_id`;

/** Places in courses of a unit and below: the waiting list in its order, certificates by the day they end. */
export const listPlaces = query({
  name: 'place.list',
  method: 'GET',
  path: '/units/{unit}/class-places',
  capability: 'candidate.read',
  summary: 'Who waits for a course, sits in a class or holds a certificate',
  input: s.object({
    unit: s.id(),
    course: s.optional(s.code()),
    /** one member's */
    person: s.optional(s.id()),
    state: s.optional(s.oneOf(PLACE_STATES)),
    /** certificates that end soon, or have ended */
    certificate: s.optional(s.oneOf(['expiring', 'expired'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['asked', '-asked', 'name', '-name', 'until', '-until', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(placeLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const soon = addTo(ctx.today, { days: ctx.services.rulebook.admissions.certificateDays });
    const terms: RawBuilder<unknown>[] = [
      inTree('p', await subtree(ctx.tx, unit)),
      ...(input.course ? [sql`p.course = ${input.course}`] : []),
      ...(input.person ? [sql`p.person_id = ${input.person}`] : []),
      ...(input.state ? [sql`p.state = ${input.state}`] : []),
      ...(input.certificate === 'expiring' ? [sql`p.valid_until >= ${ctx.today} and p.valid_until <= ${soon}`] : []),
      ...(input.certificate === 'expired' ? [sql`p.valid_until < ${ctx.today}`] : []),
      ...searchWords(input.search ?? '').map((word) => sql`strpos(p.search_key, ${word}) > 0`),
    ];
    const sort = input.sort ?? 'asked';
    const value = {
      asked: sql`p.asked_on`,
      name: sql`p.sort_key`,
      until: sql`coalesce(p.valid_until::text, '9999')`,
      unit: sql`u.sort_key`,
    }[sort.replace('-', '')];
    const lines = await linesOf<PlaceRow>(
      ctx,
      PLACE,
      sql`${PLACES} where ${sql.join(terms, sql` and `)}`,
      { value: value ?? sql`p.asked_on`, id: sql`p.id`, down: sort.startsWith('-') },
      input,
    );
    const classes = await classNames(ctx, lines.items);
    return { ...lines, items: lines.items.map(placeLineOf(classes)) };
  },
});

function classLineOf(row: ClassRowLine, counts: ClassCounts): ClassLine {
  return {
    id: row.id,
    course: row.course,
    name: row.name,
    place: row.place,
    heldBy: row.held_by,
    unit: { id: row.unit_id, name: row.unit_name },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    seats: row.seats,
    enrolled: counts.enrolled,
    finished: counts.finished,
    state: row.state,
  };
}

/** `classes`: what their classes are called, by id. */
const placeLineOf =
  (classes: ReadonlyMap<string, string>) =>
  (row: PlaceRow): PlaceLine => ({
    id: row.id,
    course: row.course,
    name: row.name,
    candidateId: row.candidate_id,
    personId: row.person_id,
    unit: { id: row.unit_id, name: row.unit_name },
    state: row.state,
    askedOn: row.asked_on,
    className: classes.get(row.class_id ?? '') ?? null,
    classId: row.class_id,
    number: row.number_text,
    certifiedOn: row.certified_on,
    validUntil: row.valid_until,
    note: row.note,
    version: row.version,
  });
