/** The forms of cases: filled from the case and from what the modules know of its subject, offered at the steps the rulebook names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { DocumentBlock, DocumentLanguage } from '../platform/document.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { formsOfCases, formsOfProcedure, kindOfForm } from './forms/declared.ts';
import { caseForm } from './forms/document.ts';
import { CASE_FILLS } from './forms/fills.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
const cases: Record<string, string> = {};
beforeAll(async () => {
  w = await caseWorld();
  const transfer = { changed_on: '2026-11-02', why: 'work', to: w.other };
  cases.transfer = await w.open('transfer', 'Rmah Bình', transfer);
  cases.exemption = await w.open('exemption', 'Lê Thị An', { why: 'old_or_weak' });
  await w.paper(cases.exemption, 'exemption_request');
  await w.vote(cases.exemption, 6);
  const violation = { violated_on: '2026-10-01', what: 'Vi phạm quy định về đất đai.', level: 'warning' };
  cases.discipline = await w.open('discipline', 'Võ Dung', violation);
  cases.strike_off = await w.open('strike_off', 'Hồ Em', { ground: 'absent' });
  cases.recognition = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
});
afterAll(() => w.close());

const made = async (form: string, id = '', language: DocumentLanguage = 'vi', who = w.people.secretary) =>
  await w.chibo.bus.read(who, (ctx) => caseForm(form)(ctx, id, { language }));
const linesOf = (blocks: readonly DocumentBlock[]) =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.flat();
    if (block.kind === 'list') return block.items;
    return [block.kind === 'paragraph' && block.label !== undefined ? `${block.label}: ${block.text}` : block.text];
  });

test('every part of every form is filled by somebody', () => {
  const { rulebook } = w.chibo;
  const known = new Set([...Object.keys(CASE_FILLS), 'fixed', 'note', 'blank']);
  const brought = Object.keys(
    Object.assign({}, ...w.chibo.bus.modules.map((module) => module.cases?.fills ?? {})) as object,
  );
  for (const id of formsOfCases(rulebook)) {
    const form = rulebook.documents.forms.find((each) => each.id === id);
    for (const { fill } of form?.sections ?? [])
      expect([id, fill, known.has(fill) || brought.includes(fill)]).toEqual([id, fill, true]);
  }
});

test('the case offers the forms of its steps, and they are those that the server makes', async () => {
  const record = await w.get(cases.exemption ?? '');
  expect(record.documents.map(({ kind, steps }) => [kind, steps])).toEqual([['exemption-resolution', ['cell_vote']]]);
  const makers = w.chibo.bus.modules.flatMap((module) => Object.keys(module.documents ?? {}));
  for (const id of formsOfCases(w.chibo.rulebook)) expect(makers).toContain(kindOfForm(id));
  expect(formsOfProcedure(w.chibo.rulebook, 'strike_off').map(({ form, steps }) => [form, steps])).toEqual([
    ['strike_off_resolution', ['cell_vote']],
    ['strike_off_decision', ['decision']],
  ]);
  expect(formsOfProcedure(w.chibo.rulebook, 'nowhere')).toEqual([]);
  // the person himself sees his case, and takes no forms of those who handle it
  expect((await w.get(cases.exemption ?? '', w.people.member)).documents).toEqual([]);
});

describe('what stands in them', () => {
  test('the letter of transfer says who, from where, to where and why', async () => {
    const { model, fileName } = await made('transfer_letter', cases.transfer);
    const lines = linesOf(model.blocks);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Kính gửi: Chi ủy: Chi bộ thôn 2',
        'Họ và tên: Rmah Bình',
        'Ngày chính thức: 02/01/2006',
        'Đã sinh hoạt tại: Chi bộ thôn 1',
        'Lý do: chuyển công tác',
        'Chi bộ nơi đến: Chi bộ thôn 2',
      ]),
    );
    expect(model.letterhead.left.issuer).toContain('XÃ BIỂN HỒ');
    expect(model.letterhead.left.number).toBeNull();
    expect(fileName).toContain('rmah-bình');
  });

  test('a resolution has the vote with its base', async () => {
    const { model } = await made('exemption_resolution', cases.exemption);
    expect(linesOf(model.blocks).join('\n')).toMatch(/Số tính kết quả: 7\. Tán thành 6 \(85,7%\), không tán thành 1/);
    expect(model.signatures).toEqual([{ lines: ['T/M CHI BỘ, BÍ THƯ'], note: null, name: 'Nguyễn Thị Đào' }]);
    const before = await made('strike_off_resolution', cases.strike_off);
    // not voted yet: room for the hand
    expect(linesOf(before.model.blocks).filter((line) => /^…+$/.test(line)).length).toBeGreaterThan(4);
  });

  test('a decision bears the number and the day that were entered at its step', async () => {
    const id = await w.open(
      'suspension',
      'Phạm Cúc',
      { decision_number: '15-QĐ/ĐU', suspended_on: '2026-11-05', grounds: 'Bị khởi tố.' },
      w.people.commune,
    );
    const { model } = await made('suspension_decision', id, 'vi', w.people.commune);
    expect(model.letterhead.left.number).toBe('Số 15-QĐ/ĐU');
    expect(linesOf(model.blocks)).toContain('Căn cứ: Bị khởi tố.');
  });

  test('in each language, in its direction, without a missing text', async () => {
    const asked: [string, string | undefined][] = [
      ['transfer_letter', cases.transfer],
      ['exemption_resolution', cases.exemption],
      ['discipline_resolution', cases.discipline],
      ['discipline_decision', cases.discipline],
      ['strike_off_resolution', cases.strike_off],
      ['strike_off_decision', cases.strike_off],
      ['probation_opinions', cases.recognition],
      ['recognition_decision', cases.recognition],
      ['committee_recognition_resolution', cases.recognition],
    ];
    for (const [form, id] of asked)
      for (const language of LANGUAGES) {
        const { model } = await made(form, id, language, w.people.commune);
        expect([form, model.direction]).toEqual([form, language === 'ar' ? 'rtl' : 'ltr']);
        expect(JSON.stringify(model), `${form} in ${language}`).not.toMatch(
          /\{\w+\}|undefined|(procedures|members|admissions)\.\w+\.\w+/,
        );
      }
  });
});

test('who may not read the case gets no form of it', async () => {
  for (const id of [cases.transfer, cases.discipline])
    expect((await refusalOf(made('transfer_letter', id, 'vi', w.people.head))).status).toBe(404);
  // he sees it as his own, and has no right to the file
  expect((await refusalOf(made('exemption_resolution', cases.exemption, 'vi', w.people.member))).status).toBe(403);
  expect((await refusalOf(made('no_such_form', cases.transfer))).status).toBe(404);
});
