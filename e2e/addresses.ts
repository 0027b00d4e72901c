/** An address of every route there is, filled from the demo's records, and who opens it. A route that is not known here fails the test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { operator } from '../src/accounts/grants.ts';
import { addTo, today } from '../src/platform/clock.ts';
import type { Stage } from './stage.ts';

export type Visit = { login: string; post?: string; path: string; route: string };

const SOURCE = join(import.meta.dirname, '../src');
/** Who opens the pages of a commune; all others are opened at the first cell by its secretary. */
const AT_COMMUNE: Record<string, string> = {
  'units/:unit/units': 'van-phong',
  'units/:unit/received': 'van-phong',
  'units/:unit/imports': 'van-phong',
  'units/:unit/archive': 'van-phong',
  'units/:unit/summaries': 'van-phong',
  'report-check': 'van-phong',
  'units/:unit/homes': 'van-phong',
  'units/:unit/found': 'van-phong',
  'units/:unit/change': 'van-phong',
  'units/:unit/letterhead': 'van-phong',
  'units/:unit/posts/new': 'van-phong',
  'units/:unit/overseers/new': 'van-phong',
  'units/:unit/terms/new': 'van-phong',
  'units/:unit/terms/:term/edit': 'van-phong',
  'units/:unit/terms/under': 'van-phong',
  'units/:unit/vacancies': 'van-phong',
  'units/:unit/terms/calendar': 'van-phong',
  'units/:unit/posts/appoint': 'van-phong',
  'units/:unit/resignations': 'van-phong',
  'units/:unit/dual/cohorts': 'van-phong',
  'units/:unit/dual/cohorts/cells': 'van-phong',
  'units/:unit/dual': 'van-phong',
  'units/:unit/dual-posts': 'van-phong',
  'units/:unit/gaps': 'van-phong',
  'units/:unit/ownership': 'van-phong',
  'units/:unit/visits/missing': 'van-phong',
  'units/:unit/visits/quota': 'van-phong',
  'units/:unit/coverage': 'van-phong',
  'units/:unit/unheard': 'van-phong',
  'units/:unit/quality': 'van-phong',
  'units/:unit/quality/years': 'van-phong',
  'units/:unit/comparison': 'van-phong',
  'units/:unit/comparison/names': 'van-phong',
  'units/:unit/breakdown': 'van-phong',
  'units/:unit/own-indicators/:own': 'van-phong',
  'units/:unit/ages': 'van-phong',
  'units/:unit/report': 'van-phong',
  'units/:unit/members/new': 'van-phong',
  'units/:unit/employers': 'van-phong',
  'units/:unit/duplicates': 'van-phong',
  'units/:unit/merges': 'van-phong',
  'units/:unit/division': 'bi-thu-xa',
  'units/:unit/division/edit': 'bi-thu-xa',
  'units/:unit/regulations/new': 'bi-thu-xa',
  'units/:unit/resolutions/new': 'bi-thu-xa',
  'units/:unit/checks': 'bi-thu-xa',
  'units/:unit/themes/:year': 'bi-thu-xa',
  'units/:unit/ledger': 'kiem-tra',
  'units/:unit/classes/new': 'bi-thu-xa',
  'units/:unit/admissions/idle-cells': 'van-phong',
  'units/:unit/dues/units': 'van-phong',
  'units/:unit/residence/homes': 'van-phong',
  'units/:unit/residence/missing': 'van-phong',
  'units/:unit/indicators/:indicator/pictures': 'van-phong',
  'units/:unit/boundaries': 'van-phong',
  'units/:unit/pipeline': 'van-phong',
  'units/:unit/periods': 'van-phong',
  'units/:unit/periods/:span/:startsOn': 'van-phong',
  'units/:unit/publications': 'van-phong',
  'units/:unit/publications/new': 'van-phong',
  'units/:unit/statistics': 'van-phong',
  'units/:unit/statistics/:form/:span/:startsOn': 'van-phong',
  'units/:unit/statistics/:form/:span/:startsOn/records': 'van-phong',
};
const BY: Record<string, string> = {
  'reorganizations/:id': 'bi-thu-xa',
  'reorganizations/:id/edit': 'bi-thu-xa',
  'reorganizations/:id/print': 'bi-thu-xa',
  'reorganizations/:id/units': 'bi-thu-xa',
  'reorganizations/:id/people': 'bi-thu-xa',
  'reorganizations/:id/posts': 'bi-thu-xa',
  'reorganizations/:id/work': 'bi-thu-xa',
  'publications/:id': 'bi-thu-xa',
  'publications/:id/edit': 'bi-thu-xa',
  'classes/:id': 'bi-thu-xa',
  'admission-plans/:id': 'bi-thu-xa',
  'admission-plans/:id/division': 'bi-thu-xa',
  'my/cells': 'phu-trach',
  'visits/:id': 'phu-trach',
  'units/:unit/visits/new': 'phu-trach',
  'quality-sheets/:id': 'phu-trach',
  'members/:id/correct': 'van-phong',
  'members/:id/end': 'van-phong',
  'members/:id/merge': 'van-phong',
  'imports/:id': 'van-phong-tinh',
  'summaries/:id': 'van-phong',
  'imports/:id/mapping': 'van-phong-tinh',
  accounts: 'quan-tri',
  'accounts/new': 'quan-tri',
  'resolutions/:id': 'bi-thu-xa',
  'resolutions/:id/amend': 'bi-thu-xa',
  'resolutions/:id/amendments': 'bi-thu-xa',
  'resolutions/:id/checks': 'bi-thu-xa',
  'resolutions/:id/edit': 'bi-thu-xa',
  'resolutions/:id/issue': 'bi-thu-xa',
  'resolutions/:id/levels': 'bi-thu-xa',
  'resolutions/:id/lineage': 'bi-thu-xa',
  'resolutions/:id/recipients': 'bi-thu-xa',
  'regulations/:id': 'bi-thu-xa',
  'regulations/:id/edit': 'bi-thu-xa',
};
const QUERY: Record<string, string> = {
  'units/:unit/units': '?measure=not_dual',
  'units/:unit/comparison/names': '?side=before',
  'units/:unit/statistics/:form/:span/:startsOn/records': '?row=after&column=women',
  'units/:unit/employers/people': '?employer=Công ty TNHH May Biển Hồ',
  search: '?q=son',
};
/** Those who hold several posts, and the one they act in. */
const ACTING: Record<string, string> = { 'bi-thu': 'secretary', 'phu-trach': 'overseer' };
/** Not pages of somebody who is signed in. */
const ELSEWHERE = ['', '*', 'sign-in'];

/** Every route of the modules and of the shell, as they write them. */
export function routesOfAll(): string[] {
  return readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = join(SOURCE, name, 'routes.tsx');
      try {
        return [...readFileSync(file, 'utf8').matchAll(/\bpath: '([^']*)'/g)].map((match) => match[1] as string);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    })
    .filter((route) => !ELSEWHERE.includes(route));
}

/** The visits of a stage; `missing`: routes for which the demo has no record. */
export async function visitsOf(stage: Stage): Promise<{ visits: Visit[]; missing: string[] }> {
  const values = await samples(stage);
  const missing: string[] = [];
  const visits = routesOfAll().flatMap((route): Visit[] => {
    const login = AT_COMMUNE[route] ?? BY[route] ?? 'bi-thu';
    const noun = route.split('/')[0] ?? '';
    let whole = true;
    const path = route.replace(/:(\w+)/g, (_, name: string) => {
      const value =
        name === 'unit'
          ? values[AT_COMMUNE[route] ? 'commune' : 'cell']
          : name === 'id'
            ? (values[route] ?? values[noun])
            : values[name];
      if (!value) whole = false;
      return value ?? '';
    });
    if (!whole) {
      missing.push(route);
      return [];
    }
    return [{ login, route, path: `/${path}${QUERY[route] ?? ''}`, ...(ACTING[login] && { post: ACTING[login] }) }];
  });
  return { visits: [{ login: 'bi-thu', post: 'secretary', route: '', path: '/' }, ...visits], missing };
}

/** A record of each noun, of the first cell where it is a cell's. */
async function samples(stage: Stage): Promise<Record<string, string | undefined>> {
  const { db } = stage.chibo.owner;
  const one = async (statement: string): Promise<string | undefined> => {
    const { rows } = await sql<{ id: string }>`${sql.raw(statement)}`.execute(db);
    return rows[0]?.id;
  };
  const commune = await one(`select id from unit where kind = 'commune_committee' order by path limit 1`);
  const cell = await one(`select id from unit where parent_id = '${commune}' order by path limit 1`);
  const of = (table: string, unit: string | undefined, column = 'id') =>
    one(`select ${column} as id from ${table} where unit_id = '${unit}' order by id limit 1`);
  const year = String(new Date().getFullYear());
  return {
    commune,
    cell,
    members: await of('membership', cell, 'person_id'),
    resolutions: await one(`select id from resolution where kind = 'committee' and unit_id = '${commune}' limit 1`),
    plans: await of('plan', cell),
    tasks: await of('task', cell),
    meetings: await of('meeting', cell),
    cases: await of('case_file', cell),
    kind: 'member',
    subject: await of('membership', cell, 'person_id'),
    code: await of('meeting', cell, 'paper_code'),
    proposals: await of('proposal', cell),
    candidates: await of('candidate', cell),
    classes: await of('training_class', commune),
    'admission-plans': await of('admission_plan', commune),
    'quality-sheets': await of('quality_sheet', cell),
    summaries: await of('summary_report', commune),
    imports: await one('select id from import_batch limit 1'),
    regulations: await of('regulation', commune),
    visits: await of('overseer_visit', cell),
    elections: await of('election', cell),
    'roster-checks': await of('roster_check', cell),
    'party-groups': await of('party_group', cell),
    corrections: await of('correction', cell),
    'dues-slips': await of('dues_remittance', cell),
    'dues-receipts': await of('dues_entry', cell),
    commendations: await of('commendation', cell),
    'residence-rounds': await of('residence_round', cell),
    'residence-remarks': await of('residence_remark', cell),
    term: await of('term', commune),
    rule: 'ELE-01',
    instrument: 'DL2011',
    measure: 'members',
    month: `${year}-11`,
    year,
    figure: 'task-given',
    indicator: 'member~head',
    own: await defined(stage, commune),
    reorganizations: await drafted(stage, commune),
    'reorganizations/:id/print': await renamed(stage, commune),
    publications: await of('publication', commune),
    'publications/:id/edit': await tabled(stage, commune),
    form: 'tctw1',
    span: 'month',
    startsOn: `${year}-10-01`,
  };
}

/** An indicator that the commune defined for itself, and changed once. */
async function defined(stage: Stage, unit: string | undefined): Promise<string> {
  const run = async (name: string, input: object) =>
    (await stage.chibo.bus.run(name, input, { actor: operator() })) as { id: string };
  const heads = { form: 'number', numerator: { measure: 'member.head' } };
  const { id } = await run('indicator.define', { unit, name: 'Đảng viên của xã', ...heads });
  await run('indicator.revise', { id, version: 1, name: 'Tổng số đảng viên', reason: 'Gọi cho đúng', ...heads });
  return id;
}

/** A draft of a table with a number of the register, and one that cannot be. */
async function tabled({ chibo }: Stage, unit: string | undefined): Promise<string> {
  const on = today(chibo.clock);
  const draft = {
    ...{ unit, title: 'Đảng viên của xã', on, divides: false, decimals: 2, source: { kind: 'own' } },
    whole: { name: 'đảng viên', n: 1731, people: true },
    lines: [{ label: 'Đảng viên', n: 1125, share: '69.99', partOf: 'whole', indicator: 'member.head' }],
  };
  return ((await chibo.bus.run('publication.draft', draft, { actor: operator() })) as { id: string }).id;
}

/** The last villages of the commune, which no other journey needs. */
async function lastVillages({ chibo }: Stage, commune: string | undefined): Promise<string[]> {
  const villages = await chibo.owner.db
    .selectFrom('unit')
    .select('id')
    .where('parent_id', '=', commune ?? '')
    .where('setting', '=', 'residential')
    .orderBy('path', 'desc')
    .limit(3)
    .execute();
  return villages.map(({ id }) => id);
}

async function drafts(stage: Stage, unit: string | undefined, days: number, acts: unknown[]): Promise<string> {
  const on = today(stage.chibo.clock);
  const signed = { number: '12-QĐ/ĐU', decidedOn: on, signerName: 'Nguyễn Văn An' };
  const draft = { unit, title: 'Sắp xếp thôn', ...signed, effectiveOn: addTo(on, { days }), acts };
  return ((await stage.chibo.bus.run('reorganization.draft', draft, { actor: operator() })) as { id: string }).id;
}

/** A drafted decision that merges two villages. */
async function drafted(stage: Stage, commune: string | undefined): Promise<string> {
  const [from, into] = await lastVillages(stage, commune);
  return await drafts(stage, commune, 20, [{ act: 'merge', sources: [from], into }]);
}

/** A decision in force, with its certificate: a village has another name. */
async function renamed(stage: Stage, commune: string | undefined): Promise<string> {
  const [, , unit] = await lastVillages(stage, commune);
  const id = await drafts(stage, commune, 0, [{ act: 'rename', unit, name: 'Chi bộ thôn Mới' }]);
  const actor = operator();
  const { version } = (await stage.chibo.bus.ask('reorganization.get', { id }, { actor })) as { version: number };
  await stage.chibo.bus.run('reorganization.decide', { id, version }, { actor });
  return id;
}
