/** Decisions on the score of a meeting (MEE-07 and the rulebook's scale; M28, M32). Pure; whole points only. */
import type { Reason } from '../../platform/refusal.ts';
import type { Points, QualityLine, QualityScale } from '../quality.ts';

/** Is there one number for each criterion, and none above its maximum? */
export function reasonsAgainstPoints(scale: Pick<QualityScale, 'criteria' | 'rule'>, given: Points): Reason[] {
  const wrong = given.flatMap(({ criterion, points }, index): Reason[] => {
    const known = scale.criteria.find((each) => each.id === criterion);
    if (!known) return [{ code: 'choice.unknown', field: `points.${index}.criterion` }];
    if (given.findIndex((other) => other.criterion === criterion) < index)
      return [{ code: 'quality.twice', field: `points.${index}.criterion` }];
    return points >= 0 && points <= known.maximum
      ? []
      : [
          {
            code: 'quality.out_of_range',
            field: `points.${index}.points`,
            values: { maximum: known.maximum },
            rule: scale.rule,
          },
        ];
  });
  const left = scale.criteria.filter((each) => !given.some(({ criterion }) => criterion === each.id)).length;
  return left > 0
    ? [...wrong, { code: 'quality.incomplete', field: 'points', values: { left }, rule: scale.rule }]
    : wrong;
}

/** May the cell score this meeting? One of a kind that is scored, once, until the level above has confirmed it; with its vote where one is taken. */
export function reasonsNotToScore(facts: {
  scale: Pick<QualityScale, 'rule' | 'voted'> | null;
  sheet: { state: string } | null;
  voteGiven: boolean;
}): Reason[] {
  if (!facts.scale) return [{ code: 'quality.not_here' }];
  if (facts.sheet?.state === 'confirmed') return [{ code: 'quality.confirmed' }];
  if (facts.scale.voted && !facts.voteGiven)
    return [{ code: 'quality.vote_missing', field: 'votesFor', rule: facts.scale.rule }];
  return [];
}

/** May the level above set its points? Once, after the meeting is over, and with a word where they differ from the cell's own. */
export function reasonsNotToConfirmScore(facts: {
  sheetState: string;
  meetingState: string;
  different: boolean;
  remark: string | null;
  remarkWhenDifferent: boolean;
  rule: string;
}): Reason[] {
  if (facts.sheetState === 'confirmed') return [{ code: 'quality.confirmed' }];
  if (facts.meetingState === 'open') return [{ code: 'quality.meeting_open' }];
  if (facts.remarkWhenDifferent && facts.different && !facts.remark)
    return [{ code: 'quality.remark_missing', field: 'remark', rule: facts.rule }];
  return [];
}

export function totalOf(lines: readonly { points: number }[]): number {
  return lines.reduce((sum, line) => sum + line.points, 0);
}

/** The level of so many points: the first whose least points are reached. */
export function levelOf(levels: QualityScale['levels'], total: number): string {
  return (levels.find((level) => total >= level.least) ?? levels.at(-1))?.id ?? '';
}

/** The criteria in the order of the scale, with the cell's own points. */
export function selfLines(scale: Pick<QualityScale, 'criteria'>, given: Points): QualityLine[] {
  return scale.criteria.map(({ id, maximum }) => ({ criterion: id, maximum, self: pointsFor(given, id), upper: null }));
}

/** The same lines with the points from above beside them. */
export function confirmedLines(lines: readonly QualityLine[], given: Points): QualityLine[] {
  return lines.map((line) => ({ ...line, upper: pointsFor(given, line.criterion) }));
}

export function differs(lines: readonly QualityLine[]): boolean {
  return lines.some((line) => line.upper !== null && line.upper !== line.self);
}

function pointsFor(given: Points, criterion: string): number {
  return given.find((each) => each.criterion === criterion)?.points ?? 0;
}

/**
 * Whether a year counts as a good one: every meeting that was held reached the level `every`, and at least `least` of them
 * `most`. Confirmed points count; while a meeting has none, and nothing has decided against it, the year is open.
 */
export function yearVerdict(
  scale: Pick<QualityScale, 'levels' | 'year'>,
  held: number,
  confirmed: Readonly<Record<string, number>>,
  over: boolean,
): 'reached' | 'not_reached' | 'open' {
  if (!scale.year) return 'open';
  const rank = (id: string) => scale.levels.findIndex((level) => level.id === id);
  const atLeast = (id: string) =>
    Object.entries(confirmed).reduce(
      (sum, [level, n]) => (rank(level) >= 0 && rank(level) <= rank(id) ? sum + n : sum),
      0,
    );
  const judged = Object.values(confirmed).reduce((sum, n) => sum + n, 0);
  if (atLeast(scale.year.every) < judged) return 'not_reached';
  if (!over || judged < held) return 'open';
  return held > 0 && atLeast(scale.year.most) >= scale.year.least ? 'reached' : 'not_reached';
}
