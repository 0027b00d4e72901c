/** Reads a report and recomputes what it prints. Pure: the text in, the findings out. */
import type { Noun } from '../languages/language.ts';
import { commonBases, printed, spread } from './arithmetic.ts';
import { type Claim, claimsOf } from './claims.ts';
import type { Finding, Fit, Report } from './finding.ts';
import { aboveWhole, judgeParts } from './judgeParts.ts';
import { type Judged, judgeShare } from './judgeShare.ts';
import { judgeSum, rowsOf } from './judgeSum.ts';
import { judgeTable } from './judgeTable.ts';
import type { Lexicon, Reading } from './lexicon.ts';
import { depthAt } from './lists.ts';
import { withWholes } from './misprints.ts';
import { type Clause, type Quantity, quantitiesOf } from './quantities.ts';
import { beforeOf, between, type Relation, relationsOf } from './relations.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { rowsOfCells, tableOf } from './tables.ts';
import { spoken } from './tokens.ts';

type Read = { sentence: Sentence; clause: Clause; language: Reading };
type Place = { start: number; end: number };

/** In: the text as it was given, the lexicon of the organization. Out: what cannot be true, what holds, and what is counted. Findings stand in the order of the text. */
export function checkReport(text: string, lexicon: Lexicon): Report {
  const tables = rowsOfCells(text);
  const read: Read[] = sentencesOf(text, tables.map(placeOf)).map((sentence) => {
    const language = lexicon[sentence.language];
    return { sentence, language, clause: quantitiesOf(text, sentence, language) };
  });
  const counts = read.flatMap(({ clause }) => clause.quantities.filter(({ kind }) => kind === 'count'));
  const out: Report = {
    findings: [],
    fits: [],
    counts: [],
    languages: [...new Set(read.map(({ sentence }) => sentence.language))],
  };
  read.forEach((each, i) => {
    const before = read[i - 1];
    const earlier = before && !before.sentence.cell && !each.sentence.cell ? nearestLast(before.clause) : [];
    const relations = relationsOf(each.clause, earlier, each.language);
    const based = withBases(claimsOf(each.clause, relations, each.language), counts);
    const claims = withWholes(based, (part) => countsBefore(part, each.clause, earlier));
    const add = (judged: Judged | null, found: Place, fit: Fit['kind'], bases: number[] = []) => {
      const place = closed(text, found);
      const quote = text.slice(place.start, place.end);
      if (judged) out.findings.push({ ...judged, ...place, quote, language: each.sentence.language } satisfies Finding);
      else out.fits.push({ kind: fit, ...place, quote, bases });
    };
    judgeRelations(text, each, relations, add);
    const summed = judgeRows(text, each, claims, counts, add);
    judgeClaims(text, each, claims, summed, add);
    for (const q of each.clause.quantities) {
      if (q.kind !== 'count' || !q.noun) continue;
      const { from, to } = spread(q.value, q.sense);
      const place = { start: q.start, end: q.nounEnd };
      const { start, end } = each.sentence;
      out.counts.push({
        ...place,
        quote: text.slice(q.start, q.nounEnd),
        value: q.value,
        from,
        to,
        noun: q.noun,
        language: each.sentence.language,
        sentence: { start, end },
      });
    }
  });
  for (const lines of tables) {
    const place = placeOf(lines);
    const { language } = read.find(({ sentence }) => sentence.start >= place.start)?.sentence ?? { language: 'en' };
    for (const { judged, start, end } of judgeTable(tableOf(text, lines, lexicon[language]), lexicon[language]))
      out.findings.push({ ...judged, start, end, quote: text.slice(start, end), language });
  }
  out.findings.sort((a, b) => a.start - b.start || a.end - b.end);
  return out;
}

/** What stands in brackets explains something else: the sentence behind rather speaks of what stands outside. */
function nearestLast(clause: Clause): Quantity[] {
  const inBracket = (q: Quantity) => depthAt(clause, q.from) > 0;
  return [...clause.quantities.filter(inBracket), ...clause.quantities.filter((q) => !inBracket(q))];
}

/** The counts in front, of the sentence and of the one before it, the nearest first. */
function countsBefore(part: Quantity, { quantities }: Clause, earlier: readonly Quantity[]): Quantity[] {
  const all = [...earlier, ...quantities.slice(0, quantities.indexOf(part))];
  return all.filter(({ kind, aside }) => kind === 'count' && !aside).reverse();
}

function placeOf(lines: readonly (readonly Place[])[]): Place {
  return { start: lines[0]?.[0]?.start ?? 0, end: lines.at(-1)?.at(-1)?.end ?? 0 };
}

type Add = (judged: Judged | null, place: Place, fit: Fit['kind'], bases?: number[]) => void;

function judgeRelations(text: string, { clause, language }: Read, relations: readonly Relation[], add: Add): void {
  const plan = language.link.plan.test(spoken(clause.tokens, 0, clause.tokens.length));
  for (const relation of relations) {
    const verdict = judgeParts(relation, plan || hasShareAbove(clause));
    if (!verdict) continue;
    const { start, end } = around(verdict.whole, verdict.part, verdict.last);
    const whole = verdict.judged ? Math.max(end, clauseAround(text, verdict.last).end) : end;
    add(verdict.judged, { start, end: whole }, relation.list.length > 1 ? 'parts' : 'part');
  }
  for (const q of clause.quantities) {
    if (q.kind !== 'ratio' || plan || hasShareAbove(clause)) continue;
    // 30/12 may be a day
    const day = q.value <= 31 && q.of <= 12 && q.noun === null;
    if (q.value > q.of && !day) add(aboveWhole(q.value, q.of), { start: q.start, end: q.nounEnd }, 'part');
  }
}

/** More than all is said in so many words: then a whole is a plan. */
function hasShareAbove({ quantities }: Clause): boolean {
  return quantities.some(({ kind, value }) => kind === 'share' && value > 100);
}

function judgeClaims(
  text: string,
  { clause }: Read,
  claims: readonly Claim[],
  summed: ReadonlySet<Quantity>,
  add: Add,
): void {
  const free: Claim[] = [];
  const said = new Set<string>();
  for (const claim of claims) {
    // the same said twice in a sentence is told once
    const { share, part, whole } = claim;
    const key = `${share.value} ${share.sense} ${part?.at.start} ${whole?.at.start}`;
    if (part && whole && said.has(key)) continue;
    said.add(key);
    const verdict = judgeShare(claim);
    if (!verdict) {
      if (
        claim.share.sense === 'exact' &&
        claim.share.value < 100 &&
        claim.share.decimals > 0 &&
        !summed.has(claim.share)
      )
        free.push(claim);
      continue;
    }
    const inside = [claim.part?.at, claim.whole?.at].filter((q) => q !== undefined && clause.quantities.includes(q));
    const others = [claim.part?.at, claim.whole?.at].filter((q): q is Quantity => q !== undefined);
    const place = inside.length > 0 ? around(claim.share, ...others) : clauseAround(text, claim.share);
    if (verdict.kind === null) add(null, place, 'share', verdict.bases);
    else add(verdict, place, 'share');
  }
  // shares of one sentence without a base often have the same: say which small one would do
  const [one, two] = free;
  if (one?.share.noun && two?.share.noun && free.length === 2) {
    const shares = free.map(({ share }) => printed(share.value, share.decimals));
    add(null, around(one.share, two.share), 'shares', commonBases(shares, 2, 200, 3));
  }
}

function judgeRows(
  text: string,
  { clause, language }: Read,
  claims: readonly Claim[],
  counts: readonly Quantity[],
  add: Add,
): Set<Quantity> {
  const summed = new Set<Quantity>();
  const apart = (a: Quantity, b: Quantity) =>
    clause.quantities.some(
      (q) =>
        q.kind === 'count' &&
        !q.aside &&
        q.from > a.to &&
        q.to < b.from &&
        !/ \( $/.test(between(clause, a, q)) &&
        q.noun === null,
    );
  // a share that is wrong by itself is told there; what it makes of a sum says nothing more
  const wrong = claims.filter((claim) => claim.part && judgeShare(claim)?.kind);
  for (const row of rowsOf(claims, apart)) {
    if (row.some((share) => wrong.some((claim) => claim.share === share))) continue;
    // each with its own count of one whole: what they are together need not be all, and may be more
    if (row.every((share) => claims.some((claim) => claim.share === share && claim.part && claim.whole))) continue;
    const [first, last] = [row[0], row.at(-1)];
    if (!first || !last || row.length < 2) continue;
    const near = `${beforeOf(clause, clause.quantities.indexOf(last))}${spoken(clause.tokens, last.to + 1, last.to + 6)}`;
    const judged = judgeSum(row, language.link.rest.test(near), onlyCount(counts, first.noun));
    const end = clauseAround(text, last).end;
    if (!judged) continue;
    add(judged, { start: first.start, end }, 'shares');
    for (const share of row) summed.add(share);
  }
  return summed;
}

/** Shares of all members, of all organizations: their base is the one count of them that the text prints, if there is just one. */
function withBases(claims: readonly Claim[], counts: readonly Quantity[]): Claim[] {
  let base: Claim['whole'] = null;
  return claims.map((claim) => {
    const { share, part, whole, ofAll } = claim;
    if (part || whole) return claim;
    if (share.noun) base = ofAll && share.noun.noun === 'person' ? baseOf(counts, share.noun) : null;
    return base ? { ...claim, whole: base } : claim;
  });
}

function baseOf(counts: readonly Quantity[], noun: Noun): Claim['whole'] {
  const same = counts.filter((q) => q.noun?.key === noun.key);
  const [only] = same;
  return only && same.length === 1 ? { value: only.value, sense: only.sense, at: only } : null;
}

function onlyCount(counts: readonly Quantity[], noun: Noun | null): number | null {
  const same = counts.filter(
    (q) => noun && q.noun?.noun === noun.noun && q.noun.role === noun.role && q.sense === 'exact',
  );
  return same.length === 1 ? (same[0]?.value ?? null) : null;
}

function around(...all: [Quantity, ...(Quantity | undefined)[]]): Place {
  const known = all.filter((q) => q !== undefined);
  return {
    start: Math.min(...known.map(({ start }) => start)),
    end: Math.max(...known.map((q) => (q.kind === 'share' ? q.end : q.nounEnd))),
  };
}

/** With the bracket behind it that was opened inside. */
function closed(text: string, { start, end }: Place): Place {
  const signs = [...text.slice(start, end)];
  const open = signs.filter((sign) => sign === '(').length - signs.filter((sign) => sign === ')').length;
  return { start, end: open > 0 && text[end] === ')' ? end + 1 : end };
}

/** The words around a number up to the next mark. */
function clauseAround(text: string, { start, end }: Place): Place {
  const before =
    /(?:^|[\n;؛،,():.!?؟]\s*)([^\n;؛،,():.!?؟]*)$/.exec(text.slice(Math.max(0, start - 200), start))?.[1] ?? '';
  const behind = /^[^\n;؛،,():!?؟.]*/.exec(text.slice(end, end + 200))?.[0] ?? '';
  return { start: start - before.length, end: end + behind.trimEnd().length };
}
