import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { organizationAttention } from './attention.ts';
import { appointPost, dismissPost, expirePost } from './commands/appointments.ts';
import { adoptDivision, draftDivision, dropDivision } from './commands/division.ts';
import { explainGap } from './commands/gaps.ts';
import { assignOverseer, beginPost, finishOverseer, finishPost } from './commands/posts.ts';
import { adoptRegulations, draftRegulation, reviseRegulation } from './commands/regulations.ts';
import { acceptResignation, askResignation, declineResignation, withdrawResignation } from './commands/resignations.ts';
import { beginTerm, changeTerm, finishTerm } from './commands/terms.ts';
import { changeUnit, foundOrganization, foundUnit, setLetterhead } from './commands/units.ts';
import { correctVisit, followUpVisit, recordVisit } from './commands/visits.ts';
import { organizationIndicators } from './indicators.ts';
import { organizationSubjects, postIntegrity } from './integrityOfPosts.ts';
import { unitIntegrity } from './integrityOfUnits.ts';
import { organizationMeasures } from './measures.ts';
import { organizationNames } from './names.ts';
import { termCalendar } from './queries/calendar.ts';
import { unvisitedUnits, visitQuota } from './queries/charges.ts';
import { divisionVersions, getDivision, whoAnswers } from './queries/division.ts';
import { listDuals } from './queries/duals.ts';
import { listGaps } from './queries/gaps.ts';
import { unitHistory } from './queries/history.ts';
import { postKinds, unitKinds } from './queries/kinds.ts';
import { listOwnerships } from './queries/marks.ts';
import { ownPosts, postHistory } from './queries/postHistory.ts';
import { getRegulation, listRegulations } from './queries/regulations.ts';
import { listResignations } from './queries/resignations.ts';
import { listTerms, termsUnder } from './queries/terms.ts';
import { getUnit } from './queries/unit.ts';
import { listUnits } from './queries/units.ts';
import { listVacancies } from './queries/vacancies.ts';
import { getVisit, listVisits } from './queries/visits.ts';
import { organizationReorganizing } from './reorganizingOwn.ts';
import { markStat, postDayStat, postStat } from './stat.ts';

const units = {
  commands: [foundOrganization, foundUnit, changeUnit, setLetterhead],
  queries: [getUnit, listUnits, unitHistory, unitKinds, listOwnerships],
};
const posts = {
  commands: [beginPost, finishPost, assignOverseer, finishOverseer, beginTerm, changeTerm, finishTerm, explainGap],
  queries: [postKinds, listTerms, termsUnder, listVacancies, listDuals, listGaps],
};
const careers = {
  commands: [
    appointPost,
    dismissPost,
    expirePost,
    askResignation,
    acceptResignation,
    declineResignation,
    withdrawResignation,
  ],
  queries: [postHistory, ownPosts, termCalendar, listResignations],
};
const work = {
  commands: [draftDivision, adoptDivision, dropDivision, draftRegulation, reviseRegulation, adoptRegulations],
  queries: [divisionVersions, whoAnswers, getDivision, listRegulations, getRegulation],
};
const visits = {
  commands: [recordVisit, correctVisit, followUpVisit],
  queries: [unvisitedUnits, visitQuota, listVisits, getVisit],
};

/** Floor 3: units, their tree over time, posts and terms, division of work, regulations, overseers and their visits. */
export function organization(rulebook: Rulebook): Module {
  const names = organizationNames(rulebook);
  return {
    name: 'organization',
    commands: [...units.commands, ...posts.commands, ...careers.commands, ...work.commands, ...visits.commands],
    queries: [...units.queries, ...posts.queries, ...careers.queries, ...work.queries, ...visits.queries],
    ownedTables: [
      'unit_stat',
      'post',
      'overseer_duty',
      'post_stat',
      'post_day_stat',
      'term',
      'term_seat',
      'resignation',
      'work_division',
      'work_line',
      'regulation',
      'overseer_visit',
      'unit_mark',
      'dual_gap',
      'mark_stat',
    ],
    reorganizing: organizationReorganizing,
    stats: [postStat(names), postDayStat(names), markStat(names.nonState)],
    measures: organizationMeasures,
    indicators: organizationIndicators,
    attention: organizationAttention,
    files: { regulation: 'unit.read' },
    integrity: [...unitIntegrity, ...postIntegrity],
    integritySubjects: organizationSubjects,
  };
}
