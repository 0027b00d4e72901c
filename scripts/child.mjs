/** Runs other programs: with our PATH, passing on the signals we get and giving back their exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error whose message is meant for a person at a terminal: shown without a stack. */
export function explained(message) {
  return Object.assign(new Error(message), { explained: true });
}

/** The environment of our children: the pinned Node and the installed tools come first. */
export function environment(node, more = {}) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

/** In: a program, its arguments, options of spawn. Out: its exit code; 128 + number when a signal ended it. */
export function run(command, args, options = {}) {
  return start(command, args, options).ended;
}

/** The same, not waited for: `child` and the promise `ended` of its exit code. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
  const passOn = (signal) => {
    // Ctrl-C at a terminal reaches the child without us, and a second one would make it leave in a hurry.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  const orphaned = whenShellIsGone(() => child.kill('SIGTERM'));
  const ended = new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(signal ? 128 + constants.signals[signal] : code));
  }).finally(() => {
    for (const signal of signals) process.off(signal, passOn);
    clearInterval(orphaned);
  });
  return { child, ended };
}

/** npm passes SIGTERM to the shell between us and it, and that shell just dies: then the signal was meant for us. */
function whenShellIsGone(then) {
  if (!process.env.npm_lifecycle_script?.includes('scripts/run.mjs')) return undefined;
  const shell = process.ppid;
  return setInterval(() => process.ppid !== shell && then(), 250).unref();
}
