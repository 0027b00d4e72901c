import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { PlanRecord } from '../plan.ts';

/** The dated acts by which an adopted plan was changed, each with what the items said before and after. */
export function Adjustments({ plan }: { plan: PlanRecord }) {
  const { t } = useText();
  return (
    <ul className="stack">
      {plan.adjustments.map((act) => (
        <li key={act.id}>
          <p>
            {t('resolutions.adjust.act', { date: date(act.on), decision: act.decision, name: act.by })}
            <br />
            <span className="quiet">
              <Name>{act.reason}</Name>
            </span>
          </p>
          <ul>
            {act.changes.map((change) => (
              <li key={`${act.id} ${change.itemId ?? String(change.after?.what)}`}>
                <Name>{String(change.after?.what ?? change.before?.what ?? '')}</Name>
                <span className="small quiet"> {goals(change, t)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

type Change = PlanRecord['adjustments'][number]['changes'][number];

/** The goal before and after, where it changed; an added item says so. */
function goals(change: Change, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (change.before === null) return t('resolutions.adjust.was_added');
  const { before, after } = change;
  if (before.goalMin === after?.goalMin && before.goalMax === after?.goalMax) return '';
  return t('resolutions.adjust.goal_from_to', {
    before: String(before.goalMin ?? '–'),
    after: String(after?.goalMin ?? '–'),
  });
}
