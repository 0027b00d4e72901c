import { LANGUAGES } from '../accounts/account.ts';
import { formsOfProcedure } from '../procedures/forms/declared.ts';
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
    ...electionGroups(rulebook),
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
    summaryStatuses: rulebook.import.summary.statuses,
    summaryStates: rulebook.import.summary.states,
    summaryColumns: rulebook.import.summary.columns.map(({ field, label }) => ({ id: field, label })),
    beginnings: membership.beginnings ?? [],
    endings: membership.endings,
    groupOffices: membership.groups?.offices ?? [],
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
    ...honourGroups(rulebook),
    ...residenceGroups(rulebook),
    ...admissionGroups(rulebook),
    duesCategories: rulebook.dues.categories,
    duesMethods: rulebook.dues.methods,
    duesKeeps: rulebook.dues.remittance.keeps,
    measures: targets.measures,
    ...countedForms(targets.measures),
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

/** Candidates: groups, in all and those set by hand; bodies, courses, reasons; the steps that a case of admission stands at. */
function admissionGroups({ admissions, procedures }: Rulebook): Record<string, readonly Named[]> {
  const steps = procedures.procedures.find(({ id }) => id === admissions.procedures?.admission)?.steps ?? [];
  return {
    targetGroups: admissions.groups,
    handGroups: admissions.groups.filter((group) => group.when === undefined),
    occupations: admissions.occupations,
    nominatingBodies: admissions.bodies,
    unionBodies: admissions.bodies.filter((body) => body.union),
    courses: admissions.courses,
    candidateCourses: admissions.courses.filter((course) => course.for === 'candidate'),
    dropReasons: admissions.dropReasons,
    trialVerdicts: admissions.verdicts,
    admissionSteps: steps,
    // "procedure form": the numbered forms that are printed for a case, by the procedure that asks for them
    admissionForms: [admissions.procedures?.admission, admissions.procedures?.recognition].flatMap((id = '') =>
      formsOfProcedure({ procedures }, id).map(({ kind, label }) => ({ id: `${id} ${kind}`, label })),
    ),
    admissionProcedures: procedures.procedures.filter(({ id }) => id === admissions.procedures?.admission),
  };
}

/** Honours: forms of commendation, in all and by who may give them to whom; what is chosen for badges and cards. An organization without them has empty groups. */
function honourGroups({ honours, procedures, unitKinds }: Rulebook): Record<string, readonly Named[]> {
  const { forms, badges, cards } = honours;
  return {
    commendationForms: forms,
    ...Object.fromEntries(
      unitKinds.map(({ id }) => [`commendationFormsOf_${id}`, forms.filter((form) => form.givenBy.includes(id))]),
    ),
    commendationFormsTo_member: forms.filter((form) => form.to.includes('member')),
    commendationFormsTo_unit: forms.filter((form) => form.to.includes('unit')),
    // the procedures by which somebody is proposed for one; none: commendations are only recorded
    commendationProcedures: Object.values(honours.commendations?.procedures ?? {}).flatMap(
      (id) => procedures.procedures.find((each) => each.id === id) ?? [],
    ),
    badgeDeciders: unitKinds.filter(({ id }) => badges?.decidedBy.includes(id)),
    badgeEarly: badges?.early ?? [],
    badgeSkips: badges?.skipReasons ?? [],
    cardKinds: cards?.kinds ?? [],
    cardReasons: cards?.issueReasons ?? [],
    cardReturns: cards?.returnReasons ?? [],
  };
}

/** Contact with the cell where one lives: categories, why a contact ends, levels and parts of a remark. An organization without it has empty groups. */
function residenceGroups({ residence: { contact } }: Rulebook): Record<string, readonly Named[]> {
  const some = (list: readonly Named[] | undefined) => list ?? [];
  return {
    contactCategories: some(contact?.categories),
    contactCategoriesWithCell: some(contact?.categories.filter(({ cell }) => cell)),
    contactCategoriesWithReason: some(contact?.categories.filter(({ reason }) => reason)),
    contactCategoriesInRound: some(
      contact?.categories.filter(({ remark }) => remark === 'yearly' || (remark === 'on_need' && contact.round.exempt)),
    ),
    contactEndings: some(contact?.endings),
    contactEndingsByHand: some(contact?.endings.filter(({ hand }) => hand)),
    remarkLevels: some(contact?.round.levels),
    remarkParts: some(contact?.round.parts),
    remarkPartsRequired: some(contact?.round.parts.filter(({ required }) => required)),
  };
}

/** Elections and the end of posts: who elects, and what is chosen as a reason. */
function electionGroups({ committees }: Rulebook): Record<string, readonly Named[]> {
  const { elections, appointments, postEndings } = committees;
  const ending = (way: string) => postEndings.filter((each) => each.way === way);
  return {
    electionBodies: elections.bodies,
    electionRefusals: elections.refusals,
    appointmentReasons: appointments.reasons,
    appointmentsWithoutBallots: appointments.reasons.filter((each) => !each.afterBallots),
    postEndings,
    postEndings_term: ending('term'),
    postEndings_resignation: ending('resignation'),
    postEndings_dismissal: ending('dismissal'),
  };
}

/** How measures are counted after a number: a group for each form, with those that have it. */
function countedForms(measures: Rulebook['targets']['measures']): Record<string, Named[]> {
  return Object.fromEntries(
    (['one', 'many', 'dual', 'counted', 'gender'] as const).map((form) => [
      `measure_${form}`,
      measures.flatMap(({ id, noun }) => {
        if (!noun) return [];
        const of = (language: 'vi' | 'en' | 'ar') =>
          noun[language][form] ?? (form === 'gender' ? 'm' : noun[language].one);
        return [{ id, label: { vi: of('vi'), en: of('en'), ar: of('ar') } }];
      }),
    ]),
  );
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
