/** Posts and charges that end with the units that close, and those proposed for the units the decision founds: judged one by one before it takes effect. */
import { sql } from 'kysely';
import { postKind } from '../organization/postFacts.ts';
import { reasonsNotToBeginPost } from '../organization/rules.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Reason } from '../platform/refusal.ts';
import { type Decision, peopleLeaving, sourcesTable } from './leaving.ts';
import type { Plan } from './rules/plan.ts';

/** A charge of a unit is told by this in the place of a post. */
export const OVERSEER = 'overseer';

type Held = {
  unitId: string;
  unit: string;
  post: string;
  side: string;
  personId: string | null;
  accountId: string | null;
  name: string;
  isMember: boolean;
  termEnds: string | null;
  /** of a charge: who gave it, and where the person's record lies */
  duty: { fromUnitId: string; personDivision: string } | null;
};
/** What ends with its unit: `goesTo` has what that had. */
export type Ending = Held & { key: string; goesTo: string };
/** A post in a unit that stays, whose holder goes to another one: it is proposed that it ends; `approved` null until it is judged. */
export type Leaving = Held & { key: string; id: string; division: string; approved: boolean | null };
/** What is proposed at a unit that the decision founds; `approved` null until it is judged. */
export type Proposal = Held & { key: string; approved: boolean | null; against: Reason[] };
export type Posts = { endings: Ending[]; leaving: Leaving[]; proposals: Proposal[] };

/** What ends and what is proposed, with what was judged of it. */
export async function postsOf(ctx: Context, plan: Plan, decision: Decision, on: string): Promise<Posts> {
  const closing = plan.sources.filter((source) => source.closes);
  const order = new Map(closing.map(({ id }, i) => [id, i]));
  const endings = (await heldAt(ctx, closing)).toSorted(
    (a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0),
  );
  const founded = new Map(plan.changes.filter((change) => change.founded).map((change) => [change.id, change.after]));
  const { rows: choices } = await sql<{
    subject: string;
    target_id: string | null;
    person_id: string | null;
    approved: boolean;
    name: string | null;
  }>`
    select c.subject, c.target_id, c.person_id, c.approved, (select full_name from person p where p.division = c.division and p.id = c.person_id) as name
    from reorganization_choice c where c.division = ${decision.division} and c.reorganization_id = ${decision.id} and c.about = 'post'`.execute(
    ctx.tx,
  );
  const judged = new Map(choices.map((choice) => [choice.subject, choice.approved]));
  const leaving = (await heldByLeaving(ctx, plan, decision)).map((held) => ({
    ...held,
    approved: judged.get(held.key) ?? null,
  }));
  const present = await presentAt(ctx, plan, choices, leaving);
  const proposals: Proposal[] = [];
  const propose = (held: Held, kind: string) => {
    const key = keyOf(held);
    if (proposals.some((each) => each.key === key)) return;
    const approved = judged.get(key) ?? null;
    const post = postKind(ctx, held.post);
    const against =
      held.duty !== null || approved === false
        ? []
        : reasonsNotToBeginPost(
            { post: held.post, known: post !== undefined, at: post?.at ?? [], single: post?.single ?? false },
            kind,
            [
              ...present.filter((each) => each.unitId === held.unitId),
              ...proposals.filter(
                (each) => each.unitId === held.unitId && each.approved !== false && each.duty === null,
              ),
            ].map((each) => ({ post: each.post, holder: each.name, from: on, to: null })),
            { holder: held.name, from: on, termEnds: held.termEnds },
          );
    proposals.push({ ...held, key, approved, against });
  };
  for (const ending of endings) {
    const at = founded.get(ending.goesTo);
    if (!at) continue;
    const post = postKind(ctx, ending.post);
    // a post that the new kind of unit does not have cannot go on
    if (ending.duty === null && post && post.at.length > 0 && !post.at.includes(at.kind)) continue;
    propose({ ...ending, unitId: ending.goesTo, unit: at.name }, at.kind);
  }
  for (const choice of choices) {
    const [unitId = '', code = ''] = choice.subject.split('|');
    const at = plan.changes.find((change) => change.id === unitId)?.after;
    const post = postKind(ctx, code);
    if (!at || !post || choice.person_id === null || proposals.some((each) => each.key === choice.subject)) continue;
    const held = {
      unitId,
      unit: at.name,
      post: code,
      side: post.kind,
      personId: choice.person_id,
      accountId: null,
      name: choice.name ?? '',
      isMember: true,
      termEnds: null,
      duty: null,
    };
    propose(held, at.kind);
  }
  return { endings, leaving, proposals };
}

/** By which a proposal is judged: unit, post and holder. */
export function keyOf(held: Pick<Held, 'unitId' | 'post' | 'personId' | 'accountId' | 'name'>): string {
  return [held.unitId, held.post, held.personId ?? held.accountId ?? held.name].join('|');
}

type Present = { unitId: string; post: string; name: string };

/** Who holds the posts already that were chosen at units which are there and stay; without those whose posts are to end by the decision. */
async function presentAt(
  ctx: Context,
  plan: Plan,
  choices: readonly { subject: string }[],
  leaving: readonly Leaving[],
): Promise<Present[]> {
  const chosen = new Set(choices.map(({ subject }) => subject.split('|')[0]));
  const staying = plan.changes.filter(({ id, founded, closes }) => chosen.has(id) && !founded && !closes);
  if (staying.length === 0) return [];
  const ending = leaving.filter(({ approved }) => approved !== false).map(({ id }) => id);
  const { rows } = await sql<Present>`select t.unit_id as "unitId", t.post, t.holder_name as name from post t
    where t.division = any(${[...new Set(staying.map(({ division }) => division))]}::text[]) and t.unit_id = any(${staying.map(({ id }) => id)}::uuid[])
      and t.valid_to = 'infinity' and not t.id = any(${ending}::uuid[])`.execute(ctx.tx);
  return rows;
}

/** Before the key of a post that ends: a post that begins may have the same holder, unit and name. */
const ENDS = 'ends|';

/** Posts in units that stay, of people who go from there. */
async function heldByLeaving(ctx: Context, plan: Plan, decision: Decision): Promise<Omit<Leaving, 'approved'>[]> {
  const staying = plan.sources.filter((source) => !source.closes);
  if (staying.length === 0) return [];
  const { rows } = await sql<Omit<Leaving, 'approved' | 'key' | 'duty'>>`
    with gone as materialized (${peopleLeaving(staying, decision)})
    select t.id, t.division, t.unit_id as "unitId", u.name as unit, t.post, t.side, t.person_id as "personId", t.account_id as "accountId", t.holder_name as name, t.holder_is_member as "isMember",
      t.term_ends::text as "termEnds"
    from gone p join unit u on u.id = p.from_id join post t on t.division = u.division and t.unit_id = u.id and t.person_id = p.person_id and t.valid_to = 'infinity'
    order by u.sort_key, u.id, p.sort_key, t.id`.execute(ctx.tx);
  return rows.map((held) => ({ ...held, duty: null, key: ENDS + keyOf(held) }));
}

async function heldAt(ctx: Context, closing: Plan['sources']): Promise<Ending[]> {
  if (closing.length === 0) return [];
  const { rows } = await sql<
    Omit<Ending, 'duty' | 'key'> & { fromUnitId: string | null; personDivision: string | null }
  >`
    with s as materialized (select s.id, s.division, s.core, u.name from ${sourcesTable(closing)} join unit u on u.id = s.id)
    select t.unit_id as "unitId", s.name as unit, t.post, t.side, t.person_id as "personId", t.account_id as "accountId", t.holder_name as name, t.holder_is_member as "isMember",
      t.term_ends::text as "termEnds", null::uuid as "fromUnitId", null as "personDivision", s.core as "goesTo"
    from s join post t on t.division = s.division and t.unit_id = s.id and t.valid_to = 'infinity'
    union all select t.unit_id, s.name, ${OVERSEER}, 'party', t.person_id, null, t.person_name, true, null, t.from_unit_id, t.person_division, s.core
    from s join overseer_duty t on t.division = s.division and t.unit_id = s.id and t.valid_to = 'infinity'`.execute(
    ctx.tx,
  );
  return rows.map(({ fromUnitId, personDivision, ...held }) => ({
    ...held,
    duty: fromUnitId !== null && personDivision !== null ? { fromUnitId, personDivision } : null,
    key: keyOf({ ...held }),
  }));
}

/** Posts that nobody has judged yet, or that were approved against a rule. */
export function reasonsNotToBeginAll({ leaving, proposals }: Pick<Posts, 'leaving' | 'proposals'>): Reason[] {
  const waiting = waitingIn({ leaving, proposals });
  return [
    ...(waiting > 0 ? [{ code: 'posts.not_judged', values: { n: waiting } }] : []),
    ...proposals.flatMap(({ approved, against }) => (approved === true ? against : [])),
  ];
}

/** How many posts nobody has judged yet. */
export function waitingIn({ leaving, proposals }: Pick<Posts, 'leaving' | 'proposals'>): number {
  return [...leaving, ...proposals].filter(({ approved }) => approved === null).length;
}
