import { ownDirection } from './name.tsx';

/** A value at a moment; null where nothing was recorded: the line is broken there. */
export type TrendPoint = {
  label: string;
  value: number | null /** How it is written at the line's end, when not as at the axis. */;
  words?: string;
};

export type TrendProps = {
  /** In order of time. */
  points: readonly TrendPoint[];
  /** What the picture says, in words, for whoever does not see it. */
  describe: string;
  /** What the scale counts, written over it: "per cent of all". Only the large picture has a scale. */
  axis: string;
  /** How a value is written at the axis and at the line's end. */
  write: (value: number) => string;
  /** Where the axis begins and ends, when not at the values themselves (a share: 0 and 100). */
  from?: number;
  to?: number;
  /** A goal: a broken line across, with its own words. */
  goal?: { value: number; label: string };
  size?: 'small' | 'large';
};

const WIDTH = 100;
const HEIGHT = 40;
const EDGE = 3;

/**
 * A line over time, drawn calmly: ink only, its last value written at its end, the goal as a broken line. The words stand beside the
 * lines as text, so that they keep their size; the lines run the other way where one reads from right to left.
 */
export function Trend({ points, describe, axis, write, from, to, goal, size = 'small' }: TrendProps) {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = bounds([...known, ...(goal ? [goal.value] : [])], from, to);
  const high = (value: number) => HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE);
  const along = (i: number) => (points.length < 2 ? WIDTH / 2 : (i / (points.length - 1)) * WIDTH);
  const last = points.findLast(({ value }) => value !== null);
  const large = size === 'large';
  const lines = (
    <svg
      className="trend-lines"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describe}
    >
      {large &&
        [least, most].map((value) => <path key={value} className="trend-axis" d={`M0 ${high(value)}H${WIDTH}`} />)}
      {goal && <path className="trend-goal" d={`M0 ${high(goal.value)}H${WIDTH}`} />}
      <path className="trend-line" d={pathOf(points, along, high)} />
      {large && <path className="trend-dots" d={dotsOf(points, along, high)} />}
    </svg>
  );
  if (!large) return <span className="trend">{lines}</span>;
  const place = (value: number) => ({ insetBlockStart: `${(high(value) / HEIGHT) * 100}%` });
  const [first] = points;
  return (
    <figure className="trend trend-large">
      <figcaption className="trend-of">{axis}</figcaption>
      <div className="trend-scale" aria-hidden="true">
        {[most, least].map((value) => (
          <span key={value} style={place(value)}>
            {ownDirection(write(value))}
          </span>
        ))}
      </div>
      <div className="trend-field">
        {lines}
        {goal && (
          <span className="trend-goal-label" style={place(goal.value)} aria-hidden="true">
            {ownDirection(goal.label)}
          </span>
        )}
      </div>
      <div className="trend-end" aria-hidden="true">
        {last?.value != null && (
          <strong style={place(last.value)}>{ownDirection(last.words ?? write(last.value))}</strong>
        )}
      </div>
      <div className="trend-months" aria-hidden="true">
        <span>{first?.label}</span>
        <span>{points.length > 2 && points[Math.floor((points.length - 1) / 2)]?.label}</span>
        <span>{points.length > 1 && points.at(-1)?.label}</span>
      </div>
    </figure>
  );
}

/** From the least to the most, never the same; a count that hardly moves does not fill the field. */
export function bounds(values: readonly number[], from: number | undefined, to: number | undefined): [number, number] {
  const least = from ?? Math.min(...values, Number.POSITIVE_INFINITY);
  const most = to ?? Math.max(...values, Number.NEGATIVE_INFINITY);
  if (values.length === 0 && (from === undefined || to === undefined)) return [0, 1];
  const room = Math.max(1, Math.ceil(most * 0.02));
  return [from ?? Math.max(0, least - room), to ?? most + room];
}

function pathOf(points: readonly TrendPoint[], along: (i: number) => number, high: (value: number) => number): string {
  return points
    .map(({ value }, i) =>
      value === null
        ? ''
        : `${points[i - 1]?.value == null ? 'M' : 'L'}${along(i).toFixed(2)} ${high(value).toFixed(2)}`,
    )
    .join('');
}

/** A line of no length with round ends is a dot that keeps its shape however the field is stretched. */
function dotsOf(points: readonly TrendPoint[], along: (i: number) => number, high: (value: number) => number): string {
  return points
    .map(({ value }, i) => (value === null ? '' : `M${along(i).toFixed(2)} ${high(value).toFixed(2)}h0`))
    .join('');
}
