import { LANGUAGES } from '../accounts/account.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { termValues } from '../rulebook/words.ts';

type InLanguages = Record<string, string>;
type Named = { id: string; label: Record<'vi' | 'en' | 'ar', string | { one: string }> };

/** What the shell needs of the rulebook at once: noun forms as text parameters, and the labels of codes, by group. */
export function labelsOf(rulebook: Rulebook): {
  terms: Record<string, InLanguages>;
  labels: Record<string, Record<string, InLanguages>>;
} {
  const { membership, tasks, meetings, votes, targets, documents, committees } = rulebook;
  const groups: Record<string, readonly Named[]> = {
    unitKinds: rulebook.unitKinds,
    settings: rulebook.settings,
    posts: rulebook.posts,
    dualPosts: rulebook.dualPosts,
    seats: committees.seats,
    workFields: committees.workFields,
    visitKinds: committees.visits.kinds,
    ownerships: committees.ownerships,
    gapReasons: committees.gapReasons,
    statuses: membership.statuses,
    marks: membership.marks,
    membershipKinds: membership.membershipKinds,
    // the rule that decides on a word of the roster, by the word's code
    termRules: [
      ...membership.statuses.map(({ id, rule, countsAsOfficial }) => ({
        id,
        rule: countsAsOfficial ? membership.rules.recognition : rule,
      })),
      ...membership.marks.map(({ id, decidedBy }) => ({ id, rule: decidedBy })),
      ...membership.membershipKinds.map(({ id, rule }) => ({ id, rule })),
      ...rulebook.dualPosts.map(({ id, rule }) => ({ id, rule })),
    ].map(({ id, rule }) => ({ id, label: { vi: rule, en: rule, ar: rule } })),
    sexes: membership.sexes,
    ethnicities: membership.ethnicities,
    education: membership.educationLevels,
    theory: membership.theoryLevels,
    beginnings: membership.beginnings ?? [],
    endings: membership.endings,
    taskSlots: tasks.slots,
    taskSources: tasks.sources,
    taskStates: tasks.states,
    meetingKinds: meetings.kinds,
    meetingModes: meetings.modes,
    itemKinds: meetings.itemKinds,
    absenceReasons: meetings.absenceReasons,
    qualityCriteria: meetings.quality?.criteria ?? [],
    qualityLevels: meetings.quality?.levelNames ?? [],
    qualityYears: meetings.quality?.year ? [meetings.quality.year] : [],
    voteForms: votes.forms,
    measures: targets.measures,
    documentTypes: documents.types,
    confidences: rulebook.confidences,
    // what reasons name a rule for, as its number
    rules: Object.entries(rulebook.about.cites ?? {}).map(([id, rule]) => ({
      id,
      label: { vi: rule, en: rule, ar: rule },
    })),
    searchKinds: ['unit', 'member', 'resolution', 'task', 'meeting'].flatMap((id) =>
      rulebook.nouns[id] ? [{ id, label: rulebook.nouns[id] }] : [],
    ),
  };
  return {
    terms: Object.fromEntries(LANGUAGES.map((language) => [language, termValues(rulebook, language)])),
    labels: Object.fromEntries(
      Object.entries(groups).map(([group, entries]) => [
        group,
        Object.fromEntries(entries.map((e) => [e.id, inLanguages(e.label)])),
      ]),
    ),
  };
}

/** A label in each language; a noun by its singular. */
export function inLanguages(label: Named['label']): InLanguages {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const text = label[language];
      return [language, typeof text === 'string' ? text : text.one];
    }),
  );
}
