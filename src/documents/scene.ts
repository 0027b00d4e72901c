/** For tests: a commune and a cell with one document of each kind, made by commands. */

import { expect } from 'vitest';
import { THREE_ABSENT } from '../meetings/scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from '../meetings/testing.ts';
import type { Actor } from '../platform/access.ts';
import type { DocumentAsked, DocumentLanguage, DocumentMade } from '../platform/document.ts';
import { renderDocx } from './docx.ts';
import { partsOf, type ReadDocument, readDocument } from './testing.ts';

export type SceneDocument = { kind: string; id: string; from?: string; to?: string; who: Actor };
export type DocumentScene = {
  w: MeetingWorld;
  documents: Record<string, SceneDocument>;
  /** what stands in a document, as the module that owns it says */
  made(document: SceneDocument, language: DocumentAsked['language']): Promise<DocumentMade>;
};

const BODY = [
  'Thực hiện nhiệm vụ năm 2026, Ban Chấp hành Đảng bộ xã quyết nghị:',
  '1. Tập trung lãnh đạo giảm nghèo bền vững, mỗi chi bộ nhận giúp đỡ ít nhất một hộ nghèo.',
  '2. Vận động Nhân dân hiến đất, góp công làm đường bê tông thôn, hoàn thành trước ngày 31/12/2026.',
  '3. Nâng cao chất lượng sinh hoạt chi bộ; phát triển đảng viên là người dân tộc thiểu số Gia Rai, Ba Na.',
].join('\n');
const TARGETS = [
  {
    indicator: 'Hộ thoát nghèo bền vững',
    measure: 'households',
    baseValue: '42',
    goalMin: '10',
    goalMax: '12',
    deadline: '2026-12-31',
  },
  {
    indicator: 'Đường thôn được bê tông hóa',
    measure: 'percent',
    baseText: 'tổng chiều dài đường thôn',
    baseValue: '62.5',
    goalMin: '80',
    goalMax: '80',
    deadline: '2026-12-31',
  },
];

/** All documents are read by the cell's secretary, those of the commune by its own. */
export async function documentScene(): Promise<DocumentScene> {
  const w = await meetingWorld();
  const { run, ask, people, commune, cell, ids } = w;
  await run(
    'unit.letterhead',
    {
      id: commune,
      letterhead: {
        documentCode: 'ĐU',
        upperName: 'TỈNH ỦY GIA LAI',
        issuerName: 'ĐẢNG ỦY XÃ BIỂN HỒ',
        place: 'Biển Hồ',
        hasSeal: true,
      },
    },
    people.operator,
  );
  const resolution = await run(
    'resolution.draft',
    {
      unit: commune,
      title: 'Nghị quyết về giảm nghèo bền vững năm 2026',
      body: BODY,
      theme: 'Năm làm đường',
      targets: TARGETS,
    },
    people.commune,
  );
  await run('resolution.issue', { id: resolution.id, version: 1, on: '2026-11-02', recipients: 'all' }, people.commune);
  const seen = await ask<{ targets: { id: string }[]; received: { id: string } }>('resolution.get', {
    id: resolution.id,
  });
  await run('resolution.acknowledge', { unit: cell, id: seen.received.id, version: 1 });
  const plan = await run('plan.draft', {
    unit: cell,
    resolutionId: resolution.id,
    title: 'Kế hoạch thực hiện Nghị quyết về giảm nghèo bền vững',
    body: 'Mỗi hộ nghèo có một đảng viên giúp đỡ.\nLàm xong 200 m đường bê tông.',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    items: [
      {
        what: 'Giúp 3 hộ thoát nghèo',
        targetId: seen.targets[0]?.id,
        measure: 'households',
        goalMin: '3',
        goalMax: '3',
        deadline: '2026-12-15',
        weight: 3,
      },
      { what: 'Làm 200 m đường bê tông', targetId: seen.targets[1]?.id, weight: 1 },
    ],
  });
  await run('plan.adopt', { id: plan.id, version: 1, on: '2026-11-05' });
  const { items } = await ask<{ items: { id: string }[] }>('plan.get', { id: plan.id });
  const task = (assignee: string, work: string, due: string, item = 0) => ({
    assigneeId: ids[assignee],
    work,
    accountability: 'Chịu trách nhiệm chính; Ban công tác Mặt trận thôn phối hợp',
    due,
    result: 'Danh sách 12 hộ đã ký cam kết, kèm ảnh',
    checkerId: ids['Trần Văn Ân'],
    planItemId: items[item]?.id,
  });
  for (const given of [
    task('Lê Thị An', 'Vận động 12 hộ hiến đất làm đường thôn', '2026-11-30', 1),
    task('Rmah Bình', 'Giúp hộ ông Siu Nhen làm hồ sơ vay vốn', '2026-12-15'),
    task('Phạm Cúc', 'Lập danh sách hộ nghèo cần hỗ trợ giống bò', '2026-11-20'),
  ])
    await run('task.assign', { unit: cell, ...given });
  const meeting = await heldMeeting(w);
  const month = await w.get(meeting);
  const secretary = people.secretary;
  const documents: Record<string, SceneDocument> = {
    resolution: { kind: 'resolution', id: resolution.id, who: secretary },
    'meeting-resolution': { kind: 'meeting-resolution', id: month.resolution?.id ?? '', who: secretary },
    plan: { kind: 'plan', id: plan.id, who: secretary },
    'plan-tasks': { kind: 'plan-tasks', id: plan.id, who: secretary },
    'unit-tasks': { kind: 'unit-tasks', id: cell, who: secretary },
    minutes: { kind: 'minutes', id: meeting, who: secretary },
    attendance: { kind: 'attendance', id: meeting, who: secretary },
    'unit-report': { kind: 'unit-report', id: commune, from: '2026-11-01', to: '2026-11-10', who: people.commune },
  };
  const kinds = Object.assign({}, ...w.bus.modules.map((module) => module.documents ?? {})) as NonNullable<
    (typeof w.bus.modules)[number]['documents']
  >;
  return {
    w,
    documents,
    made: async ({ kind, id, who, ...period }, language) => {
      const build = kinds[kind];
      if (!build) throw new Error(`No module makes the document "${kind}".`);
      return await w.bus.read(who, (ctx) => build(ctx, id, { language, ...period }));
    },
  };
}

/** A meeting with roll, proposal, resolution and task; closed, confirmed, signed. */
async function heldMeeting(w: MeetingWorld): Promise<string> {
  const id = await w.call();
  await w.open(id);
  await w.roll(id, THREE_ABSENT);
  await w.run('proposal.record', {
    id,
    personId: w.ids['Lê Thị An'],
    body: 'Xin 20 tấn xi măng làm đường.',
    addressedUnitId: w.commune,
  });
  await w.run('meeting.adopt', {
    id,
    version: await w.version(id),
    title: 'Làm đường bê tông thôn',
    body: 'Chi bộ thống nhất làm 200 m đường bê tông trong tháng 11.\nGiao đồng chí Trần Văn Ân theo dõi.',
    tasks: [
      {
        assigneeId: w.ids['Lê Thị An'],
        work: 'Vận động 12 hộ hiến đất làm đường',
        accountability: 'Chịu trách nhiệm chính',
        due: '2026-11-30',
        result: 'Danh sách 12 hộ ký cam kết',
        checkerId: w.ids['Rmah Bình'],
      },
    ],
    votesFor: 8,
    votesAgainst: 0,
    votesOther: 0,
    form: 'hands',
  });
  await w.run('meeting.close', { id, version: await w.version(id) });
  await w.run('meeting.confirm', { id, version: await w.version(id), readOut: true });
  await w.run('meeting.sign', { id, version: await w.version(id), password: PASSWORD });
  return id;
}

export type Read = ReadDocument & { parts: Map<string, string>; lines: string[] };

/** A document of the scene as another reader than the writer finds it. */
export async function readMade(scene: DocumentScene, kind: string, language: DocumentLanguage): Promise<Read> {
  const made = await scene.made(scene.documents[kind] as SceneDocument, language);
  const parts = await partsOf(await renderDocx(made.model, scene.w.chibo.rulebook));
  const document = readDocument(parts.get('word/document.xml') ?? '');
  return { ...document, parts, lines: document.paragraphs.map((p) => p.text).filter((text) => text !== '') };
}

/** The lines stand there, in this order; others may stand between. */
export function inOrder(lines: readonly string[], wanted: readonly string[]) {
  let from = 0;
  for (const line of wanted) {
    const at = lines.indexOf(line, from);
    expect(at, `"${line}" after line ${from} of\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}
