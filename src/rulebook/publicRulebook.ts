/** What a page needs at first screen: names and flags in one language. Rules, lists of an import and texts of documents come later, when asked for. */
import type { Rulebook } from './rulebook.ts';
import type { Forms, Label, Language, Noun } from './schemaBase.ts';

export type PublicRulebook = ReturnType<typeof publicRulebook>;

/** The small part of a rulebook, in one language. Plain data. */
export function publicRulebook(rulebook: Rulebook, language: Language) {
  const named = <T extends { id: string; label: Label }>({ id, label }: T) => ({ id, label: label[language] });
  const nouned = <T extends { id: string; label: Noun }>({ id, label }: T) => ({ id, label: label[language] });
  const { about, tasks, meetings, votes, membership } = rulebook;
  return {
    id: rulebook.id,
    hash: rulebook.hash,
    name: about.name[language],
    language,
    languages: about.languages,
    defaultLanguage: about.defaultLanguage,
    timeZone: about.timeZone,
    nouns: Object.fromEntries(Object.entries(rulebook.nouns).map(([name, noun]) => [name, noun[language]])) as Record<
      string,
      Forms
    >,
    unitKinds: rulebook.unitKinds.map((kind) => ({
      ...nouned(kind),
      isCell: kind.isCell,
      isCommittee: kind.isCommittee,
      countsAsGrassrootsOrganization: kind.countsAsGrassrootsOrganization,
    })),
    settings: rulebook.settings.map(nouned),
    posts: rulebook.posts.map((post) => ({ ...nouned(post), kind: post.kind, role: post.role })),
    dualPosts: rulebook.dualPosts.map(named),
    statuses: membership.statuses.map(named),
    marks: membership.marks.map(named),
    taskSlots: tasks.slots.map((slot) => ({
      ...named(slot),
      meaning: slot.meaning,
      required: slot.required,
      help: slot.help[language],
    })),
    taskSources: tasks.sources.map(named),
    taskStates: tasks.states.map((state) => ({ ...named(state), ends: state.ends, waitsFor: state.waitsFor })),
    meetingKinds: meetings.kinds.map(named),
    meetingModes: meetings.modes.map(named),
    itemKinds: meetings.itemKinds.map((kind) => ({ ...named(kind), offers: kind.offers })),
    absenceReasons: meetings.absenceReasons.map((reason) => ({ ...named(reason), excused: reason.excused })),
    voteForms: votes.forms.map((form) => ({ ...named(form), secret: form.secret })),
    documentTypes: rulebook.documents.types.map((type) => ({ ...named(type), code: type.code })),
    measures: rulebook.targets.measures.map((measure) => ({ ...named(measure), kind: measure.kind })),
    confidences: rulebook.confidences.map((mark) => ({ ...named(mark), verified: mark.verified })),
    ruleUnits: Object.fromEntries(Object.entries(about.ruleUnits).map(([unit, label]) => [unit, label[language]])),
  };
}
