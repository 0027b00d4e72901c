/** Checks of the tree: kinds and their parents on the day (traps 9, 10), periods, paths, closed units (trap 11). */
import { sql } from 'kysely';
import { SEGMENT } from '../platform/access.ts';
import { holdsOn } from '../rulebook/kinds.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { codes, type IntegrityCheck } from './integrity.ts';
import { organizationNames } from './names.ts';

const kindRule = ({ about }: Rulebook) => [about.cites?.['unit.kinds']];
const UNIT = sql`u.division, u.id, u.path, u.id`;

export const unitIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'unit_kind_ended',
    severity: 'error',
    subject: 'unit',
    rules: kindRule,
    reads: ['unit'],
    find: ({ units, today, rulebook }) => sql`select ${UNIT}, '', jsonb_build_object('kind', u.kind) from unit u
      where ${units('u')} and u.closed_on is null
        and u.kind = any(${codes(rulebook.unitKinds.filter((kind) => !holdsOn(kind, today)).map(({ id }) => id))})`,
  },
  {
    id: 'unit_parent_kind',
    severity: 'error',
    subject: 'unit',
    rules: kindRule,
    reads: ['unit'],
    find: ({ units, today, rulebook }) => {
      const living = rulebook.unitKinds.filter((kind) => holdsOn(kind, today));
      const pairs = living.flatMap((kind) =>
        kind.parents.filter((parent) => holdsOn(parent, today)).map((parent) => `${kind.id} ${parent.kind}`),
      );
      return sql`select ${UNIT}, '', jsonb_build_object('kind', u.kind, 'parent', p.kind) from unit u join unit p on p.id = u.parent_id
        where ${units('u')} and u.closed_on is null and p.closed_on is null
          and u.kind = any(${codes(living.map(({ id }) => id))}) and p.kind = any(${codes(living.map(({ id }) => id))})
          and not (u.kind || ' ' || p.kind) = any(${codes(pairs)})`;
    },
  },
  {
    id: 'unit_period_gap',
    severity: 'error',
    subject: 'unit',
    reads: ['unit', 'unit_period'],
    find: ({
      units,
    }) => sql`select ${UNIT}, p.valid_from::text, jsonb_build_object('until', p.valid_to, 'next', p.next) from unit u
      cross join lateral (select valid_from, valid_to, lead(valid_from) over (order by valid_from) as next from unit_period where unit_id = u.id offset 0) p
      where ${units('u')} and p.next <> p.valid_to`,
  },
  {
    id: 'unit_period_now',
    severity: 'error',
    subject: 'unit',
    reads: ['unit', 'unit_period'],
    find: ({ units, today }) => sql`select ${UNIT}, '', jsonb_build_object('since', p.valid_from) from unit u
      left join lateral (select * from unit_period where unit_id = u.id and valid_from <= ${today} order by valid_from desc limit 1) p on true
      where ${units('u')} and u.closed_on is null
        and (p.valid_to is distinct from 'infinity'::date or (p.kind, p.name, p.parent_id, p.path) is distinct from (u.kind, u.name, u.parent_id, u.path))`,
  },
  {
    id: 'unit_path',
    severity: 'error',
    subject: 'unit',
    reads: ['unit'],
    find: ({ units }) => sql`select ${UNIT}, '', '{}'::jsonb from unit u left join unit p on p.id = u.parent_id
      where ${units('u')} and u.closed_on is null and left(u.path, -${sql.lit(SEGMENT)}) <> coalesce(p.path, '')`,
  },
  {
    id: 'unit_parent_closed',
    severity: 'error',
    subject: 'unit',
    reads: ['unit'],
    find: ({
      units,
    }) => sql`select ${UNIT}, '', jsonb_build_object('on', p.closed_on) from unit u join unit p on p.id = u.parent_id
      where ${units('u')} and u.closed_on is null and p.closed_on is not null`,
  },
  {
    id: 'unit_no_successor',
    severity: 'warning',
    subject: 'unit',
    reads: ['unit', 'unit_successor'],
    find: ({ units }) => sql`select ${UNIT}, '', jsonb_build_object('on', u.closed_on) from unit u
      where ${units('u')} and u.closed_on is not null and not exists (select from unit_successor s where s.unit_id = u.id offset 0)`,
  },
  {
    id: 'unit_counted_as',
    severity: 'error',
    subject: 'unit',
    rules: kindRule,
    reads: ['unit', 'post_stat'],
    find: ({ rows, rulebook }) => {
      const { cellKinds, grassrootsKinds } = organizationNames(rulebook);
      return sql`select ${UNIT}, '', jsonb_build_object('kind', u.kind, 'cells', s.cells, 'grassroots', s.grassroots)
        from post_stat s join unit u on u.id = s.unit_id
        where ${rows('s')} and (s.cells <> (u.closed_on is null and u.kind = any(${codes(cellKinds)}))::int
          or s.grassroots <> (u.closed_on is null and u.kind = any(${codes(grassrootsKinds)}))::int)`;
    },
  },
];
