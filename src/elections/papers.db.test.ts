/** The papers of an election: who stood, what was counted of which base, who is elected; printed and filed alike. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type MeetingWorld, meetingWorld } from '../meetings/testing.ts';
import type { DocumentBlock, DocumentLanguage, DocumentModel } from '../platform/document.ts';
import type { ElectionRecord, PAPERS } from './election.ts';
import { electionDocuments, papersOf } from './forms/documents.ts';

type Kind = (typeof PAPERS)[number];
const FOUR = ['Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung'];

let w: MeetingWorld;
let id: string;
let before: DocumentModel;

beforeAll(async () => {
  w = await meetingWorld();
  const opened = await w.run('election.open', {
    unitId: w.cell,
    body: 'cell_congress',
    post: 'committee_member',
    purpose: 'term',
    seats: 3,
    heldOn: '2026-11-08',
    eligible: 11,
    present: 9,
    leftOut: 1,
    candidates: FOUR.map((name) => ({ personId: w.ids[name] ?? '', nominatedBy: 'committee' })),
  });
  id = opened.id;
  before = await printed('election-ballot');
  await counted([9, 7, 5, 4], { collected: 9, valid: 9 });
  await counted([6, 2], { collected: 9, valid: 8 });
});
afterAll(() => w.close());

const get = () => w.ask<ElectionRecord>('election.get', { id });
const printed = (kind: Kind, ballot?: number, language: DocumentLanguage = 'vi', who = w.people.secretary) =>
  w.ask<DocumentModel>('election.paper', { id, kind, language, ...(ballot !== undefined && { ballot }) }, who);
const rowsOf = ({ blocks }: DocumentModel) =>
  blocks.flatMap((block: DocumentBlock) => (block.kind === 'table' ? block.rows : []));
const textOf = ({ blocks }: DocumentModel) =>
  blocks.flatMap((block: DocumentBlock) =>
    block.kind === 'paragraph' ? [`${block.label === undefined ? '' : `${block.label}: `}${block.text}`] : [],
  );

async function counted(votes: number[], papers: { collected: number; valid: number }) {
  const seen = await get();
  const standing = seen.candidates.filter((each) => each.electedBallot === null);
  await w.run('election.ballot', {
    id,
    form: 'secret',
    issued: 9,
    ...papers,
    votes: standing.map((each, i) => ({ candidateId: each.id, votes: votes[i] })),
    version: seen.version,
  });
}

test('the ballot paper has who stands, in their order, and how to mark it', async () => {
  expect(before).toMatchObject({ title: 'PHIẾU BẦU CỬ', subject: 'bầu chi ủy viên, lần 1', signatures: [] });
  expect(rowsOf(before)).toEqual(FOUR.map((name, at) => [String(at + 1), name, '', '']));
  expect(textOf(before)[0]).toBe('Số lượng cần bầu: 3.');
  expect(textOf(before)[1]).toContain('không quá 3 người');
  // of the second ballot: those two who were left
  expect(rowsOf(await printed('election-ballot-held', 2))).toEqual([
    ['1', 'Phạm Cúc', '', ''],
    ['2', 'Võ Dung', '', ''],
  ]);
  expect(rowsOf(await printed('election-ballot-held', 1))).toHaveLength(4);
  expect((await refusalOf(printed('election-count', 3))).status).toBe(404);
  // no ballot comes any more
  expect(await refusalOf(printed('election-ballot'))).toMatchObject({
    status: 422,
    codes: ['election.wrong_state'],
  });
});

test('the minutes of a count say papers, votes and shares of the base', async () => {
  const first = await printed('election-count', 1);
  // ten are the base: nine of eleven came, one is left out (VOT-02)
  expect(rowsOf(first)).toEqual([
    ['1', 'Lê Thị An', '9', '90%', 'trúng cử'],
    ['2', 'Rmah Bình', '7', '70%', 'trúng cử'],
    ['3', 'Phạm Cúc', '5', '50%', 'chưa trúng cử'],
    ['4', 'Võ Dung', '4', '40%', 'chưa trúng cử'],
  ]);
  expect(textOf(first)).toContain('Số lượng chưa bầu đủ ở lần này: 1.');
  const second = textOf(await printed('election-count', 2));
  expect(second).toContain('Số phiếu không hợp lệ: 1');
  expect(second).toContain('Trúng cử (1): Phạm Cúc.');
});

test('request and list have those elected, with birth only for whoever may read members', async () => {
  const request = await printed('election-request');
  expect(request.letterhead.left.number).toMatch(/-TTr\/CB$/);
  expect(request.title).toBe('TỜ TRÌNH');
  expect(rowsOf(request).map((row) => [row[1], row[4], row[5]])).toEqual([
    ['Lê Thị An', '9', '90%'],
    ['Rmah Bình', '7', '70%'],
    ['Phạm Cúc', '6', '60%'],
  ]);
  expect(rowsOf(request)[0]?.[2]).toMatch(/\d{4}$/);
  expect(rowsOf(await printed('election-request', undefined, 'vi', w.people.member))[0]?.[2]).toBe('');
  expect(textOf(request)).toContain('Kính gửi: Đảng bộ xã Biển Hồ');
  expect(rowsOf(await printed('election-elected', undefined, 'en')).map((row) => [row[1], row[3]])).toEqual([
    ['Lê Thị An', '1'],
    ['Rmah Bình', '1'],
    ['Phạm Cúc', '2'],
  ]);
});

test('the confirmed list says by which decision; a file says what the print says; strangers find nothing', async () => {
  const { version } = await get();
  await w.run(
    'election.approve',
    { id, byUnitId: w.commune, number: '12-QĐ/ĐU', decidedOn: '2026-11-09', from: '2026-11-09', version },
    w.people.commune,
  );
  const list = await printed('election-elected', undefined, 'ar');
  expect(list.direction).toBe('rtl');
  expect(textOf(list).join(' ')).toContain('12-QĐ/ĐU');
  const file = await w.chibo.bus.read(w.people.secretary, (ctx) =>
    electionDocuments['election-elected'](ctx, id, { language: 'ar' }),
  );
  expect(file.model).toEqual(list);
  expect(file.fileName).toMatch(/\.docx$/);
  for (const kind of ['election-elected', 'election-request', 'election-ballot'] as const)
    expect((await refusalOf(printed(kind, undefined, 'vi', w.people.stranger))).status).toBe(404);
});

test('the record names the papers there are', async () => {
  const of = (await get()).papers.map((paper) => [paper.kind, paper.ballot]);
  expect(of).toEqual([
    ['election-count', 1],
    ['election-ballot-held', 1],
    ['election-count', 2],
    ['election-ballot-held', 2],
    ['election-request', null],
    ['election-elected', null],
  ]);
  expect(papersOf({ id, state: 'open', elected: 0 }, []).map((paper) => [paper.kind, paper.ballot])).toEqual([
    ['election-ballot', 1],
  ]);
  expect(papersOf({ id, state: 'failed', elected: 0 }, [{ id, ballot_no: 1 }])).toHaveLength(2);
});
