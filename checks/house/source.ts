/** The house's own source text, for the checks that read it: which files there are and what they import. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** `path` is relative to the project, with forward slashes. */
export type Source = { path: string; text: string };

export type Import = {
  /** as it is written */
  specifier: string;
  /** the file meant, relative to the project; null for a package */
  target: string | null;
  /** erased when it runs: `import type`, or only `type` names between the braces */
  typeOnly: boolean;
  /** `import('...')` */
  lazy: boolean;
};

/** All files under these folders that match, sorted. */
export function sourcesOf(patterns: readonly string[]): Source[] {
  const found = globSync([...patterns], { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
  return [...new Set(found)]
    .filter((path) => !/(^|\/)(node_modules|dist|data)\//.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Everything that runs in the product: no tests. */
export function product(): Source[] {
  return sourcesOf(['src/**/*.{ts,tsx}']).filter(({ path }) => !isTest(path));
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /(^|\/)(testing|scene|testRulebook)\.ts$/.test(path);
}

/** The folder directly under src/, or '' for a file that stands there itself. */
export function moduleOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
}

/** Without comments, so that what is only talked about does not count. Line breaks stay. */
export function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
}

const STATIC = /(?:^|[\n;])\s*(import|export)\s+(?:(type)\s+)?([\w*{}\s,$]*?\s*from\s*)?(['"])([^'"\n]+)\4/g;
const LAZY = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

export function importsOf({ path, text }: Source): Import[] {
  const code = codeOf(text);
  const out: Import[] = [];
  for (const [, keyword, type, names, , specifier = ''] of code.matchAll(STATIC)) {
    if (keyword === 'export' && !names) continue;
    out.push({
      specifier,
      target: targetOf(path, specifier),
      typeOnly: type !== undefined || onlyTypes(names),
      lazy: false,
    });
  }
  for (const [, , specifier = ''] of code.matchAll(LAZY)) {
    out.push({ specifier, target: targetOf(path, specifier), typeOnly: false, lazy: true });
  }
  return out;
}

function onlyTypes(names: string | undefined): boolean {
  const inside = /^\s*\{([\s\S]*)\}\s*from\s*$/.exec(names ?? '')?.[1];
  if (inside === undefined) return false;
  const each = inside
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(path), specifier)) : null;
}

/** Follows what is really loaded (no types) from a file, and names the way to each thing reached: packages and files. */
export function reachedFrom(start: Source, all: ReadonlyMap<string, Source>, lazyToo = false): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start.path, [start.path]]]);
  const queue = [start];
  for (let source = queue.shift(); source; source = queue.shift()) {
    const way = ways.get(source.path) ?? [];
    for (const { specifier, target, typeOnly, lazy } of importsOf(source)) {
      if (typeOnly || (lazy && !lazyToo)) continue;
      const name = target ?? specifier;
      if (ways.has(name)) continue;
      ways.set(name, [...way, name]);
      const next = all.get(name);
      if (next) queue.push(next);
    }
  }
  return ways;
}
