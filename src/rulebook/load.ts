/** Reads a rulebook from its folder, checks it, and gives it as plain data with its hash. Node only. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { crossCheck } from './crossChecks.ts';
import { type Fault, RulebookError } from './faults.ts';
import type { Rulebook } from './rulebook.ts';
import { PART_SCHEMAS, type PartName, type RulebookContent } from './schema.ts';
import { overlay as overlaySchema, rulebookFile, rulesFile } from './schemaRules.ts';
import { shapeFaults } from './shapeFaults.ts';

/** A file as it was read, kept so that a fault can say its line. */
type Read = { file: string; document: Document; lines: LineCounter; data: unknown };

/**
 * Reads and checks the rulebook in a folder.
 * Throws one RulebookError that lists every fault with file, line and place.
 */
export async function loadRulebook(dir: string): Promise<Rulebook> {
  const faults: Fault[] = [];
  const cover = await readYaml(dir, 'rulebook.yaml', faults);
  const about = cover && checkShape(cover, rulebookFile, faults);
  if (about === undefined) throw failure(dir, faults);

  const reads: Partial<Record<string, Read>> = {};
  const parts: Partial<Record<PartName, unknown>> = {};
  for (const name of Object.keys(PART_SCHEMAS) as PartName[]) {
    const read = await readYaml(dir, about.files[name], faults);
    if (read === undefined) continue;
    reads[name] = read;
    parts[name] = checkShape(read, PART_SCHEMAS[name] as z.ZodMiniType, faults);
  }

  const rules: { rule: RulebookContent['rules'][number]; read: Read; index: number }[] = [];
  for (const file of await yamlFilesIn(dir, about.files.rules, faults)) {
    const read = await readYaml(dir, file, faults);
    const found = read && checkShape(read, rulesFile, faults);
    if (read && found) rules.push(...found.map((rule, index) => ({ rule, read, index })));
  }

  const overlays: RulebookContent['overlays'] = [];
  for (const file of await yamlFilesIn(dir, about.files.overlays, faults)) {
    const read = await readYaml(dir, file, faults);
    const found = read && checkShape(read, overlaySchema, faults);
    if (!read || !found) continue;
    overlays.push(found);
    reads[`overlay:${found.id}`] = read;
  }
  // a file of the wrong shape would make the cross checks report the same fault a second time
  if (faults.length > 0) throw failure(dir, faults);

  const content = { about, parts, rules: rules.map(({ rule }) => rule), overlays } as RulebookContent;
  crossCheck(content, (part, path, message) => {
    const at = part === 'rules' && typeof path[1] === 'number' ? rules[path[1]] : undefined;
    const read = at?.read ?? reads[part];
    faults.push(
      read
        ? faultAt(read, at ? [at.index, ...path.slice(2)] : path, message)
        : { file: part, path: path.join('.'), message },
    );
  });
  if (faults.length > 0) throw failure(dir, faults);
  return assemble(content);
}

function assemble(content: RulebookContent): Rulebook {
  const { about, parts, rules, overlays } = content;
  const byId = <T extends { id: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map((each) => [each.id, each]));
  return {
    id: about.id,
    hash: hashOf(content),
    about,
    instruments: byId(parts.instruments.instruments),
    instrumentTypes: parts.instruments.types,
    otherSources: parts.instruments.others,
    rules: byId(rules),
    overlays,
    nouns: parts.words.nouns,
    unitKinds: parts.unitKinds.unitKinds,
    sizeRules: parts.unitKinds.sizeRules,
    settings: parts.unitKinds.settings,
    posts: parts.posts.posts,
    dualPosts: parts.posts.dualPosts,
    committees: parts.committees,
    membership: parts.membership,
    import: parts.import,
    tasks: parts.tasks,
    meetings: parts.meetings,
    votes: parts.votes,
    documents: parts.documents,
    targets: parts.targets,
    procedures: parts.procedures,
    calendar: parts.calendar,
    honours: parts.honours,
    dues: parts.dues,
    admissions: parts.admissions,
    residence: parts.residence,
    integrity: parts.integrity,
    statistics: parts.statistics,
    confidences: parts.confidences.confidences,
  };
}

/** SHA-256 over what the rulebook says: comments, spaces and the order of keys do not matter. */
export function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(normalized(content)))
    .digest('hex');
}

function normalized(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalized);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, normalized(each)]));
}

async function readYaml(dir: string, file: string, faults: Fault[]): Promise<Read | undefined> {
  let source: string;
  try {
    source = await readFile(join(dir, file), 'utf8');
  } catch {
    faults.push({ file, path: '', message: 'cannot be read' });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    faults.push({ file, line: lines.linePos(error.pos[0]).line, path: '', message: `is not YAML: ${error.message}` });
  }
  return document.errors.length > 0 ? undefined : { file, document, lines, data: document.toJS() as unknown };
}

async function yamlFilesIn(dir: string, folder: string, faults: Fault[]): Promise<string[]> {
  try {
    const names = await readdir(join(dir, folder));
    return names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch {
    faults.push({ file: folder, path: '', message: 'is not a folder that can be read' });
    return [];
  }
}

function checkShape<S extends z.ZodMiniType>(read: Read, schema: S, faults: Fault[]): z.output<S> | undefined {
  const result = z.safeParse(schema, read.data);
  if (result.success) return result.data;
  for (const { path, message } of shapeFaults(result.error.issues, read.data))
    faults.push(faultAt(read, path, message));
  return undefined;
}

function faultAt(read: Read, path: readonly PropertyKey[], message: string): Fault {
  const line = lineOf(read, path);
  return { file: read.file, ...(line !== undefined && { line }), path: placeOf(read.data, path), message };
}

/** The line of the innermost part of the path that exists. */
function lineOf({ document, lines }: Read, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length) as (string | number)[], true);
    const range = isNode(node) || isMap(node) || isSeq(node) ? node.range : undefined;
    if (range) return lines.linePos(range[0]).line;
  }
  return undefined;
}

/** `posts[secretary].label.ar`: entries of a list by their id where they have one. */
function placeOf(data: unknown, path: readonly PropertyKey[]): string {
  let node = data;
  let place = '';
  for (const step of path) {
    node = typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof step === 'number') {
      const id = typeof node === 'object' && node !== null && 'id' in node ? node.id : step;
      place += `[${String(id)}]`;
    } else place += `${place === '' ? '' : '.'}${String(step)}`;
  }
  return place;
}

function failure(dir: string, faults: Fault[]): RulebookError {
  return new RulebookError(
    `The rulebook in ${dir} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:`,
    faults,
  );
}
