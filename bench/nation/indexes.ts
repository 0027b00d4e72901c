/** Indexes and keys of the tables that grow by millions are taken off before the load and put back after it: building one is several times cheaper than growing it. */
import type pg from 'pg';

export const LARGE = [
  'person',
  'membership',
  'person_token',
  'person_key',
  'post',
  'meeting',
  'attendance',
  'recipient',
  'plan',
  'task',
];

/** Takes them off and keeps in `bench_nation.held` how each is made again: indexes and keys first, then what refers to them. */
export async function takeOff(sql: pg.Client): Promise<void> {
  const large = `any('{${LARGE.join(',')}}'::regclass[])`;
  await sql.query(`create table bench_nation.held (name text primary key, place int not null, make text not null)`);
  await sql.query(`insert into bench_nation.held
    select 'key:' || conname, case contype when 'f' then 3 else 2 end, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where (conrelid = ${large} and contype in ('p', 'u', 'f')) or (confrelid = ${large} and contype = 'f')
    union all
    select 'index:' || c.relname, 1, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = ${large} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))`);
  const { rows } = await sql.query<{ drop: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop, case contype when 'f' then 1 else 2 end as place
      from pg_constraint where (conrelid = ${large} and contype in ('p', 'u', 'f')) or (confrelid = ${large} and contype = 'f')
    union all
    select 'drop index ' || i.indexrelid::regclass, 3 from pg_index i
      where i.indrelid = ${large} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    order by place`);
  for (const { drop } of rows) await sql.query(drop);
}

export type Held = { name: string; place: number; make: string };

/** All that was taken off. */
export async function takenOff(sql: pg.Client): Promise<Held[]> {
  const { rows } = await sql.query<Held>('select name, place, make from bench_nation.held order by place, name');
  return rows;
}
