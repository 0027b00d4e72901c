/** How a world of the demo comes to stand: a province, a commune under it from its roster, letterheads, accounts. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { act, PASSWORD, type Person } from '../people.ts';
import { type Cell, type Community, cellsUnder, idByCode, seatCommittee } from './community.ts';

export type Province = { division: string; name: string; code: string; founded: string };

/** Provinces live side by side, but are founded in the order in which it was asked for: so they stand in the same order each time. */
const founding = new WeakMap<Chibo['app'], Promise<unknown>>();

/** Founds a province, if no other world of the demo has, with its letterhead. Out: its id. */
export async function foundProvince(chibo: Chibo, province: Province): Promise<string> {
  const mine = (founding.get(chibo.app) ?? Promise.resolve()).then(() => findOrFound(chibo, province));
  founding.set(chibo.app, mine);
  return await mine;
}

async function findOrFound(chibo: Chibo, province: Province): Promise<string> {
  const before = await chibo.owner.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', province.code)
    .executeTakeFirst();
  if (before) return before.id;
  const { id } = await act(chibo, operator(), 'organization.found', {
    kind: 'province_committee',
    name: `Đảng bộ tỉnh ${province.name}`,
    code: province.code,
    division: province.division,
    foundedOn: province.founded,
  });
  await setLetterhead(chibo, id, {
    documentCode: 'TU',
    upperName: 'TRUNG ƯƠNG',
    issuerName: `TỈNH ỦY ${province.name.toUpperCase()}`,
    place: province.name,
    hasSeal: true,
  });
  return id;
}

type Letterhead = { documentCode: string; upperName: string; issuerName: string; place: string; hasSeal: boolean };

export async function setLetterhead(chibo: Chibo, id: string, letterhead: Letterhead): Promise<void> {
  await act(chibo, operator(), 'unit.letterhead', { id, letterhead });
}

/** `place` is its bare name: Biển Hồ. */
export type Commune = { code: string; place: string; province: string; seats?: number };

/** Reads an imported commune back, sets the letterheads and seats its committee. */
export async function settleCommune(
  chibo: Chibo,
  { code, place, province, seats }: Commune,
  asOf: string,
): Promise<Community> {
  const id = await idByCode(chibo, code);
  const cells = await cellsUnder(chibo, id);
  await setLetterhead(chibo, id, {
    documentCode: 'ĐU',
    upperName: `TỈNH ỦY ${province.toUpperCase()}`,
    issuerName: `ĐẢNG ỦY XÃ ${place.toUpperCase()}`,
    place,
    hasSeal: true,
  });
  for (const cell of cells)
    await setLetterhead(chibo, cell.id, {
      documentCode: 'CB',
      upperName: `ĐẢNG ỦY XÃ ${place.toUpperCase()}`,
      issuerName: cell.name.toUpperCase(),
      place,
      hasSeal: false,
    });
  const committee = await seatCommittee(chibo, id, cells, asOf, seats === undefined ? {} : { seats });
  return { id, cells, committee };
}

/** Opens an account of a person; with `order` it stands on the demo's sign-in page. */
export async function openAccount(
  chibo: Chibo,
  login: string,
  person: Person | undefined,
  order?: number,
): Promise<void> {
  if (!person) throw new Error(`There is nobody for the account ${login}.`);
  await act(chibo, operator(), 'account.make', {
    login,
    name: person.name,
    password: PASSWORD,
    personId: person.id,
    ...(order !== undefined && { demoOrder: order }),
  });
}

/** Opens the account of somebody who works on the records and is no member here: clerk, board, administrator. */
export async function openStaff(
  chibo: Chibo,
  {
    login,
    name,
    unitId,
    post,
    order,
    from,
  }: { login: string; name: string; unitId: string; post: string; order?: number; from: string },
): Promise<void> {
  const by = operator();
  const account = await act(chibo, by, 'account.make', {
    login,
    name,
    password: PASSWORD,
    ...(order !== undefined && { demoOrder: order }),
  });
  await act(chibo, by, 'post.begin', { unitId, post, accountId: account.id, from });
}

/** Accounts of the secretaries, so that they sign their own minutes; side by side, because a password takes its time. */
export async function openSecretaries(
  chibo: Chibo,
  cells: readonly Cell[],
  login: (index: number) => string | null,
): Promise<void> {
  await Promise.all(
    cells.map(async (cell, i) => {
      const name = login(i);
      if (name !== null) await openAccount(chibo, name, cell.secretary);
    }),
  );
}
