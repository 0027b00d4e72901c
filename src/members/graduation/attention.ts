/** Members of a cell who graduated and are still here, or graduate soon, and whose transfer nobody began (M45, TRA-01). */
import type { AttentionItem, Context } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { graduationState } from '../rules/graduation.ts';

const MOST = 10;

/** Lines for the cell where one acts; the soonest first, overdue ones before them. Empty where the organization has no transfer. */
export async function graduationsDue(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { remindDays, procedure, rule } = ctx.services.rulebook.membership.graduation;
  if (procedure === undefined || !ctx.may('case.open', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('person_study as f')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.division', '=', 'f.division')
        .onRef('m.person_id', '=', 'f.person_id')
        .onRef('m.unit_id', '=', 'f.unit_id')
        .on('m.seat', '=', 'own')
        .on('m.valid_to', '=', 'infinity'),
    )
    .select(['f.person_id', 'm.full_name', 'f.graduates_on'])
    .where('f.division', '=', unit.division)
    .where('f.scope', '=', unit.path)
    .where('f.valid_to', '=', 'infinity')
    .where('f.graduates_on', '<=', addTo(ctx.today, { days: remindDays }))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_file as c')
            .select('c.id')
            .whereRef('c.division', '=', 'f.division')
            .whereRef('c.subject_id', '=', 'f.person_id')
            .where('c.state', '!=', 'ended')
            .where('c.procedure', '=', procedure),
        ),
      ),
    )
    .orderBy('f.graduates_on')
    .orderBy('f.id')
    .limit(MOST)
    .execute();
  return rows.flatMap(({ person_id, full_name, graduates_on }) => {
    if (graduates_on === null) return [];
    const late = graduationState(graduates_on, ctx.today, remindDays) === 'overdue';
    return [
      {
        what: late ? 'members.attention.graduated' : 'members.attention.graduates',
        values: { name: full_name, on: graduates_on },
        why: 'members.attention.graduates_why',
        ...(rule !== undefined && { rule }),
        due: graduates_on,
        state: late ? ('overdue' as const) : ('due' as const),
        link: `/cases/new/member/${person_id}?procedure=${procedure}`,
        action: 'members.graduations.transfer',
      },
    ];
  });
}
