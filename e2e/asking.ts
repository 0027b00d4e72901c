/** What a journey asks the server beside its pages: units, people, numbers, days. */
import { addTo, today } from '../src/platform/clock.ts';
import { type Reader, reader } from './reader.ts';
import type { Language, Stage } from './stage.ts';

/** The numbers of the commune's overview by key, as the clerk's browser is told them. */
export async function numbersOf(stage: Stage, language: Language): Promise<Record<string, number | null>> {
  const clerk = await reader(stage, 'van-phong', language);
  const unit = await unitOf(stage, clerk);
  const overview = (await (
    await clerk.context.request.get(`${stage.address}/api/v1/units/${unit}/overview`)
  ).json()) as { numbers: { key: string; n: number | null }[] };
  await clerk.close();
  return Object.fromEntries(overview.numbers.map((n) => [n.key, n.n]));
}

export type People = { members: string[]; checker: string; secretary: string };

/** The people of the demo accounts, as a picker finds them, and the cell's deputy, who checks. */
export async function peopleOf(stage: Stage, cell: string): Promise<People> {
  const rows = await stage.chibo.owner.db
    .selectFrom('account')
    .select('name')
    .where('login', 'in', ['dang-vien', 'dang-vien-2'])
    .orderBy('login')
    .execute();
  const deputy = await stage.chibo.owner.db
    .selectFrom('post')
    .select('holder_name')
    .where('unit_id', '=', cell)
    .where('post', '=', 'deputy_secretary')
    .executeTakeFirstOrThrow();
  const head = await stage.chibo.owner.db
    .selectFrom('post')
    .select('holder_name')
    .where('unit_id', '=', cell)
    .where('post', '=', 'secretary')
    .executeTakeFirstOrThrow();
  return { members: rows.map((r) => r.name), checker: deputy.holder_name, secretary: head.holder_name };
}

/** A day counted from today in the organization's zone. */
export function inDays(stage: Stage, days: number): string {
  return addTo(today(stage.chibo.clock), { days });
}

/** The unit of the grant that stands first. */
export async function unitOf(stage: Stage, who: Reader): Promise<string> {
  const session = (await (await who.context.request.get(`${stage.address}/api/v1/session`)).json()) as {
    grants: { unit: { id: string } }[];
  };
  return session.grants[0]?.unit.id ?? '';
}

/** The id in an address. */
export function idOf(address: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? '';
}
