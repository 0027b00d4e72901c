import { useState } from 'react';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed, monthName } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { MemberRecord } from '../member.ts';
import type { Particulars as All } from '../particulars.ts';
import { CloseConflict, type Form, ParticularForm } from './particularForms.tsx';

const FORMS: readonly Form[] = ['work', 'study', 'season', 'group', 'conflict'];
const COMMANDS: Record<Form, string> = {
  work: 'member.work',
  study: 'member.study',
  season: 'member.season',
  group: 'member.group',
  conflict: 'conflict.note',
};

/** Work, study, months away, target groups and conflicts of roles, each with its change for who may make it. */
export function Particulars({ member }: { member: MemberRecord }) {
  const { t, lang } = useText();
  const [form, setForm] = useState<Form>();
  const [closing, setClosing] = useState<All['conflicts'][number]>();
  const { particulars } = member;
  const work = particulars.work.find((each) => each.to === null);
  const study = particulars.study.find((each) => each.to === null);
  const past = [...particulars.work, ...particulars.study].filter((each) => each.to !== null);
  const label = (group: string, code: string | null) =>
    code === null ? null : capitalized(labelOf(group, code, lang), lang);
  const editable = FORMS.filter((each) => particulars.may[COMMANDS[each]]?.length === 0);
  const known = Boolean(
    work || study || particulars.seasons.length || particulars.groups.length || particulars.conflicts.length,
  );
  if (!known && editable.length === 0) return null;
  return (
    <Section title={t('members.particulars.title')}>
      {known ? (
        <Facts
          facts={[
            work && {
              label: t('members.work.where'),
              value: listed([
                work.employer,
                label('ownerships', work.ownership),
                work.foreignInvested ? t('members.work.foreign') : null,
              ]),
            },
            work && { label: t('members.work.as'), value: label('occupations', work.occupation) },
            work && { label: t('members.work.since'), value: date(work.from) },
            study && { label: t('members.study.school'), value: <bdi>{study.school}</bdi> },
            study && {
              label: t('members.study.graduates'),
              value: study.graduatesOn ? date(study.graduatesOn) : t('members.fact.unknown'),
            },
            ...particulars.seasons.map((season) => ({
              label: t('members.season.away'),
              value: t('members.season.months', {
                from: monthName(season.fromMonth),
                to: monthName(season.toMonth),
                reason: season.reason,
              }),
            })),
            particulars.groups.length > 0 && {
              label: t('members.group.title'),
              value: listed(particulars.groups.map((group) => label('targetGroups', group))),
            },
            ...particulars.conflicts.map((conflict) => ({
              label: t('members.conflict.title'),
              value: (
                <div className="stack">
                  <span>
                    <bdi>{conflict.what}</bdi>{' '}
                    <span className="small quiet">
                      {t('members.conflict.noted', { date: date(conflict.notedOn), name: conflict.notedName })}
                    </span>
                  </span>
                  {conflict.closedOn === null ? (
                    <span className="row">
                      <StateBadge state="due">{t('members.conflict.open')}</StateBadge>
                      {particulars.may['conflict.close']?.length === 0 && (
                        <Button look="plain" onClick={() => setClosing(conflict)}>
                          {t('members.conflict.close')}
                        </Button>
                      )}
                    </span>
                  ) : (
                    <span>
                      {t('members.conflict.decided', {
                        date: date(conflict.closedOn),
                        name: conflict.closedName ?? '',
                        decision: conflict.decision ?? '',
                      })}
                    </span>
                  )}
                </div>
              ),
            })),
          ]}
        />
      ) : (
        <p className="quiet">{t('members.particulars.none')}</p>
      )}
      {past.length > 0 && (
        <Disclosure title={t('members.particulars.past')}>
          <ul>
            {past.map((each) => (
              <li key={each.id}>
                <bdi>{'school' in each ? each.school : (each.employer ?? label('occupations', each.occupation))}</bdi>{' '}
                <span className="quiet">
                  {t('members.history.period', { from: date(each.from), to: date(each.to ?? '') })}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {editable.length > 0 && (
        <div className="row particular-verbs">
          {editable.map((each) => (
            <Button key={each} onClick={() => setForm(each)}>
              {t(`members.particulars.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {form && <ParticularForm form={form} member={member} onClose={() => setForm(undefined)} />}
      {closing && <CloseConflict conflict={closing} name={member.name} onClose={() => setClosing(undefined)} />}
    </Section>
  );
}
