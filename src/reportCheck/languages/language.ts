/** What the reader of reports must know of a language: how it says numbers, and how it ties them to each other. Data; the patterns are matched against folded words with one space between. */

export type LanguageCode = 'vi' | 'en' | 'ar';

/** What is counted, so that members are never held to be a part of organizations. */
export type NounClass =
  | 'person'
  | 'organization'
  | 'household'
  | 'village'
  | 'commune'
  | 'province'
  | 'work'
  | 'house'
  | 'enterprise';

/** `role`: nouns of one class that divide their whole between them (committees and cells, women and men). */
export type NounRole = 'committee' | 'cell' | 'organization' | 'male' | 'female' | 'official' | 'probationary';
export type Noun = { key: string; noun: NounClass; role?: NounRole };

export type ReportLanguage = {
  code: LanguageCode;
  /** words for numbers; joined by `tens` they make up to 99 */
  numberWords: Readonly<Record<string, number>>;
  /** the pieces of a compound: "twenty five", "hai mươi lăm", "خمسة وعشرون" */
  compound: 'tens_first' | 'units_first' | 'multiplied';
  /** before the number (or, with `after`, behind it) */
  about: readonly string[];
  below: readonly string[];
  above: readonly string[];
  aboveAfter: readonly string[];
  percentWords: readonly string[];
  months: readonly string[];
  /** words right before a number that make it a name, an ordinal, a year or a document's number */
  labels: readonly string[];
  /** shares in words, folded; only where a noun that is counted follows */
  fractions: readonly { words: string; share: number }[];
  /** words before the first and before the second number of a span: "from 31 to 50" */
  span: { from: readonly string[]; to: readonly string[] };
  /** nouns that make the number in front a length of time, money or a measure: no count */
  measures: readonly string[];
  /** words that make a number a thousand or a million times itself */
  scales: readonly string[];
  nouns: readonly { words: readonly string[]; noun: Noun }[];
  /** what stands for its noun where that is said once: "4,987 official and 225 probationary members" */
  adjectives: readonly { word: string; noun: Noun }[];
  /** words that may stand between a number and its noun */
  beforeNoun: readonly string[];
  /** what may stand between a noun and the number that says how many of it there are: "women: 402" */
  afterNoun: readonly string[];
  /** verbs that may stand between a number and its noun; what was done behind them (a participle) counts nothing */
  verbs: readonly string[];
  /** words between a share and the noun it is of */
  shareSkips: readonly string[];
  /** words that end the search for a noun */
  stops: readonly string[];
  /** of tables: words a line with the total begins with, words in the head of a column of shares, words of a line that is a part of the one above */
  table: { totals: readonly string[]; rates: readonly string[]; parts: readonly string[] };
  link: {
    /** ties a share to the count before it, whatever its base */
    share: RegExp;
    /** between a count and what each of those counted came to: "8 of 11 villages reached 100 %" */
    reached: RegExp;
    /** the same as `share` where no base is printed: only what cannot mean "reached" */
    shareAlone: RegExp;
    /** K … of N, surely */
    of: RegExp;
    /** K of N where nothing else stands between */
    barelyOf: RegExp;
    /** before N: "of N villages, K have" */
    wholeFirst: RegExp;
    /** N, of which K */
    parts: RegExp;
    /** N, of which something K: the part is named before its number */
    partsNamed: RegExp;
    /** between the last of several counts and what they are together */
    total: RegExp;
    /** between the whole and a list of its parts without a word of its own */
    apposed: RegExp;
    /** between a share and the same in numbers, or between a base and the part of it */
    same: RegExp;
    /** N consisting of: the parts are all there are */
    division: RegExp;
    /** at the start of a sentence: among these */
    backward: RegExp;
    /** right after K: K of them */
    ofThem: RegExp;
    /** between two parts of a list */
    listed: RegExp;
    rest: RegExp;
    /** a share between this and the noun is one of all there are */
    allOf: RegExp;
    change: RegExp;
    plan: RegExp;
  };
};
