/**
 * The door of every npm script: node scripts/run.mjs <task> [args]. Runs on Node 20 or newer with nothing installed:
 * installs what is missing, then does the task under the pinned Node 24. Says nothing on stdout itself.
 */
import { ensureInstalled } from './install.mjs';
import { findNode } from './node.mjs';
import { tasks } from './tasks.mjs';

const [name = '', ...args] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (task) {
  try {
    await ensureInstalled();
    process.exitCode = await task(findNode(), args);
  } catch (error) {
    console.error(error.explained ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error(`Usage: node scripts/run.mjs <${Object.keys(tasks).join('|')}> [arguments]`);
  process.exitCode = 2;
}
