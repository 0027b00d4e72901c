/** The check over HTTP: what it finds, what it compares, who may ask, and that nothing of a text stays anywhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { part, zipOf } from '../exchange/testing.ts';
import { readWorkbook } from '../exchange/workbook.ts';
import { newId } from '../platform/ids.ts';
import type { CheckedReport } from './reportCheck.ts';

let world: Bare;
let ask: Client;
let commune: string;
let cell: string;
let elsewhere: string;
let clerk: string;
let stranger: string;

const founded = { kind: 'grassroots_cell', foundedOn: '2025-07-01', setting: 'residential' };
const found = async (parentId: string, name: string, more: object = {}) =>
  (await asOperator(world.chibo, 'unit.found', { ...founded, parentId, name, ...more })).id;

async function tokenOf(login: string, post: string, unitId: string): Promise<string> {
  const { id } = await asOperator(world.chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
  await asOperator(world.chibo, 'post.begin', { unitId, post, accountId: id, from: '2026-01-01' });
  return await openToken(world.chibo.app.db, world.clock, id, 10);
}

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  const top = await foundTop(world.chibo, 'province_committee', 'Tỉnh ủy Gia Lai');
  commune = await found(top, 'Đảng bộ xã Biển Hồ', { kind: 'commune_committee', setting: undefined });
  elsewhere = await found(top, 'Đảng bộ xã Ia Mơ', { kind: 'commune_committee', setting: undefined });
  cell = await found(commune, 'Chi bộ Thôn 7');
  await found(commune, 'Chi bộ Thôn 8');
  for (const letter of ['A', 'B', 'C'])
    await asOperator(world.chibo, 'member.register', {
      unit: cell,
      fullName: `Siu ${letter} Hồ`,
      sex: 'female',
      birthDate: '1980-03-02',
      admittedOn: '2015-05-19',
      officialOn: '2016-05-19',
      ethnicity: '02',
      from: '2026-01-05',
    });
  clerk = await tokenOf('van.phong', 'clerk', commune);
  stranger = await tokenOf('ia.mo', 'clerk', elsewhere);
}, 60_000);
afterAll(() => world.close());

const check = async (text: string, more: object = {}, token = clerk, unit = commune) =>
  await ask('POST', `/units/${unit}/report-check`, { token, body: { text, ...more } });
const checked = async (text: string, more: object = {}) => (await check(text, more)).json() as unknown as CheckedReport;

describe('report.check', () => {
  it('finds what cannot be, in the text as it was read', async () => {
    const report = await checked(
      '\ufeffToàn xã có 47 thôn,\r\ntrong đó 51 thôn đã có đường; 12 hộ, chiếm tỷ lệ 19,04%.',
    );
    expect(report.text).not.toContain('\r');
    expect(report.findings.map(({ kind, given, computed }) => [kind, given, computed])).toEqual([
      ['part_above_whole', 51, 47],
      ['cut_not_rounded', 19.04, 19.05],
    ]);
    for (const { start, end, quote } of report.findings) expect(report.text.slice(start, end)).toBe(quote);
    expect(report.languages).toEqual(['vi']);
  });

  it('holds the numbers of a unit that is named against the register, with the list behind', async () => {
    const { compared, on, dayFrom } = await checked(
      'Đảng bộ xã Biển Hồ có 2 tổ chức cơ sở đảng và 5 đảng viên. Chi bộ Thôn 7 có 3 đảng viên. Đảng bộ xã Ia Mơ có 9 đảng viên.',
    );
    expect([on, dayFrom]).toEqual(['2026-11-10', 'today']);
    expect(compared.map(({ unit, key, given, registered, same }) => [unit.id, key, given, registered, same])).toEqual([
      [commune, 'grassroots', 2, 2, true],
      [commune, 'members', 5, 3, false],
      [cell, 'members', 3, 3, true],
    ]);
    const list = await ask(
      'GET',
      compared[1]?.link?.replace(`/units/${commune}/members`, `/units/${commune}/members`) ?? '',
      {
        token: clerk,
      },
    );
    expect(list.json()).toMatchObject({ total: 3 });
  });

  it('takes the day that is given, else the day the text names, and says nothing of one before the records', async () => {
    const text = 'Tính đến ngày 30/6/2026, toàn xã có 4 đảng viên.';
    expect(await checked(text)).toMatchObject({
      on: '2026-06-30',
      dayFrom: 'text',
      compared: [{ registered: 3, same: false, link: expect.stringContaining('on=2026-06-30') }],
    });
    expect(await checked(text, { on: '2020-01-01' })).toMatchObject({
      on: '2020-01-01',
      dayFrom: 'given',
      compared: [],
    });
  });

  it('is for who may read the counts there; of another unit not even that it exists', async () => {
    expect(problemIn(await check('a', {}, stranger))).toMatchObject({ status: 404, code: 'not_found' });
    expect(problemIn(await check('a', {}, stranger, newId()))).toMatchObject({ status: 404, code: 'not_found' });
    expect((await ask('POST', `/units/${commune}/report-check`, { body: { text: 'a' } })).status).toBe(401);
  });

  it('refuses no text, too much of it, a day that is none, a field it does not know, a question in the address', async () => {
    expect(problemIn(await check(' \n '))).toMatchObject({
      status: 422,
      reasons: [{ code: 'text.required', field: 'text' }],
    });
    expect(problemIn(await check('a'.repeat(200_001)))).toMatchObject({ code: 'text.too_long' });
    expect(problemIn(await check('a', { on: '2026-02-30' }))).toMatchObject({ code: 'date.impossible' });
    expect(problemIn(await check('a', { keep: true }))).toMatchObject({ code: 'field.unknown' });
    expect((await ask('GET', `/units/${commune}/report-check?text=a`, { token: clerk })).status).toBe(404);
  });

  it('leaves nothing of the text behind, not even in the ledger', async () => {
    const mark = 'Nguyễn Thị Không Ai Biết';
    await checked(`${mark} nói: 12 hộ, chiếm tỷ lệ 19,04%.`);
    const { rows } = await world.chibo.owner.pool.query<{ table_name: string }>(
      "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { table_name } of rows) {
      const { rows: hits } = await world.chibo.owner.pool.query(
        `select 1 from "${table_name}" t where t::text like $1 limit 1`,
        [`%${mark}%`],
      );
      expect(hits, table_name).toEqual([]);
    }
  });
});

describe('a report as a file', () => {
  const posted = async (path: string, form: FormData, token = clerk) => {
    const request = new Request('http://chibo.test/', { method: 'POST', body: form });
    return await ask('POST', path, {
      token,
      raw: new Uint8Array(await request.arrayBuffer()),
      headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' },
    });
  };
  const sent = (name: string, body: BlobPart, unit = commune, token = clerk) => {
    const form = new FormData();
    form.set('unit', unit);
    form.set('file', new File([body], name));
    return posted('/reports/text', form, token);
  };
  const docx = new Uint8Array(
    zipOf([
      part('[Content_Types].xml', '<Types/>'),
      part('word/document.xml', '<w:document xmlns:w="w"><w:p><w:r><w:t>Có 47 chi bộ</w:t></w:r></w:p></w:document>'),
    ]),
  );

  it('becomes its text', async () => {
    expect((await sent('Báo cáo.docx', docx)).json()).toEqual({ name: 'Báo cáo.docx', text: 'Có 47 chi bộ' });
    expect((await sent('a.txt', 'Có 47 chi bộ')).json()).toMatchObject({ text: 'Có 47 chi bộ' });
  });

  it('is refused when it is none, and for who may not ask there', async () => {
    expect(problemIn(await sent('a.pdf', '%PDF-1.4\0'))).toMatchObject({ status: 422, code: 'report.not_readable' });
    const large = new Uint8Array(10 * 1024 * 1024 + 200_000).fill(97);
    expect(problemIn(await sent('a.txt', large))).toMatchObject({ status: 413, code: 'report.too_large' });
    expect(problemIn(await sent('a.txt', 'a', commune, stranger))).toMatchObject({ status: 404 });
    expect(problemIn(await sent('a.txt', 'a', 'x'))).toMatchObject({ status: 404 });
    const form = new FormData();
    form.set('unit', commune);
    expect(problemIn(await posted('/reports/text', form))).toMatchObject({ status: 422, code: 'file.missing' });
  });

  it('its findings go out as a workbook, in the language asked for', async () => {
    const form = new FormData();
    form.set('text', 'Số hộ nghèo còn 12 hộ, chiếm tỷ lệ 19,04%. Chi bộ Thôn 7 có 4 đảng viên.');
    form.set('language', 'en');
    const request = new Request('http://chibo.test/', { method: 'POST', body: form });
    const { makeServer } = await import('../http/server.ts');
    const answer = await makeServer(world.chibo, { log: false }).request(`/api/v1/reports/${commune}/findings`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${clerk}`, 'Content-Type': request.headers.get('Content-Type') ?? '' },
      body: await request.arrayBuffer(),
    });
    expect(answer.status).toBe(200);
    const [findings, register] = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
    expect(findings?.rows[1]?.cells.slice(0, 4)).toEqual([
      'Cut off, not rounded',
      '12 hộ, chiếm tỷ lệ 19,04%',
      '19.04',
      '19.05',
    ]);
    expect(register?.rows[1]?.cells).toEqual(['Chi bộ Thôn 7', '4 đảng viên', '4', '3']);
    expect(problemIn(await posted(`/reports/${commune}/findings`, form, stranger))).toMatchObject({ status: 404 });
  });
});
