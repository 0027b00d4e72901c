/** Members of the whole nation by half a name; pages of a province; the units right below with their counts. */
import { CompiledQuery } from 'kysely';
import { searchWords } from '../../../src/platform/i18n/names.ts';
import { mark } from '../../../src/platform/paging.ts';
import type { Measure } from '../../measure.ts';
import { type Ground, LEVELS } from '../ground.ts';
import { measured, turnByTurn } from '../timing.ts';

/** What one types: half a given name, a family and half a name, a whole name, a rare one. */
const SEARCHES = ['khan', 'hoang tua', 'nguyen van tuan', 'ksor blan'];
const PAGE = 50;
const DEEP = 1000;
const COLUMNS =
  'm.id, m.person_id, m.full_name, m.sex, m.ethnicity, m.birth_date, m.status, u.name as unit_name, p.admitted_on, p.official_on';
const FROM =
  'from membership m join unit u on u.id = m.unit_id left join person p on p.division = m.division and p.id = m.person_id';

export async function search(ground: Ground): Promise<Measure[]> {
  const { chibo, units, actors } = ground;
  const measures: Measure[] = [];
  for (const [i, words] of SEARCHES.entries()) {
    const input = { unit: units.root.id, search: words, limit: PAGE };
    let total = 0;
    const [asked = [], bare = []] = await turnByTurn(
      [
        async () => {
          const answer = (await chibo.bus.ask('member.list', input, { actor: actors.root })) as { total: number };
          total = answer.total;
        },
        async () => {
          for (const statement of bareSearch(words)) await chibo.owner.db.executeQuery(statement);
        },
      ],
      { warm: 1, turns: 30 },
    );
    const said = {
      id: `nation.search.${i + 1}`,
      what: `members of the nation called "${words}", first ${PAGE} with the total`,
    };
    measures.push(measured({ ...said, note: `${total.toLocaleString('en-US')} found` }, asked, bare));
  }
  return measures;
}

/** The same page and total by hand. */
function bareSearch(words: string): CompiledQuery[] {
  const terms = searchWords(words).map(
    (word) => `m.id in (select membership_id from person_token where token >= '${word}' and token < '${word}\uffff')`,
  );
  const where = `where m.valid_from <= current_date and m.valid_to > current_date and ${terms.join(' and ')}`;
  return [
    CompiledQuery.raw(`select ${COLUMNS} ${FROM} ${where} order by m.sort_key, m.id limit ${PAGE + 1}`),
    CompiledQuery.raw(`select count(*) from membership m ${where}`),
  ];
}

export async function lists(ground: Ground): Promise<Measure[]> {
  return [...(await pages(ground)), ...(await drillDown(ground))];
}

async function pages({ chibo, sql, units, actors, stormy }: Ground): Promise<Measure[]> {
  const { rows } = await sql.query<{ sort_key: string; id: string }>(
    `select sort_key, id from membership where division = $1 and valid_to = 'infinity' order by sort_key, id offset $2 limit 1`,
    [stormy.place.code, (DEEP - 1) * PAGE - 1],
  );
  const [row] = rows;
  const from = row ? { after: mark([row.sort_key, row.id]) } : null;
  const bare = (past: boolean) =>
    CompiledQuery.raw(`select ${COLUMNS} ${FROM} where m.division = '${stormy.place.code}' and m.valid_from <= current_date and m.valid_to > current_date
      ${past && row ? `and (m.sort_key, m.id) > ('${row.sort_key}', '${row.id}')` : ''} order by m.sort_key, m.id limit ${PAGE + 1}`);
  const list = async (level: 'province' | 'root', past: boolean) =>
    await turnByTurn([
      () =>
        chibo.bus.ask(
          'member.list',
          { unit: units[level].id, limit: PAGE, ...(past ? from : {}) },
          { actor: actors[level] },
        ),
      () => chibo.owner.db.executeQuery(bare(past)),
    ]);
  const measures: Measure[] = [];
  const [first = [], firstBare = []] = await list('province', false);
  measures.push(measured({ id: 'nation.list.first', what: `first page of a province's members` }, first, firstBare));
  if (from) {
    const [deep = [], deepBare = []] = await list('province', true);
    measures.push(measured({ id: 'nation.list.deep', what: `page ${DEEP} of a province's members` }, deep, deepBare));
  }
  const [all = []] = await list('root', false);
  measures.push(measured({ id: 'nation.list.root', what: `first page of the nation's members` }, all));
  return measures;
}

async function drillDown({ chibo, units, actors }: Ground): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const level of LEVELS.filter((each) => each !== 'cell')) {
    const { path, id } = units[level];
    const [asked = [], bare = []] = await turnByTurn(
      [
        () => chibo.bus.ask('unit.children_counts', { id, limit: 100 }, { actor: actors[level] }),
        () => chibo.owner.db.executeQuery(bareChildren(path)),
      ],
      { turns: 100 },
    );
    const said = {
      id: `nation.children.${level}`,
      what: `units right below the ${level} with their counts`,
      baseline: 'bare sums',
    };
    measures.push(measured(said, asked, bare));
  }
  return measures;
}

/** The same sums by groups, each table gone through once. */
function bareChildren(path: string): CompiledQuery {
  const child = `left(scope, ${path.length + 4})`;
  const below = `scope >= '${path}!' and scope < '${path}{'`;
  return CompiledQuery.raw(`select u.id, u.name, m.*, c.*, r.*, t.*, o.* from unit u
    left join (select ${child} as p, sum(members) as members from member_stat where ${below} group by 1) m on m.p = u.path
    left join (select ${child} as p, sum(cells) as cells from post_stat where ${below} group by 1) c on c.p = u.path
    left join (select ${child} as p, sum(units_with_plan) as planned, sum(received) as received, sum(acknowledged) as acknowledged,
      sum(tasks_open + tasks_reported + tasks_returned) as open from resolution_stat where ${below} group by 1) r on r.p = u.path
    left join (select ${child} as p, sum(units_held) filter (where month = to_char(current_date, 'YYYY-MM')) as met, sum(proposals - proposals_answered) as proposals
      from meeting_stat where ${below} group by 1) t on t.p = u.path
    left join (select ${child} as p, count(*) as overdue from task where ${below} and state in ('open', 'reported', 'returned') and due < current_date group by 1) o on o.p = u.path
    where u.path >= '${path}' and u.path < '${path}{' and length(u.path) = ${path.length + 4} order by u.sort_key`);
}
