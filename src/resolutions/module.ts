import type { Module } from '../platform/bus/command.ts';
import { attention } from './attention.ts';
import { acknowledgeResolution, issueResolution } from './commands/issue.ts';
import { adoptPlan, annulPlan, draftPlan, revisePlan } from './commands/plans.ts';
import { checkTask, progressTask, reportTask } from './commands/reports.ts';
import { annulResolution, draftResolution, reviseResolution } from './commands/resolutions.ts';
import { assignTask, cancelTask, changeTaskDue, commentTask } from './commands/tasks.ts';
import { getCoverage } from './queries/coverage.ts';
import { getLineageDown, getLineageUp } from './queries/lineage.ts';
import { getPlan, listPlans } from './queries/plans.ts';
import { listReceived, listRecipients } from './queries/recipients.ts';
import { getResolution, listResolutions } from './queries/resolutions.ts';
import { getTask, listTasks, myTasks, offerTask } from './queries/tasks.ts';
import { resolutionStat } from './stat.ts';

/** Floor 7: resolutions issued downwards, plans that answer them, six-clear tasks, reports and checks, lineage. */
export const resolutions: Module = {
  name: 'resolutions',
  commands: [
    draftResolution,
    reviseResolution,
    issueResolution,
    annulResolution,
    acknowledgeResolution,
    draftPlan,
    revisePlan,
    adoptPlan,
    annulPlan,
    assignTask,
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
    getCoverage,
  ],
  ownedTables: ['resolution', 'target', 'recipient', 'plan', 'plan_item', 'task', 'task_event', 'resolution_stat'],
  stats: [resolutionStat],
  files: { task_event: 'task.read', resolution: 'resolution.read' },
  attention,
};
