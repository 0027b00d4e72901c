/** How a rule says where it comes from: "Quy định 294-QĐ/TW (26/5/2025), mục 6.3.1; mark P: read in an excerpt". */
import { RulebookError } from './faults.ts';
import type { Rulebook } from './rulebook.ts';
import type { Instrument, RuleSource, RuleVersion } from './schema.ts';
import type { Language } from './schemaBase.ts';

type Cited = Pick<RuleVersion, 'source' | 'confidence' | 'local'>;
type Place = NonNullable<Extract<RuleSource, { instrument: string }>['at']>[number];

/** The sources of a version with the mark of how sure we are. The mark is never left out. */
export function citationOf(rulebook: Rulebook, version: Cited, language: Language): string {
  const words = rulebook.about.citation;
  const sources = sourceTexts(rulebook, version.source, language);
  const mark = `${words.mark[language]} ${version.confidence}: ${markLabel(rulebook, version, language)}`;
  return [...sources, ...(version.local === undefined ? [] : [version.local]), mark].join(words.semicolon[language]);
}

/** Each source as it is cited, without the mark. */
export function sourceTexts(rulebook: Rulebook, sources: readonly RuleSource[], language: Language): string[] {
  return sources.map((source) => sourceText(rulebook, source, language));
}

/** A document as it is cited: its type, number and date, because the number alone is not unique. */
export function instrumentName(rulebook: Rulebook, instrument: Instrument, language: Language): string {
  const type = rulebook.instrumentTypes[instrument.type];
  const written = `${instrument.number} (${writtenDay(instrument.date)})`;
  // isolated, or the number and the letters behind it change places inside an Arabic line
  return `${type === undefined ? '' : `${type[language]} `}${language === 'ar' ? `\u2068${written}\u2069` : written}`;
}

/** Every document by its id, those of the overlays too. */
export function instrumentsOf(rulebook: Pick<Rulebook, 'instruments' | 'overlays'>): Record<string, Instrument> {
  const local = rulebook.overlays.flatMap((overlay) => overlay.instruments ?? []);
  return { ...rulebook.instruments, ...Object.fromEntries(local.map((each) => [each.id, each])) };
}

/** The document with this id, of the rulebook or of one of its overlays. Throws a RulebookError if there is none. */
export function instrumentOf(rulebook: Rulebook, id: string): Instrument {
  const all = instrumentsOf(rulebook);
  const found = Object.hasOwn(all, id) ? all[id] : undefined;
  if (found === undefined) throw new RulebookError(`The rulebook knows no document "${id}".`);
  return found;
}

/** Every document with this number: often several, told apart by their dates. */
export function instrumentsNumbered(rulebook: Rulebook, number: string): Instrument[] {
  return Object.values(instrumentsOf(rulebook)).filter((each) => each.number === number);
}

function sourceText(rulebook: Rulebook, source: RuleSource, language: Language): string {
  if ('other' in source) return rulebook.otherSources[source.other]?.[language] ?? source.other;
  const name = instrumentName(rulebook, instrumentOf(rulebook, source.instrument), language);
  const places = (source.at ?? []).map((place) => placeText(rulebook, place, language));
  return [name, ...places].join(rulebook.about.citation.comma[language]);
}

function placeText(rulebook: Rulebook, place: Place, language: Language): string {
  const words = rulebook.about.citation;
  if ('point' in place) return `${words.point[language]} ${place.point}`;
  const article = `${words.article[language]} ${place.article}`;
  return place.clause === undefined ? article : `${article} ${words.clause[language]} ${place.clause}`;
}

function markLabel(rulebook: Rulebook, version: Cited, language: Language): string {
  return rulebook.confidences.find((each) => each.id === version.confidence)?.label[language] ?? '';
}

/** 2025-05-26 -> 26/5/2025; 2011-01 -> 1/2011; 2016 -> 2016. The same in all languages, so that it can be compared with the paper. */
function writtenDay(date: string): string {
  return date.split('-').map(Number).reverse().join('/');
}
