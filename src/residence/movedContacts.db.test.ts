import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { CaseRecord } from '../procedures/case.ts';
import type { ContactRecord, HomeLine, PersonResidence } from './residence.ts';
import { type Page, type ResidenceWorld, residenceWorld, TEXTS, TODAY } from './testing.ts';

let w: ResidenceWorld;
beforeAll(async () => {
  w = await residenceWorld();
  await w.received('Cô Ba');
  await w.received('Thầy Phó', w.other, w.neighbour);
  await w.answer(await w.introduce('Cô Năm', w.village, { category: 'exempt', reason: 'Tuổi cao' }), w.secretary);
  const noted = { category: 'not_introduced', letterNumber: undefined, letterOn: undefined };
  await w.introduce('Cô Tư', null, { ...noted, reason: 'Công tác lưu động' });
});
afterAll(() => w.close());

const homes = async (unit = w.commune, who: Actor = w.clerk) =>
  await w.ask<Page<HomeLine> & { sums: HomeLine }>('residence.homes', { unit, year: 2026 }, who);

/** A transfer, from the request to the reception by the cell that receives. */
async function transfer(name: string, to: string, receiver: Actor): Promise<void> {
  const facts = (values: Record<string, string>) => Object.entries(values).map(([field, value]) => ({ field, value }));
  const asked = facts({ changed_on: TODAY, why: 'residence', to });
  const { id } = await w.run('case.open', { procedure: 'transfer', subject: w.idOf(name), facts: asked }, w.clerk);
  const take = async (outcome: string, who: Actor, more: Record<string, string> = {}) => {
    const { step, version } = await w.ask<CaseRecord>('case.get', { id }, who);
    await w.run('case.take', { id, version, step: step.id, outcome, on: TODAY, note: null, facts: facts(more) }, who);
  };
  await w.run('case.paper', { id, form: 'transfer_request', state: 'checked' }, w.clerk);
  await take('agreed', w.clerk);
  await w.run('case.paper', { id, form: 'transfer_letter', state: 'checked' }, w.clerk);
  await take('issued', w.clerk, { letter_number: '12-SHĐ', letter_on: TODAY });
  await take('received', receiver);
}

describe('he changes his cell', () => {
  const contacts = async (name: string) =>
    await w.chibo.owner.db
      .selectFrom('residence_contact')
      .select(['id', 'division', 'unit_id', 'valid_to', 'end_reason', 'moved_to'])
      .where('person_id', '=', w.idOf(name))
      .where('state', '=', 'received')
      .orderBy('valid_from')
      .orderBy('division')
      .execute();

  test('to another division: the contact is copied there, remarks name the new home, and both sides go on (D1)', async () => {
    await w.run('round.open', { unit: w.village, year: 2026 }, w.secretary);
    const line = await w.lineOf('Cô Ba');
    const { roundId } = line;
    await transfer('Cô Ba', w.far, w.farSecretary);
    const [old, copy] = await contacts('Cô Ba');
    expect(old).toMatchObject({ division: '00', moved_to: '77' });
    expect(copy).toMatchObject({ division: '77', unit_id: w.far, valid_to: 'infinity', moved_to: null });
    expect(await refusalOf(w.contact(old?.id ?? '', w.head))).toMatchObject({ status: 404 });
    expect(await w.contact(copy?.id ?? '', w.farSecretary)).toMatchObject({ residence: { id: w.village } });
    expect(await w.contact(copy?.id ?? '', w.secretary)).toMatchObject({ home: { id: w.far } });
    expect(await w.lineOf('Cô Ba')).toMatchObject({ home: { id: w.far }, contactEnded: null });
    await w.run(
      'remark.send',
      {
        round: roundId,
        discussedOn: TODAY,
        lines: [{ id: line.id, version: line.version, level: 'good', texts: TEXTS }],
      },
      w.secretary,
    );
    const arrived = await w.ask<Page<{ id: string }>>('remark.list', { unit: w.far, side: 'home' }, w.farSecretary);
    expect(arrived.items.map(({ id }) => id)).toEqual([line.id]);
    expect((await w.ask<Page<unknown>>('remark.list', { unit: w.school, side: 'home' }, w.head)).total).toBe(0);
    const moved = await actorOf(w.chibo, 'Cô Ba', 'member');
    expect(await w.ask<PersonResidence>('residence.mine', {}, moved)).toMatchObject({
      unitId: w.far,
      remarks: [{ id: line.id, level: 'good' }],
    });
  });

  test('to the very cell he lives at: the contact is over, he is a member there', async () => {
    await transfer('Thầy Phó', w.other, w.neighbour);
    expect((await contacts('Thầy Phó')).at(-1)).toMatchObject({
      unit_id: w.other,
      valid_to: TODAY,
      end_reason: 'joined',
    });
  });
});

describe('between two divisions', () => {
  test('the far cell finds him among those who wait, receives him, and nobody else there reads his record', async () => {
    const id = await w.introduce('Cô Hiệu', w.far, {}, w.clerk);
    const waiting = await w.ask<Page<ContactRecord>>(
      'contact.list',
      { unit: w.far, side: 'residence', state: 'waiting' },
      w.farSecretary,
    );
    expect(waiting.items).toMatchObject([{ id, name: 'Cô Hiệu', home: { id: w.school } }]);
    expect(await refusalOf(w.ask('member.get', { id: w.idOf('Cô Hiệu') }, w.farSecretary))).toMatchObject({
      status: 404,
    });
    await w.answer(id, w.farSecretary, { accept: false, note: 'Đã bán nhà' });
    expect(await w.contact(id, w.head)).toMatchObject({ state: 'refused' });
    expect((await homes(w.school, w.head)).items[0]).toMatchObject({ unrecorded: 1 });
  });
});
