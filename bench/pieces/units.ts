/** Units of a whole nation found by name, as whoever opens a case looks for where somebody goes, against the bare search of the index of words. */
import { CompiledQuery } from 'kysely';
import { operator } from '../../src/accounts/grants.ts';
import { searchWords } from '../../src/platform/i18n/names.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, paired, percentile } from '../measure.ts';

const PROVINCES = 34;
const COMMUNES = 98;
const CELLS = 89;
const RUNS = 15;
const WARM = 2;

/** Names of communes are two of these syllables, as most are: a few begin very many. */
const SYLLABLES = [
  ...[
    'Tân',
    'An',
    'Bình',
    'Phú',
    'Hòa',
    'Long',
    'Mỹ',
    'Thạnh',
    'Thành',
    'Vĩnh',
    'Đông',
    'Hưng',
    'Xuân',
    'Minh',
    'Sơn',
    'Yên',
  ],
  ...[
    'Thượng',
    'Hạ',
    'Trung',
    'Lộc',
    'Châu',
    'Giang',
    'Hải',
    'Lâm',
    'Quảng',
    'Thanh',
    'Đức',
    'Phong',
    'Nghĩa',
    'Khê',
    'Ea',
    'Ia',
  ],
];
/** What one types: a name that few have, one of a village and its commune, words that a third of all have, all together. */
const SEARCHES = ['gào', 'thôn 1 tân an', 'tân an', 'thôn 1', 'chi bộ', 'tổ dân phố 12 phú hòa', 'bình minh quảng'];

export async function units(ground: Ground): Promise<Measure[]> {
  const { chibo, sql } = ground;
  await raise(ground);
  await sql.query('vacuum analyze unit, unit_word');
  const actor = operator();
  const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from unit where closed_on is null');
  const measures: Measure[] = [];
  for (const [i, search] of SEARCHES.entries()) {
    const [found, bare] = await paired(
      RUNS,
      () => chibo.bus.ask('case.units', { search }, { actor }),
      () => chibo.owner.db.executeQuery(bareSearch(search)),
      WARM,
    );
    measures.push({
      id: `units.${i + 1}`,
      what: `units among ${rows[0]?.n.toLocaleString('en-US')} called "${search}", p50`,
      value: median(found),
      unit: 'ms',
      ratio: median(found) / median(bare),
      baseline: `bare SQL, ${median(bare).toFixed(1)} ms`,
      note: `p99 ${percentile(found, 0.99).toFixed(1)} ms`,
    });
  }
  return measures;
}

/** The same units by hand: those that have each word themselves or below one that has it, without asking which word is the rarest. */
function bareSearch(search: string): CompiledQuery {
  const each = searchWords(search).map(
    (word) => `select w.unit_id as id from unit_word w where w.token >= '${word}' and w.token < '${word}\uffff'
      union select c.id from unit_word w join unit c on c.parent_id = w.unit_id where w.token >= '${word}' and w.token < '${word}\uffff'`,
  );
  return CompiledQuery.raw(
    `select u.id, u.name, u.kind, u.path from unit u join (${each.map((one) => `(${one})`).join(' intersect ')}) f on f.id = u.id
      where u.closed_on is null order by u.path limit 20`,
  );
}

/** A nation beside the ground's province, in its own tree: provinces, communes of two syllables, cells of villages and of wards. */
async function raise({ sql }: Ground): Promise<void> {
  const folded = SYLLABLES.map((each) => searchWords(each)[0]);
  await sql.query('begin');
  await sql.query(
    `create temp table nation on commit drop as
      with syllable as (select name, word, n - 1 as n from unnest($1::text[], $2::text[]) with ordinality as s(name, word, n)),
        province as (select '0002' || lpad(p::text, 4, '0') as path, p from generate_series(1, ${PROVINCES}) p),
        commune as (select p.path || lpad(c::text, 4, '0') as path, p.p, c, p.p * ${COMMUNES} + c as k from province p, generate_series(1, ${COMMUNES}) c)
      select gen_random_uuid() as id, '0002' as path, 'central_committee' as kind, 'Trung ương' as name, array['trung', 'uong'] as words
      union all select gen_random_uuid(), p.path, 'province_committee', 'Đảng bộ tỉnh ' || s.name, array['dang', 'bo', 'tinh', s.word]
        from province p join syllable s on s.n = p.p % $3
      union all select gen_random_uuid(), c.path, 'commune_committee', 'Đảng bộ xã ' || case when c.k % 997 = 5 then 'Gào' else a.name || ' ' || b.name end,
          case when c.k % 997 = 5 then array['dang', 'bo', 'xa', 'gao'] else array['dang', 'bo', 'xa', a.word, b.word] end
        from commune c join syllable a on a.n = (c.k * c.k / 7) % $3 join syllable b on b.n = (c.k * 5 + c.k / 11) % $3
      union all select gen_random_uuid(), c.path || lpad(i::text, 4, '0'), 'subordinate_cell', 'Chi bộ ' || case when i % 3 = 0 then 'tổ dân phố ' else 'thôn ' end || i,
          case when i % 3 = 0 then array['chi', 'bo', 'to', 'dan', 'pho', i::text] else array['chi', 'bo', 'thon', i::text] end
        from commune c, generate_series(1, ${CELLS}) i`,
    [SYLLABLES, folded, SYLLABLES.length],
  );
  await sql.query(`create index on nation (path)`);
  await sql.query(
    `insert into unit (id, division, kind, name, sort_key, search_key, parent_id, path)
      select n.id, 'nation', n.kind, n.name, n.name, array_to_string(n.words, ' '), above.id, n.path
      from nation n left join nation above on length(n.path) > 4 and above.path = left(n.path, -4) order by n.path`,
  );
  await sql.query(
    `insert into unit_word (token, unit_id, path) select distinct w, id, path from nation, unnest(words) w`,
  );
  await sql.query('commit');
}
