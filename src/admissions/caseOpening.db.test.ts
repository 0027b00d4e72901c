/** The way of a candidate to a case: what stands in it, and how a former member comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type AdmissionWorld, admissionWorld } from './testing.ts';

let w: AdmissionWorld;
beforeAll(async () => {
  w = await admissionWorld();
});
afterAll(() => w.close());

const forbidden = { status: 403, codes: ['right.missing'] };

describe('the way to a case', () => {
  test('is refused by age, by introducers, and for whoever is not on the list; each refusal names its rule', async () => {
    const { id } = await w.nominate({ fullName: 'Puih Sớm', listedOn: null, birthDate: '1960-01-01', unionBody: null });
    const refused = await refusalOf(w.openCase(id));
    expect(refused.codes).toEqual(['candidate.too_old']);
    const { id: young } = await w.nominate({ fullName: 'Puih Sau', listedOn: null });
    expect((await refusalOf(w.openCase(young))).codes).toEqual(['candidate.not_listed', 'candidate.introducers']);
    expect(await refusalOf(w.openCase(young, '2026-04-01', w.people.member))).toMatchObject(forbidden);
    await w.run('candidate.accept', { id: young, version: 1, on: '2026-02-05' });
    await w.help(young, 'Trần Văn Ân', '2025-06-01');
    // known to him ten months only; by June it is a year, and the union's resolution stands for the second
    expect((await refusalOf(w.openCase(young, '2026-04-01'))).codes).toEqual(['candidate.introducers']);
    const caseId = (await w.openCase(young, '2026-06-01', w.people.secretary)).id;
    expect((await w.candidate(young, w.people.secretary)).may['case.open']).toMatchObject([
      { code: 'candidate.in_case' },
    ]);
    expect(
      await refusalOf(w.run('candidate.drop', { id: young, version: 2, on: '2026-06-30', reason: 'withdrew' })),
    ).toMatchObject({
      codes: ['candidate.in_case'],
    });
    await w.case.papers(caseId, ['certificate', 'application', 'introducer_letter', 'union_resolution']);
    const complete = w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-06-05' });
    expect((await refusalOf(complete)).codes).toEqual(['candidate.no_certificate']);
    await w.certify(young, '2021-06-04');
    const expired = w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-06-05' });
    expect((await refusalOf(expired)).codes).toEqual(['candidate.certificate_expired']);
    await w.certify(young, '2026-05-04');
    await w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-06-05' });
    // not qualified: the case ends, and he leaves the list as refused at this step
    const ended = { step: 'verification', outcome: 'not_qualified', on: '2026-07-01', note: 'Chưa đủ tiêu chuẩn' };
    await w.case.take(caseId, ended);
    expect(await w.candidate(young)).toMatchObject({
      state: 'refused',
      closeReason: 'verification',
      closedOn: '2026-07-01',
    });
  });

  test('a former member waits thirty-six months, and comes back as the one he was', async () => {
    const person = await w.register(w.cell, 'Hồ Trở Lại', { from: '2020-01-01' });
    const line = await w.chibo.owner.db
      .selectFrom('membership')
      .select(['id', 'version'])
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    const again = {
      fullName: 'Hồ Trở Lại',
      birthDate: '1975-03-04',
      sex: 'male',
      formerPerson: person,
      unionBody: null,
    };
    expect(await refusalOf(w.nominate(again))).toMatchObject({ codes: ['candidate.is_member'] });
    await w.run('membership.end', { id: line.id, version: line.version, on: '2023-06-01', reason: 'left' });
    const { id } = await w.nominate(again);
    for (const name of ['Trần Văn Ân', 'Lê Thị An']) await w.help(id, name);
    expect((await refusalOf(w.openCase(id, '2026-05-31'))).codes).toEqual(['candidate.readmission']);
    const caseId = (await w.openCase(id, '2026-06-01')).id;
    await w.certify(id);
    await w.case.papers(caseId, ['certificate', 'application', 'introducer_letter', 'union_resolution', 'curriculum']);
    await w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-06-02' });
    for (const kind of ['mass_organizations', 'residence']) await w.case.opinion(caseId, kind);
    await w.case.papers(caseId, ['opinions_summary', 'cell_resolution', 'admission_decision']);
    await w.case.take(caseId, { step: 'verification', outcome: 'verified', on: '2026-06-03' });
    await w.case.poll(caseId, { present: 6, eligible: 6, votesFor: 5 });
    await w.case.take(caseId, { step: 'cell_vote', outcome: 'proposed', on: '2026-06-04' });
    const decision = { decision_number: '1-QĐ', decided_on: '2026-06-20', received_on: '2026-06-22' };
    await w.case.take(caseId, { step: 'decision', outcome: 'decided', on: '2026-06-22', facts: decision });
    await w.case.take(caseId, {
      step: 'ceremony',
      outcome: 'admitted',
      on: '2026-06-25',
      facts: { ceremony_on: '2026-06-25' },
    });
    expect((await w.candidate(id)).personId).toBe(person);
    expect(await w.ask('member.get', { id: person })).toMatchObject({
      admittedOn: '2026-06-20',
      officialOn: null,
      memberships: [{ status: 'probationary', from: '2026-06-25' }, { endReason: 'left' }],
    });
  });
});
