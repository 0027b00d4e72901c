import { capitalized } from '../../rulebook/words.ts';
import { month } from '../../web/format.ts';
import type { Language } from '../../web/language.ts';
import { labelOf, session } from '../../web/session.ts';
import type { State } from '../../web/ui/stateBadge.tsx';
import type { Translate } from '../../web/words.ts';

/** A code of the rulebook in the reader's words, beginning with a capital. */
export function named(group: string, code: string | null | undefined, lang: Language): string {
  return code ? capitalized(labelOf(group, code, lang), lang) : '';
}

/** The stage a candidate has reached: one of ours, or the step of the case. */
export function stageName(stage: string, t: Translate, lang: Language): string {
  const steps = session().labels?.admissionSteps ?? {};
  return Object.hasOwn(steps, stage) ? named('admissionSteps', stage, lang) : t(`admissions.stage.${stage}`);
}

/** Why somebody is no candidate any more: a reason of the list, or the step that refused him. */
export function reasonName(reason: string | null, lang: Language): string {
  if (reason === null) return '';
  const steps = session().labels?.admissionSteps ?? {};
  return named(Object.hasOwn(steps, reason) ? 'admissionSteps' : 'dropReasons', reason, lang);
}

export const STATE_BADGES: Record<string, State> = {
  proposed: 'information',
  listed: 'due',
  admitted: 'done',
  refused: 'overdue',
  dropped: 'later',
};

export const PLACE_BADGES: Record<string, State> = {
  waiting: 'due',
  enrolled: 'information',
  finished: 'done',
  failed: 'overdue',
  withdrawn: 'later',
};

export const CLASS_BADGES: Record<string, State> = { open: 'information', finished: 'done', cancelled: 'later' };
export const PLAN_BADGES: Record<string, State> = { draft: 'due', adopted: 'done', annulled: 'later' };

/** The group of a goal; '' is everybody. */
export function goalName(group: string, t: Translate, lang: Language): string {
  return group === '' ? t('admissions.plan.everybody') : named('targetGroups', group, lang);
}

/** "2 to 3", or "2" where both ends are one. */
export function range(min: number, max: number, t: Translate): string {
  return min === max ? t('admissions.plan.exactly', { n: min }) : t('admissions.plan.range', { min, max });
}

/** The quarter as a reader writes it: "quý IV/2026" by its first and last month. */
export function quarterName(from: string, to: string): string {
  return `${month(from)} – ${month(to)}`;
}
