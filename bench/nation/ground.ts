/** The loaded nation as the measurements ask it: Chibo on its database, a unit of each level with somebody who reads it, the owner's client. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { grantsOf } from '../../src/accounts/grants.ts';
import { openToken } from '../../src/accounts/sessions.ts';
import { type Chibo, openChibo } from '../../src/chibo.ts';
import { makeSums } from '../../src/indicators/sums/store.ts';
import type { Actor, UnitRef } from '../../src/platform/access.ts';
import { systemClock, today } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { ROOT as PROJECT } from '../ground.ts';
import { type About, aboutOf, isWhole } from './load.ts';
import { clientOf, DATA, openPlace, type Server } from './place.ts';
import { type Nation, type Province, planNation, ROOT } from './plan.ts';
import { stormy } from './steps.ts';

export const LEVELS = ['root', 'province', 'commune', 'cell'] as const;
export type Level = (typeof LEVELS)[number];

export type Ground = {
  server: Server;
  keysDir: string;
  chibo: Chibo;
  /** the database's owner, for baselines */
  sql: pg.Client;
  about: About;
  nation: Nation;
  /** the province of the storm, and in it the first commune and a village of that commune */
  stormy: Province;
  units: Record<Level, UnitRef>;
  /** who reads each level by right of a post there: the boards, the clerk of the commune, the secretary of the cell */
  actors: Record<Level, Actor>;
  token(level: Level): Promise<string>;
  close(): Promise<void>;
};

/** Opens the nation. Refuses one that is not there or not whole. */
export async function openNation(database: string | undefined): Promise<Ground> {
  const server = await openPlace(database, false);
  try {
    return await opened(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function opened(server: Server): Promise<Ground> {
  const missing = 'The nation is not loaded, or not wholly: npm run bench -- nation:load';
  const sql = await clientOf(server.url).catch(() => {
    throw new Error(missing);
  });
  const about = await aboutOf(sql);
  if (!about || !(await isWhole(sql))) {
    await sql.end();
    throw new Error(missing);
  }
  await migrate(server.admin, server.database);
  const rulebook = await loadRulebook(join(PROJECT, 'rulebooks/vietnam'));
  const keysDir = join(DATA, 'keys', server.database);
  await mkdir(keysDir, { recursive: true });
  const chibo = await openChibo({ url: server.url, keysDir, rulebook, clock: systemClock(rulebook.about.timeZone) });
  const day = today(chibo.clock);
  // as the job of a server that runs has them made within seconds, of a new day as well
  await makeSums(chibo.owner.db, day);
  const month = day.slice(0, 7);
  if (about.day.slice(0, 7) !== month)
    process.stderr.write(`The nation was loaded in ${about.day.slice(0, 7)}: in ${month} no meeting was held there.\n`);
  const nation = planNation(about.places, about.scale);
  const province = stormy(nation);
  const segment = (n: number) => String(n).padStart(4, '0');
  const top = ROOT.path + segment(province.index + 1);
  const paths: Record<Level, string> = {
    root: ROOT.path,
    province: top,
    commune: `${top}0001`,
    cell: `${top}00010005`,
  };
  const unitAt = async (path: string): Promise<UnitRef> => {
    const { rows } = await sql.query<UnitRef>('select id, division, path from unit where path = $1', [path]);
    const [unit] = rows;
    if (!unit) throw new Error(`There is no unit at ${path}.`);
    return unit;
  };
  const units = {
    root: await unitAt(paths.root),
    province: await unitAt(paths.province),
    commune: await unitAt(paths.commune),
    cell: await unitAt(paths.cell),
  };
  const [secretary] = await secretaryAccounts(sql, [units.cell.id]);
  const accounts: Record<Level, string> = {
    root: await accountOf(sql, 'trung-uong'),
    province: await accountOf(sql, `tinh-${province.place.code}`),
    commune: await accountOf(sql, `xa-${province.firstCommune}`),
    cell: secretary?.id ?? '',
  };
  const actors = {
    root: await actorOf(chibo, accounts.root),
    province: await actorOf(chibo, accounts.province),
    commune: await actorOf(chibo, accounts.commune),
    cell: await actorOf(chibo, accounts.cell, secretary?.grant),
  };
  return {
    server,
    keysDir,
    chibo,
    sql,
    about,
    nation,
    stormy: province,
    units,
    actors,
    token: (level) => openToken(chibo.app.db, chibo.clock, accounts[level], 10),
    close: async () => {
      await sql.end();
      await chibo.close();
      await server.stop();
    },
  };
}

async function accountOf(sql: pg.Client, login: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>('select id from account where login = $1', [login]);
  if (!rows[0]) throw new Error(`There is no account ${login}.`);
  return rows[0].id;
}

/** `grant`: the right of the secretary's post; who sits on the cell's committee as well has another before it. */
export type Secretary = { id: string; grant: string };

/** Accounts of the secretaries of cells, made where they are missing; without a password. In the order of the cells. */
export async function secretaryAccounts(sql: pg.Client, cells: readonly string[]): Promise<Secretary[]> {
  const { rows } = await sql.query<Secretary>(
    `with holder as (select p.id as grant_id, p.division, p.person_id, p.holder_name, w.place from unnest($1::uuid[]) with ordinality as w(id, place)
        join unit u on u.id = w.id join post p on p.division = u.division and p.unit_id = u.id and p.post = 'secretary' and p.valid_to = 'infinity'),
      made as (insert into account (id, login, name, person_division, person_id, created_at)
        select gen_random_uuid(), 'bi-thu-' || person_id, holder_name, division, person_id, now() from holder
        on conflict (login) do nothing returning id, person_id)
    select coalesce(m.id, a.id) as id, h.grant_id as grant from holder h left join made m on m.person_id = h.person_id left join account a on a.person_id = h.person_id order by h.place`,
    [cells],
  );
  return rows;
}

/** An account as the one who asks, under the right that is named, else its first. */
async function actorOf(chibo: Chibo, id: string, named?: string): Promise<Actor> {
  const account = await chibo.app.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const grants = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
  const grant = named === undefined ? grants[0] : grants.find((each) => each.id === named);
  if (!grant) throw new Error(`${account.name} has no right.`);
  const person =
    account.person_id && account.person_division ? { id: account.person_id, division: account.person_division } : null;
  return { accountId: account.id, person, name: account.name, grant };
}
