/** Where the marks stand when findings overlap: a text cut into pieces, each with the findings it belongs to. Pure. */

type Place = { start: number; end: number };
export type Piece = { start: number; end: number; text: string; marks: number[]; ends: number[] };
export type Paragraph = { start: number; pieces: Piece[] };

/** In: the text and the places to mark. Out: its lines, each cut where a mark begins or ends; `ends`: the marks that end with the piece. */
export function paragraphsOf(text: string, places: readonly Place[]): Paragraph[] {
  const out: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') out.push({ start, pieces: piecesOf(text, start, end, places) });
    start = end + 1;
  }
  return out;
}

function piecesOf(text: string, start: number, end: number, places: readonly Place[]): Piece[] {
  const cuts = places.flatMap((place) => [place.start, place.end]).filter((at) => at > start && at < end);
  const bounds = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i] ?? start;
    const marks = places.flatMap((place, index) => (place.start < to && place.end > from ? [index] : []));
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      marks,
      ends: marks.filter((index) => places[index]?.end === to),
    };
  });
}
