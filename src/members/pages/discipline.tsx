import { Link } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useResource } from '../../web/resource.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { MemberDiscipline, MemberRecord } from '../member.ts';

type Measure = MemberDiscipline['inForce'][number];

/** Discipline of a member: asked for and shown only where the reader may know of restricted cases, or it is his own. Nothing where there is none. */
export function Discipline({ member }: { member: MemberRecord }) {
  const { t } = useText();
  const knows = member.own || may('case.restricted');
  const { data } = useResource(knows ? `discipline ${member.id}` : undefined, () =>
    api.memberDiscipline({ id: member.id }),
  );
  const found = data as MemberDiscipline | undefined;
  if (!found || found.inForce.length + found.underReview.length + found.over.length === 0) return null;
  return (
    <Section title={t('members.discipline.title')}>
      <div className="stack">
        {found.inForce.map((each) => (
          <Notice key={each.caseId} state="due">
            <p>
              <Form measure={each} /> {each.until && t('members.discipline.until', { date: date(each.until) })}
            </p>
            {each.contested && <p>{t('members.discipline.contested')}</p>}
            {each.rule && <Reasons reasons={[{ code: 'discipline.ends_by_itself', rule: each.rule }]} />}
          </Notice>
        ))}
        {found.underReview.map((each) => (
          <p key={each.caseId}>
            <Link to={paths.case(each.caseId)}>{t('members.discipline.under_review')}</Link>
          </p>
        ))}
        {found.over.map((each) => (
          <p key={each.caseId} className="quiet">
            <Form measure={each} /> {each.until && t('members.discipline.over', { date: date(each.until) })}
          </p>
        ))}
      </div>
    </Section>
  );
}

function Form({ measure: { caseId, label, since } }: { measure: Measure }) {
  const { t, own } = useText();
  const form = label ? own(label) : t('members.discipline.form');
  return (
    <Link to={paths.case(caseId)}>
      {since
        ? t('members.discipline.since', { form: form.charAt(0).toLocaleUpperCase() + form.slice(1), date: date(since) })
        : form}
    </Link>
  );
}
