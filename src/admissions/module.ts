import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { admissionAttention } from './attention.ts';
import { candidateChecks } from './cases/checks.ts';
import { candidateEffects } from './cases/effects.ts';
import { candidateFills, candidateSigners } from './cases/fills.ts';
import { candidateSubject } from './cases/subject.ts';
import { cancelClass, correctClass, enrolInClass, finishClass, openClass } from './commands/classes.ts';
import { assignHelper, finishHelper, remarkCandidate } from './commands/helping.ts';
import { dropCandidate, giveTrial, judgeTrial, reviewCandidates } from './commands/list.ts';
import { acceptCandidate, addNomination, correctCandidate, nominateCandidate } from './commands/nominate.ts';
import { askPlace, certifyPlace, withdrawPlace } from './commands/places.ts';
import { adoptPlan, annulPlan, dividePlan, makePlan, revisePlan } from './commands/plans.ts';
import { admissionIntegrity, admissionSubjects } from './integrity.ts';
import { admissionIndicators, admissionMeasures } from './measures.ts';
import { remarksOfYear } from './memberYear.ts';
import { listAdmissions } from './queries/admissions.ts';
import { getCandidate, revealCandidate } from './queries/candidate.ts';
import { getClass, listClasses, listPlaces } from './queries/classes.ts';
import { listCandidates } from './queries/list.ts';
import { admissionOverview, countCandidates, listIdleCells } from './queries/overview.ts';
import { ownCharges, ownNominations } from './queries/own.ts';
import { getPlan, listPlans } from './queries/plans.ts';
import { getReview, listReviews } from './queries/review.ts';
import { listShares } from './queries/shares.ts';
import { admissionsReorganizing } from './reorganizing.ts';
import { admissionStat, candidateStat } from './stat.ts';

/** Floor 7: from the source of candidates to the admission; the case itself runs on procedures. */
export function admissions(rulebook: Rulebook): Module {
  return {
    name: 'admissions',
    commands: [
      nominateCandidate,
      addNomination,
      correctCandidate,
      acceptCandidate,
      dropCandidate,
      assignHelper,
      finishHelper,
      remarkCandidate,
      reviewCandidates,
      giveTrial,
      judgeTrial,
      openClass,
      correctClass,
      cancelClass,
      enrolInClass,
      finishClass,
      askPlace,
      certifyPlace,
      withdrawPlace,
      makePlan,
      dividePlan,
      adoptPlan,
      revisePlan,
      annulPlan,
    ],
    queries: [
      listCandidates,
      getCandidate,
      revealCandidate,
      ownNominations,
      ownCharges,
      getReview,
      listReviews,
      listClasses,
      getClass,
      listPlaces,
      listPlans,
      getPlan,
      listShares,
      countCandidates,
      admissionOverview,
      listIdleCells,
      listAdmissions,
    ],
    ownedTables: [
      'candidate',
      'candidate_group',
      'nomination',
      'candidate_helper',
      'candidate_remark',
      'candidate_task',
      'candidate_review',
      'candidate_verdict',
      'training_class',
      'class_place',
      'admission_plan',
      'admission_share',
      'candidate_stat',
      'admission_stat',
    ],
    reorganizing: admissionsReorganizing,
    cases: {
      subjects: { candidate: candidateSubject },
      checks: candidateChecks,
      effects: candidateEffects,
      fills: candidateFills,
      signers: candidateSigners,
    },
    stats: [candidateStat(rulebook), admissionStat(rulebook)],
    files: { nomination: 'candidate.read' },
    measures: admissionMeasures,
    indicators: admissionIndicators,
    attention: admissionAttention,
    integrity: admissionIntegrity,
    integritySubjects: admissionSubjects,
    memberYear: [remarksOfYear],
  };
}
