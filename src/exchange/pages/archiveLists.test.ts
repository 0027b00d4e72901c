import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { modulesOf } from '../../modules.ts';
import type { Module } from '../../platform/bus/command.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { paths } from '../../web/paths.ts';
import { archiveTables } from '../archive/tables.ts';
import { LISTS, listOf, partsOf, sumOf } from './archiveLists.ts';

let modules: Module[];
beforeAll(async () => {
  modules = modulesOf(await loadRulebook(join(import.meta.dirname, '../../../rulebooks/vietnam')));
});

const ID = '01890000-0000-7000-8000-000000000001';

test('every table with a list is one that an archive counts', () => {
  const counted = archiveTables(modules).map((table) => table.name);
  for (const table of Object.keys(LISTS)) expect(counted, table).toContain(table);
});

test('a list is that of the unit itself and asks for what the query behind it asks', () => {
  const queries = modules.flatMap((module) => module.queries);
  const capabilities = new Set(queries.map((query) => query.capability));
  for (const [table, { capability, at }] of Object.entries(LISTS)) {
    expect(at(ID), table).toMatch(new RegExp(`^/units/${ID}/`));
    expect(capabilities, table).toContain(capability);
  }
});

test('the number is a link for who may read the list, and a number for others', () => {
  expect(listOf('task', { id: ID, may: ['task.read'] })).toBe(paths.unitTasks(ID));
  expect(listOf('task', { id: ID, may: ['member.read'] })).toBeUndefined();
  expect(listOf('file_chunk', { id: ID, may: ['member.read', 'task.read'] })).toBeUndefined();
});

test('parts add up to their tables; what is empty stands last or not at all', () => {
  const tables = [
    { name: 'poll', part: 'votes', rows: 0 },
    { name: 'person_token', part: 'members', rows: 0 },
    { name: 'person', part: 'members', rows: 3 },
    { name: 'membership', part: 'members', rows: 4 },
  ];
  const parts = partsOf(tables);
  expect(parts.map(({ part, rows }) => [part, rows])).toEqual([['members', 7]]);
  expect(parts[0]?.tables.map((table) => table.name)).toEqual(['person', 'membership', 'person_token']);
  expect(sumOf(tables)).toBe(7);
});
