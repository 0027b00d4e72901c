/** What a report says a unit has, beside what the register has on that day. */

import { organizationNames } from '../organization/names.ts';
import { unitName } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { subtreeOf } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { countedAt, type RegisterNumber } from './counting.ts';
import type { Comparison } from './reportCheck.ts';
import type { Counted } from './rules/finding.ts';
import type { Lexicon } from './rules/lexicon.ts';
import { type OwnNames, type Stated, statedIn } from './rules/naming.ts';
import { foldWord } from './rules/tokens.ts';

/** A report that names more units than this is a table: it is imported, not compared by its sentences. */
const MOST_NAMES = 40;

type Found = UnitRef & { name: string };

/**
 * In: the unit that the report is of, the text and its counts. Out: each count that is said of the unit, or of one below it
 * that the sentence names and the reader sees, with the register's number on `on` and the list behind it.
 */
export async function comparedWithRegister(
  ctx: Context,
  unit: UnitRef,
  report: { text: string; counts: readonly Counted[]; lexicon: Lexicon; on: string },
): Promise<Comparison[]> {
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const own = calledBy(ctx.services.rulebook, kind);
  const stated = statedIn(report.text, report.counts, report.lexicon, own);
  const units = new Map<string, Found | null>();
  const numbers = new Map<string, RegisterNumber[]>();
  const out: Comparison[] = [];
  for (const each of stated) {
    const found = await unitOf(each, units);
    if (!found) continue;
    const known = numbers.get(found.id) ?? (await countedAt(ctx, found, report.on));
    numbers.set(found.id, known);
    const number = known.find(({ key, code }) => keysOf(each).some((wanted) => wanted === key || wanted === code));
    if (!number) continue;
    const { start, end, quote, value, from, to } = each.counted;
    out.push({
      ...{ start, end, quote, given: value },
      unit: { id: found.id, name: found.name },
      key: number.key,
      code: number.code,
      registered: number.n,
      same: number.n >= from && number.n <= to,
      link: number.link,
    });
  }
  return out;

  async function unitOf({ names }: Stated, seen: Map<string, Found | null>): Promise<Found | null> {
    if (names.length === 0) return await itself(ctx, unit);
    for (const name of names) {
      const known = seen.get(name);
      if (known) return known;
      if (known === undefined && seen.size < MOST_NAMES) {
        const found = await unitNamed(ctx, unit, name);
        seen.set(name, found);
        if (found) return found;
      }
    }
    return null;
  }
}

/** Which numbers of the register a noun of a report may be, by their keys; kinds of units by their own. */
function keysOf({ counted: { noun }, dual }: Stated): string[] {
  if (dual && ['secretary', 'village', 'cell', 'village_head'].includes(noun.key)) return ['dual'];
  const also: Readonly<Record<string, string[]>> = {
    member: ['members'],
    official_member: ['official'],
    probationary_member: ['probationary'],
    women: ['female'],
    unit: ['grassroots'],
    grassroots_organization: ['grassroots'],
    cell: ['cells'],
  };
  return also[noun.key] ?? [noun.key];
}

/** What a unit of this kind is called where its name is not said: commune, xã; in Arabic with the article written on to it. */
function calledBy(rulebook: Rulebook, kind: string): OwnNames {
  const cell = organizationNames(rulebook).cellKinds.includes(kind);
  const keys = [kind, kind.split('_')[0] ?? '', ...(cell ? ['cell'] : [])];
  const said = (language: 'vi' | 'en' | 'ar', form: 'one' | 'the') =>
    keys.flatMap((key) => {
      const text = rulebook.nouns[key]?.[language][form];
      return text ? [text.split(/\s+/).map(foldWord).join(' ')] : [];
    });
  return { vi: said('vi', 'one'), en: said('en', 'one'), ar: said('ar', 'the') };
}

async function itself(ctx: Context, unit: UnitRef): Promise<Found> {
  const name = await unitName(ctx.tx, unit);
  return { ...unit, name };
}

/** The unit at or below `top` whose name holds all these words: the one that stands highest; null when two do. */
async function unitNamed(ctx: Context, top: UnitRef, name: string): Promise<Found | null> {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length < 2) return null;
  const { lo, hi } = subtreeOf(top.path);
  let rows = ctx.tx
    .selectFrom('unit as u')
    .where('u.closed_on', 'is', null)
    .where('u.path', '>=', lo)
    .where('u.path', '<', hi);
  for (const word of words)
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('unit_word as w')
          .select('w.unit_id')
          .whereRef('w.unit_id', '=', 'u.id')
          .where('w.token', '=', word),
      ),
    );
  const found = await rows
    .select(['u.id', 'u.division', 'u.path', 'u.name'])
    .orderBy((eb) => eb.fn('length', ['u.path']))
    .orderBy('u.path')
    .limit(2)
    .execute();
  const [first, second] = found;
  if (!first || (second && second.path.length === first.path.length)) return null;
  return ctx.may('counts.read', first) ? first : null;
}
