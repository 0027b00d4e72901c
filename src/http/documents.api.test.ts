import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { openToken } from '../accounts/sessions.ts';
import { type DocumentScene, documentScene } from '../documents/scene.ts';
import type { Actor } from '../platform/access.ts';
import { newId } from '../platform/ids.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let scene: DocumentScene;
let ask: Client;
beforeAll(async () => {
  scene = await documentScene();
  ask = clientOf(scene.w.chibo);
});
afterAll(() => scene.w.close());

async function get(name: string, who: Actor, query = '', other?: string) {
  const { kind, id } = scene.documents[name] ?? { kind: name, id: newId() };
  return await ask('GET', `/documents/${kind}/${other ?? id}.docx${query}`, {
    token: await openToken(scene.w.chibo.app.db, scene.w.world.clock, who.accountId, 1),
    headers: { 'Chibo-Acting-As': who.grant.id },
  });
}
/** The name a browser saves it under. */
const savedAs = (disposition: string | null) =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition ?? '')?.[1] ?? '');

describe('a document', () => {
  it('comes as a file, in the language asked for, under a plain name and a written one', async () => {
    const { secretary } = scene.w.people;
    const names = {
      vi: ['bien-ban-hop-chi-bo-2026-11.docx', 'biên-bản-họp-chi-bộ-2026-11.docx'],
      en: ['minutes-of-the-cell-meeting-2026-11.docx', 'minutes-of-the-cell-meeting-2026-11.docx'],
      ar: ['____-______-______-2026-11.docx', 'محضر-اجتماع-الخلية-2026-11.docx'],
    };
    for (const [lang, [plain, written]] of Object.entries(names)) {
      const answer = await get('minutes', secretary, `?lang=${lang}`);
      expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Content-Language')]).toEqual([
        200,
        DOCX,
        lang,
      ]);
      expect(answer.headers.get('Content-Disposition')).toContain(`attachment; filename="${plain}"`);
      expect(savedAs(answer.headers.get('Content-Disposition'))).toBe(written);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.text.startsWith('PK')).toBe(true);
    }
  });

  it('is in the organization’s language where none is asked for', async () => {
    const answer = await get('plan', scene.w.people.secretary);
    expect(answer.headers.get('Content-Language')).toBe('vi');
  });

  it('of every kind is made for who may read its record', async () => {
    for (const [name, { who }] of Object.entries(scene.documents))
      expect([name, (await get(name, who)).status]).toEqual([name, 200]);
  });

  it('follows a month or a period', async () => {
    const { secretary, commune } = scene.w.people;
    expect((await get('unit-tasks', secretary, '?month=2026-11')).status).toBe(200);
    const report = await get('unit-report', commune, '?from=2026-11-01&to=2026-11-09');
    expect(savedAs(report.headers.get('Content-Disposition'))).toMatch(/-2026-11-01-2026-11-09\.docx$/);
  });
});

describe('is refused', () => {
  it('to who is not signed in', async () => {
    const { kind, id } = scene.documents.plan ?? { kind: '', id: '' };
    expect(problemIn(await ask('GET', `/documents/${kind}/${id}.docx`))).toMatchObject({ status: 401 });
  });

  it('to who may not read the record, as if there were none', async () => {
    const { stranger } = scene.w.people;
    for (const name of Object.keys(scene.documents).filter((each) => each !== 'resolution')) {
      const kind = scene.documents[name]?.kind ?? '';
      const [foreign, none] = [await get(name, stranger), await get(kind, stranger, '', newId())];
      expect(problemIn(foreign), name).toMatchObject({ status: 404, code: 'not_found' });
      expect(foreign.text).toBe(none.text);
    }
    // what the committee issued to all is read by all
    expect((await get('resolution', stranger)).status).toBe(200);
  });

  it('to a grant without the right to take documents away', async () => {
    const { w } = scene;
    const account = await w.run(
      'account.make',
      { login: 'quan-tri', name: 'Quản trị', password: 'ngọn đèn trước gió' },
      w.people.operator,
    );
    await w.run(
      'post.begin',
      { unitId: w.commune, post: 'administrator', accountId: account.id, from: '2026-01-01' },
      w.people.operator,
    );
    const token = await openToken(w.chibo.app.db, w.world.clock, account.id, 1);
    const answer = await ask('GET', `/documents/plan/${scene.documents.plan?.id}.docx`, { token });
    expect(problemIn(answer)).toMatchObject({ status: 403, code: 'right.missing' });
  });

  it('with field and rule where the language, month or period is none', async () => {
    const { commune } = scene.w.people;
    for (const [query, field, code] of [
      ['?lang=fr', 'lang', 'choice.unknown'],
      ['?month=2026-13', 'month', 'month.impossible'],
      ['?from=2026-02-30', 'from', 'date.impossible'],
      ['?from=2026-11-09&to=2026-11-01', 'to', 'date.order'],
      ['?from=2026-11-01&to=2027-01-01', 'to', 'date.future'],
    ]) {
      const { reasons } = problemIn(await get('unit-report', commune, query));
      expect([query, reasons[0]?.field, reasons[0]?.code]).toEqual([query, field, code]);
    }
  });
});
