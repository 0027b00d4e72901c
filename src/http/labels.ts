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
  const { membership, tasks, meetings, votes, targets, documents } = rulebook;
  const groups: Record<string, readonly Named[]> = {
    unitKinds: rulebook.unitKinds,
    settings: rulebook.settings,
    posts: rulebook.posts,
    dualPosts: rulebook.dualPosts,
    statuses: membership.statuses,
    marks: membership.marks,
    sexes: membership.sexes,
    ethnicities: membership.ethnicities,
    education: membership.educationLevels,
    theory: membership.theoryLevels,
    endings: membership.endings,
    taskSlots: tasks.slots,
    taskSources: tasks.sources,
    taskStates: tasks.states,
    meetingKinds: meetings.kinds,
    meetingModes: meetings.modes,
    itemKinds: meetings.itemKinds,
    absenceReasons: meetings.absenceReasons,
    voteForms: votes.forms,
    measures: targets.measures,
    documentTypes: documents.types,
    confidences: rulebook.confidences,
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
