import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { caseAttention } from './attention.ts';
import { extendClock, pauseCase, resumeCase } from './commands/clocks.ts';
import { dropCase } from './commands/drop.ts';
import { joinCase } from './commands/joint.ts';
import { askOpinion, giveOpinion } from './commands/opinions.ts';
import { addPaper, changeOfPaper } from './commands/papers.ts';
import { openByHand, take } from './commands/steps.ts';
import { enterVote } from './commands/vote.ts';
import { caseForms } from './forms/document.ts';
import { caseIntegrity, caseSubjects } from './integrity.ts';
import { caseIndicators, caseMeasures } from './measures.ts';
import { listClocks } from './queries/clocks.ts';
import { getCase } from './queries/get.ts';
import { countCases, exportCases, listCases, ownCases } from './queries/list.ts';
import { offerCases } from './queries/offer.ts';
import { listProcedures } from './queries/procedures.ts';
import { listQuestions } from './queries/questions.ts';
import { findUnits } from './queries/units.ts';
import { proceduresReorganizing } from './reorganizing.ts';
import { caseStat } from './stat.ts';
import { unitSubject } from './unitSubject.ts';

/** Floor 4: procedures of the rulebook at work: cases, steps, clocks, papers, remarks. What an outcome does, the modules above say. */
export function procedures(rulebook: Rulebook): Module {
  return {
    name: 'procedures',
    commands: [
      openByHand,
      joinCase,
      take,
      addPaper,
      changeOfPaper,
      askOpinion,
      giveOpinion,
      enterVote,
      pauseCase,
      resumeCase,
      extendClock,
      dropCase,
    ],
    queries: [
      listProcedures,
      offerCases,
      listCases,
      exportCases,
      ownCases,
      getCase,
      listClocks,
      countCases,
      listQuestions,
      findUnits,
    ],
    ownedTables: ['case_file', 'case_step', 'case_clock', 'case_paper', 'case_opinion', 'case_stat'],
    reorganizing: proceduresReorganizing,
    cases: { subjects: { unit: unitSubject } },
    stats: [caseStat],
    files: { case: 'case.read', restricted_case: 'case.restricted' },
    measures: caseMeasures,
    indicators: caseIndicators,
    attention: caseAttention,
    integrity: caseIntegrity,
    integritySubjects: caseSubjects,
    documents: caseForms(rulebook),
  };
}
