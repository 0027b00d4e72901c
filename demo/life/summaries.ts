/** A file of the national database that the commune's clerk compared: a few invented differences, two of them decided. */
import { json } from 'node:stream/consumers';
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import type { SummaryLine } from '../../src/exchange/summary/summary.ts';
import { streamSummary } from '../../src/exchange/summary/write.ts';
import { upload } from '../../src/platform/files/files.ts';
import { accountAs, act, ask } from '../people.ts';

type Entry = Record<string, unknown> & { name: string; birthDate: string };

/** What the national side has otherwise: a birth date, an education, a card number, a post; somebody it lacks, somebody only it has. */
const CHANGES: [place: number, change: (entry: Entry) => Partial<Entry>][] = [
  [3, ({ birthDate }) => ({ birthDate: `${Number(birthDate.slice(0, 4)) + 1}${birthDate.slice(4)}` })],
  [4, () => ({ education: 'university' })],
  [6, () => ({ theory: null })],
  [9, () => ({ partyPosts: ['Phó bí thư chi bộ'] })],
  [12, ({ name }) => ({ name: `${name} Anh` })],
];
const ONLY_THERE = {
  name: 'Siu H’Nga',
  birthDate: '1994-05-06',
  sex: 'female',
  admittedOn: '2022-09-02',
  status: 'official',
};

/** Takes the commune's own summary, changes it, and compares it in the clerk's name. */
export async function compareSummary(chibo: Chibo, unitId: string, login: string): Promise<void> {
  const { body } = await streamSummary(chibo, operator(), { unit: unitId, form: 'json', language: 'vi' });
  const told = (await json(body)) as { members: Entry[] };
  for (const [place, change] of CHANGES) {
    const entry = told.members[place];
    if (entry) Object.assign(entry, change(entry));
  }
  const cell = told.members[0]?.cell;
  told.members.splice(20, 1);
  told.members.push({ ...ONLY_THERE, cell });
  const clerk = await accountAs(chibo, login);
  const file = { name: 'csdl-dang-vien.json', body: Buffer.from(JSON.stringify(told)) };
  const { id: fileId } = await upload(chibo.app.db, chibo.keys, clerk, clerk.grant.unit, file, chibo.clock.now());
  const { id } = await act(chibo, clerk, 'summary.read', { unit: unitId, fileId });
  const decide = async (field: string, decision: string, note: string) =>
    await act(chibo, clerk, 'summary.decide', { id, filter: { field }, decision, note });
  await decide('partyPosts', 'ours', 'Theo quyết định chuẩn y cấp ủy chi bộ');
  await decide('name', 'look', 'Đối chiếu với giấy khai sinh');
  const { items } = await ask<{ items: SummaryLine[] }>(chibo, clerk, 'summary.lines', { id, decision: 'none' });
  if (items.length === 0) throw new Error('The compared file left nothing to decide.');
}
