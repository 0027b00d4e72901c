import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { attention } from './attention.ts';
import { adjustPlan } from './commands/adjustPlan.ts';
import { acknowledgeAmendment, amendResolution } from './commands/amendments.ts';
import { assignMany } from './commands/assignMany.ts';
import { dropCheck, planChecks, recordCheck } from './commands/checks.ts';
import { acknowledgeResolution, issueResolution } from './commands/issue.ts';
import { adoptPlan, annulPlan, draftPlan, revisePlan } from './commands/plans.ts';
import { checkTask, progressTask, reportTask } from './commands/reports.ts';
import { annulResolution, draftResolution, reviseResolution } from './commands/resolutions.ts';
import { advanceSeries, startSeries, stopSeries } from './commands/series.ts';
import { measureTarget } from './commands/targets.ts';
import { assignTask, cancelTask, changeTaskDue, commentTask } from './commands/tasks.ts';
import { setTheme } from './commands/themes.ts';
import { closeYear } from './commands/years.ts';
import { planDocument } from './documents/plan.ts';
import { resolutionDocument } from './documents/resolution.ts';
import { planTasksDocument, unitTasksDocument } from './documents/tasks.ts';
import { resolutionIntegrity, resolutionSubjects } from './integrity.ts';
import { resolutionIndicators, resolutionMeasures } from './measures.ts';
import { tasksOfYear } from './memberYear.ts';
import { getAmendments } from './queries/amendments.ts';
import { getLevels, listCarrying } from './queries/cascade.ts';
import { listChecks } from './queries/checks.ts';
import { getCoverage } from './queries/coverage.ts';
import { listIdle, listUnplanned, listUntaken } from './queries/gaps.ts';
import { getLineageDown } from './queries/lineageDown.ts';
import { getLineageUp } from './queries/lineageUp.ts';
import { getPlan } from './queries/plan.ts';
import { listPlans } from './queries/plans.ts';
import { listReceived, listRecipients } from './queries/recipients.ts';
import { getResolution } from './queries/resolution.ts';
import { listResolutions } from './queries/resolutions.ts';
import { listSeries } from './queries/series.ts';
import { getTask } from './queries/task.ts';
import { offerTask } from './queries/taskOffer.ts';
import { listTasks, myTasks } from './queries/tasks.ts';
import { getTheme, listThemed, offerThemes } from './queries/themes.ts';
import { getYear } from './queries/years.ts';
import { resolutionsReorganizing } from './reorganizing.ts';
import { resolutionStat, taskHolderStat } from './stat.ts';

/** Floor 7: resolutions issued downwards, plans and resolutions that answer them, six-clear tasks, reports and checks, lineage, the year. */
export function resolutions(rulebook: Rulebook): Module {
  return {
    name: 'resolutions',
    commands: [
      draftResolution,
      reviseResolution,
      issueResolution,
      annulResolution,
      acknowledgeResolution,
      amendResolution,
      acknowledgeAmendment,
      measureTarget,
      planChecks,
      recordCheck,
      dropCheck,
      setTheme,
      draftPlan,
      revisePlan,
      adoptPlan,
      annulPlan,
      adjustPlan,
      closeYear,
      assignTask,
      assignMany,
      startSeries,
      stopSeries,
      advanceSeries,
      progressTask,
      reportTask,
      checkTask,
      cancelTask,
      commentTask,
      changeTaskDue,
    ],
    queries: [
      listResolutions,
      getResolution,
      listRecipients,
      listReceived,
      listPlans,
      getPlan,
      listTasks,
      getTask,
      myTasks,
      offerTask,
      getLineageDown,
      getLineageUp,
      listCarrying,
      getLevels,
      getAmendments,
      listChecks,
      offerThemes,
      getTheme,
      listThemed,
      getYear,
      listSeries,
      getCoverage,
      listUntaken,
      listUnplanned,
      listIdle,
    ],
    ownedTables: [
      'resolution',
      'target',
      'target_step',
      'target_value',
      'recipient',
      'amendment',
      'amendment_change',
      'amendment_notice',
      'resolution_check',
      'theme',
      'plan',
      'plan_item',
      'plan_adjustment',
      'year_close',
      'task',
      'task_event',
      'task_series',
      'resolution_stat',
    ],
    reorganizing: resolutionsReorganizing,
    stats: [resolutionStat(rulebook), taskHolderStat],
    files: { task_event: 'task.read', resolution: 'resolution.read' },
    attention,
    integrity: resolutionIntegrity,
    integritySubjects: resolutionSubjects,
    measures: resolutionMeasures,
    indicators: resolutionIndicators,
    memberYear: [tasksOfYear],
    documents: {
      resolution: resolutionDocument,
      plan: planDocument,
      'plan-tasks': planTasksDocument,
      'unit-tasks': unitTasksDocument,
    },
  };
}
