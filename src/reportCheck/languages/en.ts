import type { ReportLanguage } from './language.ts';

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

/** How reports in English count. */
export const english: ReportLanguage = {
  code: 'en',
  numberWords: {
    ...Object.fromEntries(UNITS.split(' ').map((word, i) => [word, i + 1])),
    ...Object.fromEntries(TENS.split(' ').map((word, i) => [word, (i + 2) * 10])),
    hundred: 100,
  },
  compound: 'tens_first',
  about: ['about', 'around', 'approximately', 'some', 'roughly', 'circa', 'an estimated', 'estimated'],
  below: ['nearly', 'almost', 'close to', 'under', 'less than', 'fewer than', 'up to', 'at most', 'below'],
  above: ['over', 'more than', 'at least', 'above', 'upwards of', 'no fewer than', 'exceeding'],
  aboveAfter: ['or more', 'and more', 'and above', 'and over', 'upwards'],
  percentWords: ['percent', 'per cent', 'pct'],
  months: (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec'
  ).split(' '),
  labels: (
    'no number nos resolution decision directive guideline guidance instruction regulation article clause point form page section part phase programme program village cell hamlet zone area ward district quarter group year years since until by in from before after during block ' +
    'term chapter conclusion plan circular decree law congress session level grade class room road street highway version table figure appendix annex rule code'
  ).split(' '),
  measures:
    'year years month months day days week weeks hour hours minute minutes time times km kilometres kilometers kilometre metres meters metre m cm ha hectares hectare kg tonnes tons tonne ton million billion thousand dong vnd usd dollars litres percentage point points m2 km2 degrees kwh'.split(
      ' ',
    ),
  span: { from: ['from', 'between', 'aged'], to: ['to', 'and'] },
  scales: ['thousand', 'million', 'billion'],
  nouns: [
    {
      words: ['village', 'villages', 'hamlet', 'hamlets', 'residential group', 'residential groups'],
      noun: { key: 'village', noun: 'village' },
    },
    { words: ['commune', 'communes', 'ward', 'wards'], noun: { key: 'commune', noun: 'commune' } },
    { words: ['province', 'provinces'], noun: { key: 'province', noun: 'province' } },
    { words: ['household', 'households', 'family', 'families'], noun: { key: 'household', noun: 'household' } },
    { words: ['house', 'houses', 'home', 'homes'], noun: { key: 'house', noun: 'house' } },
    {
      words: ['enterprise', 'enterprises', 'company', 'companies', 'business', 'businesses'],
      noun: { key: 'enterprise', noun: 'enterprise' },
    },
    {
      words: [
        ...'person people persons inhabitants residents students pupils workers employees officials cadres delegates teachers voters youths leaders'.split(
          ' ',
        ),
        'civil servants',
      ],
      noun: { key: 'person', noun: 'person' },
    },
    { words: ['woman', 'women', 'female', 'females'], noun: { key: 'women', noun: 'person', role: 'female' } },
    { words: ['man', 'men', 'male', 'males'], noun: { key: 'men', noun: 'person', role: 'male' } },
    { words: ['head', 'heads'], noun: { key: 'village_head', noun: 'person' } },
    { words: ['secretary', 'secretaries'], noun: { key: 'secretary', noun: 'person' } },
    {
      words: ['committee', 'committees'],
      noun: { key: 'grassroots_committee', noun: 'organization', role: 'committee' },
    },
    { words: ['cell', 'cells', 'branch', 'branches'], noun: { key: 'cell', noun: 'organization', role: 'cell' } },
    {
      words: ['organization', 'organizations', 'organisation', 'organisations'],
      noun: { key: 'unit', noun: 'organization', role: 'organization' },
    },
    {
      words: 'tasks task plans resolutions meetings targets proposals petitions complaints inspections votes'.split(
        ' ',
      ),
      noun: { key: 'work', noun: 'work' },
    },
  ],
  fractions: [
    { words: 'half', share: 50 },
    { words: 'a half', share: 50 },
    { words: 'one half', share: 50 },
    { words: 'a third', share: 33.33 },
    { words: 'one third', share: 33.33 },
    { words: 'one - third', share: 33.33 },
    { words: 'two thirds', share: 66.67 },
    { words: 'two - thirds', share: 66.67 },
    { words: 'a quarter', share: 25 },
    { words: 'one quarter', share: 25 },
    { words: 'three quarters', share: 75 },
    { words: 'three - quarters', share: 75 },
    { words: 'a fifth', share: 20 },
    { words: 'one fifth', share: 20 },
  ],
  adjectives: [
    { word: 'official', noun: { key: 'official_member', noun: 'person', role: 'official' } },
    { word: 'full', noun: { key: 'official_member', noun: 'person', role: 'official' } },
    { word: 'probationary', noun: { key: 'probationary_member', noun: 'person', role: 'probationary' } },
    { word: 'male', noun: { key: 'men', noun: 'person', role: 'male' } },
    { word: 'female', noun: { key: 'women', noun: 'person', role: 'female' } },
  ],
  beforeNoun: ['the', 'its', 'their', 'new', 'all', 'are', 'were'],
  afterNoun: [':', '='],
  verbs: ['are', 'were'],
  shareSkips: ['only', 'of', 'the', 'all', 'its', 'total', 'number', 'whole', 'party'],
  stops: 'of in with who that which are is were was have has had for from at on by and or as to not but'.split(' '),
  table: {
    totals: ['total', 'totals', 'sum', 'all', 'grand total', 'in all'],
    rates: ['rate', 'share', 'percent', 'per cent', 'proportion'],
    parts: ['of which', 'of whom', 'of them', 'including', 'among'],
  },
  link: {
    share:
      / (?:i ?\. ?e ?\. ?|that is|namely|equal to|equals|equivalent to|account(?:s|ed|ing) for|represent(?:s|ed|ing)?|mak(?:es|ing|e) up|making|(?:an?|the) (?:\w+ )?(?:rate|share|ratio|proportion|percentage) (?:of|is|was|being|stood at|stands at)|reach(?:es|ed|ing)?|being|which is|or|at|=|-|\() ?(?:[,:=] ?)?$/,
    reached: /^ (?:[^\d,;:()]{1,40} )?(?:reach(?:es|ed|ing)?|achiev(?:es|ed|ing)) $/,
    shareAlone:
      / (?:i ?\. ?e ?\. ?|that is|account(?:s|ed|ing) for|represent(?:s|ed|ing)?|mak(?:es|ing) up|(?:at |with |for )?an? (?:attendance |turnout |participation |completion |success |approval )?(?:rate|share|proportion) of|the (?:rate|share|proportion) (?:is|was|being)|, or|equivalent to|=|\() ?(?:[,:=] ?)?$/,
    of: /^ (?:[^\d,;()]{0,60} )?(?:out of|of a total of|of the total of|of the total|from a total of|from among|among|in a total of|\/)(?: the| a total of| all)? $/,
    barelyOf: /^ (?:of|out of)(?: all)?(?: (?:the|its|their|our|these|those))? $/,
    wholeFirst: /(?:^ |[,;:.(] )(?:out of|of|among)(?: [^\d,;.()]{0,40})? $/,
    parts:
      / (?:of which|of whom|of them|of these|among (?:them|which|whom|these)|including)(?: ,)?(?: (?:there )?(?:are|were|is|have|has|had|was))? $/,
    partsNamed: / (?:of which|of whom|including) the number of [^\d,;.()]{1,30} (?:is|was) $/,
    total:
      /(?:^|,|;|\() (?:and )?(?:(?:for |making |giving |with )?(?:a|the) total (?:of|is|was)|total|totalling|totaling|in total|in all|altogether|together|making)(?: :)? $/,
    apposed: /^ (?:[^\d,;.():]{0,40} )?(?:\(|:) (?:[^\d,;.()]{0,20} )?$/,
    same: /^ (?:[^\d,;.()]{0,40} )?(?:, |\( )?(?:i ?\. ?e ?\.|that is|namely|or|which is|meaning|equal to|equivalent to)(?: ,)? $/,
    division:
      / (?:comprising|consisting of|consist of|consists of|comprises|comprise|comprised|comprised of|made up of|composed of|divided into|namely)(?: ,)? $/,
    backward: /^ ?(?:of|among|out of) (?:these|them|those|which|whom|this number)/,
    ofThem: /^ (?:\w+ )?(?:of them|of these|of which|of whom|of those)/,
    listed: /^ [^\d;.()=]{0,60}(?:,|and|, and|plus)(?: (?:the )?(?:remaining|other))? $/,
    rest: /(?:^| )(?:the rest|remaining|the remainder)(?: |$)/,
    allOf: /^ (?:only )?(?:of )?(?:all|the total number|the total|total)(?: of)?/,
    change:
      /(?:^| )(?:increas\w*|decreas\w*|ris\w*|rose|fall\w*|fell|grow\w*|grew|up|down|reduc\w*|declin\w*|dropp?\w*|compared|higher|lower|more than last)(?: |$)/,
    plan: /(?:^| )(?:plan|planned|targets?|goals?|quota|must|should|caps?|limit|aims?|maximum|minimum|expected)(?: |$)/,
  },
};
