/** Age bands told by the year of birth, which no clock changes (D6). Pure. */

export type Band = { code: string; bornFrom: number | null; bornTo: number };

/** In: the first ages of the bands (18, 31, 41) and this year. Out: the bands "18-30", "31-40", "41-" with their years of birth, the youngest first. */
export function bandsOf(firstAges: readonly number[], year: number): Band[] {
  return firstAges.map((first, i) => {
    const next = firstAges[i + 1];
    return {
      code: `${first}-${next === undefined ? '' : next - 1}`,
      bornFrom: next === undefined ? null : year - next + 1,
      bornTo: year - first,
    };
  });
}

/** The band of a year of birth; the year itself where no band holds it. */
export function bandOf(year: string, bands: readonly Band[]): string {
  if (year === '') return year;
  const born = Number(year);
  return bands.find((band) => born <= band.bornTo && born >= (band.bornFrom ?? 0))?.code ?? year;
}
