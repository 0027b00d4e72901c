/** Which state of the numbers is shown, in words: the same lines on the page and on paper. Pure. */
import type { NumbersState } from './frozen.ts';

type Say = (key: string, values?: Record<string, string | number>) => string;

/**
 * In: the state, the texts, how a day is written. Out: a line that says what the numbers are; with corrections another; and where the period was opened again
 * (or its closed numbers are passed over), a line that says so.
 */
export function stateLines(state: NumbersState, say: Say, day: (on: string) => string): string[] {
  const { kind, on, period, closed, opened, corrections } = state;
  const days = period && { from: day(period.startsOn), to: day(period.endsOn) };
  const by = closed && { date: day(closed.on), name: closed.name, unit: closed.unit.name };
  const corrected = corrections > 0 ? [say('indicators.state.corrections', { count: corrections })] : [];
  if (kind === 'closed' && days && by) return [say('indicators.state.closed', { ...days, ...by }), ...corrected];
  // of a closed period nobody is told that it is not
  if (days && by) return [say('indicators.state.closed_beside', { ...days, ...by, now: day(on) }), ...corrected];
  const live = say('indicators.state.live', { date: day(on) });
  if (days && opened)
    return [
      live,
      say('indicators.state.opened', { ...days, date: day(opened.on), name: opened.name, reason: opened.reason }),
    ];
  return [live];
}
