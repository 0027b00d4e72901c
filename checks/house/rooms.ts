/** The rooms of a module: what each kind of file may import (docs/architecture.md, "Layout"). */
import { codeOf, importsOf, moduleOf, reachedFrom, type Source } from './source.ts';

const SERVER_ROOMS =
  /\/(store|[a-z]\w*Store|commands|queries|module|stat|tree)\.ts$|\/(store|commands|queries)\/[^/]+\.ts$/;
const BAD_NAMES = /^(utils?|helpers?|common|services?|managers?|misc|stuff)$/i;
/** What reads the world instead of being told: a rule or a noun that does is not the same twice. */
const WORLDLY =
  /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b|\bfetch\(|\bprocess\.|\brandomUUID\b|\bsystemClock\b|\bnewId\(|\bv[47]\(\)/;

const isModule = (module: string) => module !== '' && !['platform', 'rulebook', 'web', 'http', 'cli'].includes(module);

export function isRules(path: string): boolean {
  return isModule(moduleOf(path)) && /\/rules(\/[^/]+)?\.ts$/.test(path);
}
/** A noun holds schemas and their types: the words of a module, shared with the browser. */
export function isNoun({ path, text }: Source): boolean {
  const serves = SERVER_ROOMS.test(path) || /\b(?:query|command)\(|\bTx\b|\bContext\b/.test(codeOf(text));
  return (
    isModule(moduleOf(path)) &&
    /^src\/[^/]+\/[^/]+\.ts$/.test(path) &&
    !serves &&
    /export type \w+ = s\.Infer</.test(text)
  );
}
export function isPage(path: string): boolean {
  return /^src\/[^/]+\/pages\//.test(path) && /\.tsx?$/.test(path);
}
export function isRoutes(path: string): boolean {
  return /^src\/[^/]+\/routes\.tsx$/.test(path);
}

/** Everything wrong with the rooms of these files. */
export function roomFaults(sources: readonly Source[]): string[] {
  const all = new Map(sources.map((source) => [source.path, source]));
  return sources.flatMap((source) => [
    ...nameFaults(source),
    ...(isRules(source.path) ? ruleFaults(source) : []),
    ...(isRules(source.path) || isNoun(source) ? pureFaults(source, all) : []),
    ...(isPage(source.path) || isRoutes(source.path) || source.path.startsWith('src/web/')
      ? browserFaults(source, all)
      : []),
    ...(isRoutes(source.path) ? routeFaults(source) : []),
  ]);
}

function nameFaults({ path }: Source): string[] {
  const bad = path.split('/').find((part) => BAD_NAMES.test(part.replace(/(\.\w+)+$/, '')));
  return bad ? [`${path}: "${bad}" says nothing of what is inside. Name it by its noun or verb.`] : [];
}

function ruleFaults(source: Source): string[] {
  const wrong = importsOf(source).filter(({ target, typeOnly }) => target && SERVER_ROOMS.test(target) && !typeOnly);
  return wrong.map(
    ({ target }) => `${source.path} imports ${target}. A rule is told the facts: let the command load them.`,
  );
}

/** Rules and nouns run in the browser as on the server: nothing below them may touch a machine. */
function pureFaults(source: Source, all: ReadonlyMap<string, Source>): string[] {
  const worldly = WORLDLY.exec(codeOf(source.text))?.[0];
  const faults = worldly
    ? [`${source.path} says "${worldly}". Take the day, the id or the number as an argument.`]
    : [];
  for (const [name, way] of reachedFrom(source, all)) {
    if (isServerOnly(name))
      faults.push(
        `${source.path} reaches ${name} by ${way.join(' -> ')}. Pure files import nouns, rulebook types and dates only.`,
      );
  }
  return faults;
}

/** What a page loads, by whatever way, ends in the browser. */
function browserFaults(source: Source, all: ReadonlyMap<string, Source>): string[] {
  const direct = importsOf(source).filter(
    ({ target, typeOnly }) => target && !typeOnly && SERVER_ROOMS.test(target) && moduleOf(target) !== 'web',
  );
  const faults = direct.map(
    ({ target }) => `${source.path} imports ${target}. A page asks the server through gen/client.ts.`,
  );
  for (const [name, way] of reachedFrom(source, all)) {
    if (isServerOnly(name))
      faults.push(`${source.path} reaches ${name} by ${way.join(' -> ')}: that ends in the browser.`);
  }
  return faults;
}

function routeFaults(source: Source): string[] {
  const eager = importsOf(source).filter(
    ({ target, lazy, typeOnly }) => target?.includes('/pages/') && !lazy && !typeOnly,
  );
  return eager.map(
    ({ target }) => `${source.path} loads ${target} with the first screen. Write lazy: () => import('…').`,
  );
}

function isServerOnly(name: string): boolean {
  if (
    /^(node:|pg$|pg\/|kysely|pino|hono|@hono\/|graphile-worker|@node-rs\/|saxes|yauzl|docx$|write-excel-file)/.test(
      name,
    )
  )
    return true;
  return /^src\/(platform\/(db|bus|files|ledger)\/|http\/|cli\/)/.test(name);
}
