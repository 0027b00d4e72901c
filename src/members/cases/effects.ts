/** What the outcomes of procedures do to a member: each in the transaction of the step, on the step's day. */
import { addressOf } from '../../organization/tree.ts';
import type { CommandContext } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { found, must } from '../../platform/refusal.ts';
import type { Facts } from '../../procedures/case.ts';
import { moveCases } from '../../procedures/moving.ts';
import { type CaseRow, lengthOf, otherSideOf } from '../../procedures/reading.ts';
import { endOfPeriod } from '../../procedures/rules/clock.ts';
import type { CaseEffect } from '../../procedures/work.ts';
import type { CaseRules } from '../../rulebook/cases.ts';
import { moveCorrections } from '../correcting.ts';
import { followEnd } from '../ending.ts';
import { endOffices, leaveGroups } from '../groups/store.ts';
import { endMemberPosts } from '../posts.ts';
import { putOfficialDate } from '../store/correct.ts';
import { changeStatus, endMembership, markMembership } from '../store/lines.ts';
import { copyInto, moveWithin, openLineAt } from '../store/move.ts';
import { type OpenLine, openLine } from './subject.ts';

async function lineOfCase(ctx: CommandContext, row: CaseRow): Promise<OpenLine> {
  return found(await openLine(ctx, row.subject_id, addressOf(row)));
}

/** Ends the membership for a reason of the rulebook, and with it the posts for members only that he holds in the cell and his time in one of its groups. */
function ends(reason: string): CaseEffect {
  return async (ctx, row, { on }) => {
    const line = await lineOfCase(ctx, row);
    await endLine(ctx, line, { on, reason });
    await followEnd(ctx, { personId: line.person_id, unit: addressOf(line), on, reason });
    return undefined;
  };
}

async function endLine(ctx: CommandContext, line: OpenLine, end: { on: string; reason: string }): Promise<void> {
  const unit = addressOf(line);
  must(
    end.on <= line.valid_from
      ? [{ code: 'date.order', field: 'on', values: { earlier: line.valid_from, later: end.on } }]
      : [],
  );
  await endMembership(ctx.tx, unit, line.id, end, line.version);
  await endMemberPosts(ctx, unit, line.person_id, end);
  await leaveGroups(ctx.tx, unit, [line.person_id], end);
  ctx.touch(unit);
}

function marks(mark: { exempt?: boolean; away?: boolean; suspended?: boolean }): CaseEffect {
  return async (ctx, row) => {
    const line = await lineOfCase(ctx, row);
    await markMembership(ctx.tx, addressOf(line), line.id, mark, line.version);
    ctx.touch(addressOf(line));
    return undefined;
  };
}

/** Official from the day the probation was over on: late handling does not move the date (PRO-02). */
const recognize: CaseEffect = async (ctx, row, { facts, rules }) => {
  const line = await lineOfCase(ctx, row);
  const officialOn = endOfProbation(facts, rules, ctx.today);
  const change = {
    unit: addressOf(line),
    membershipId: line.id,
    personId: line.person_id,
    from: line.valid_from,
    on: officialOn,
    status: 'official' as const,
  };
  await changeStatus(ctx.tx, [change]);
  await putOfficialDate(ctx.tx, addressOf(line), line.person_id, officialOn);
  ctx.touch(addressOf(line));
  return { official_on: officialOn };
};

/** The day after which a probationer is official: so long after the ceremony as the rule says (PRO-01). */
function endOfProbation(facts: Facts, rules: CaseRules, today: string): string {
  const length = lengthOf(rules, { rule: rules.rulebook.membership.rules.probation });
  return length && typeof facts.ceremony_on === 'string'
    ? endOfPeriod(rules.rulebook.calendar, facts.ceremony_on, length)
    : today;
}

/** Moves a member to the cell on the other side: one line ends there and one begins here on the same day, never two and never none (D1). */
const move: CaseEffect = async (ctx, row, { on }) => {
  const line = await lineOfCase(ctx, row);
  const to = found(otherSideOf(row));
  const from = addressOf(line);
  await endLine(ctx, line, { on, reason: 'transferred' });
  if (to.division === from.division) await moveWithin(ctx.tx, line.person_id, to);
  else await copyInto(ctx.tx, { division: from.division, id: line.person_id }, to, true);
  const membershipId = await openLineAt(ctx.tx, line, to, { seat: 'own', on, reason: 'transferred' });
  await moveCases(ctx, { personId: line.person_id, except: row.id, from, to });
  await moveCorrections(ctx, { personId: line.person_id, from, to });
  ctx.touch(from, to);
  await ctx.record({
    unit: to,
    subjectKind: 'membership',
    subjectId: membershipId,
    body: { personId: line.person_id, from: from.id, on, caseId: row.id },
  });
  return { membership_id: membershipId };
};

/** A guest's line in the host cell; at home he is marked as away. He votes and is counted at home only (trap 6). */
const host: CaseEffect = async (ctx, row, { on }) => {
  const line = await lineOfCase(ctx, row);
  const to = found(otherSideOf(row));
  if (to.division !== line.division) await copyInto(ctx.tx, { division: line.division, id: line.person_id }, to, false);
  const guestId = await openLineAt(ctx.tx, line, to, { seat: 'guest', on, reason: 'transferred' });
  await markMembership(ctx.tx, addressOf(line), line.id, { away: true }, line.version);
  ctx.touch(addressOf(line), to);
  await ctx.record({
    unit: to,
    subjectKind: 'membership',
    subjectId: guestId,
    body: { personId: line.person_id, seat: 'guest', on, caseId: row.id },
  });
  return { guest_id: guestId };
};

const endGuest: CaseEffect = async (ctx, row, { facts }) => {
  const line = await lineOfCase(ctx, row);
  const to = found(otherSideOf(row));
  const on = String(facts.back_on);
  const guest = await ctx.tx
    .selectFrom('membership')
    .selectAll()
    .where('division', '=', to.division)
    .where('id', '=', String(facts.guest_id))
    .executeTakeFirst();
  if (guest && guest.valid_to === 'infinity') {
    const last = on > guest.valid_from ? on : addTo(guest.valid_from, { days: 1 });
    await endMembership(ctx.tx, to, guest.id, { on: last, reason: 'guest_ended' }, guest.version);
    await leaveGroups(ctx.tx, to, [guest.person_id], { on: last, reason: 'guest_ended' });
  }
  await markMembership(ctx.tx, addressOf(line), line.id, { away: false }, line.version);
  ctx.touch(addressOf(line), to);
  return undefined;
};

/** Discipline begins to hold on the day of the step; whoever is dismissed holds his posts in the cell no longer (DIS-01). */
const beginDiscipline: CaseEffect = async (ctx, row, { on, facts }) => {
  if (facts.form === 'dismissal') {
    await endMemberPosts(ctx, addressOf(row), row.subject_id, { on, reason: 'dismissed' });
    await endOffices(ctx.tx, addressOf(row), [row.subject_id], { on, reason: 'dismissed' });
    ctx.touch(addressOf(row));
  }
  return { discipline_on: on };
};

/** Nothing of the register changes: the case itself is the record of the discipline and of its end. */
const noted: CaseEffect = async () => undefined;

export const memberEffects: Record<string, CaseEffect> = {
  end_struck_off: ends('struck_off'),
  end_left: ends('left'),
  end_expelled: ends('expelled'),
  end_not_recognized: ends('not_recognized'),
  exempt_member: marks({ exempt: true }),
  end_exemption: marks({ exempt: false }),
  suspend_member: marks({ suspended: true }),
  end_suspension: marks({ suspended: false }),
  recognize_member: recognize,
  move_member: move,
  host_guest: host,
  end_guest: endGuest,
  begin_discipline: beginDiscipline,
  annul_discipline: noted,
  end_discipline: noted,
};
