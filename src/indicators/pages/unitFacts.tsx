import { Link } from 'react-router';
import type { UnitGetResult } from '../../../gen/client.ts';
import { Holder } from '../../organization/pages/holder.tsx';
import { capitalized } from '../../rulebook/words.ts';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';

/** Who leads the unit, and what is known of it. What is not known is left out. */
export function UnitFacts({ unit }: { unit: UnitGetResult }) {
  const { t, lang } = useText();
  const { today } = useSession();
  const open = unit.posts.filter((post) => (!post.to || post.to > today) && post.side !== 'staff');
  const count = (label: string, value: number | null) => value !== null && { label: t(label), value: number(value) };
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  return (
    <Section title={t('indicators.overview.unit')}>
      <Facts
        facts={[
          ...open
            .slice(0, 8)
            .map((post) => ({ label: label('posts', post.post), value: <Holder key={post.id} post={post} /> })),
          {
            label: t('organization.tabs.posts'),
            value: <Link to={paths.unitPosts(unit.id)}>{t('indicators.overview.posts')}</Link>,
          },
          unit.setting !== null && { label: t('organization.facts.setting'), value: label('settings', unit.setting) },
          unit.foundedOn !== null && { label: t('organization.facts.founded'), value: date(unit.foundedOn) },
          unit.closedOn !== null && { label: t('organization.facts.closed'), value: date(unit.closedOn) },
          unit.code !== null && { label: t('organization.facts.code'), value: <Name>{unit.code}</Name> },
          unit.setting !== null && {
            label: t('indicators.village.title'),
            value: <Link to={paths.village(unit.id)}>{t('indicators.village.see')}</Link>,
          },
          count('organization.facts.households', unit.households),
          count('organization.facts.poor', unit.poorHouseholds),
          count('organization.facts.temporary', unit.temporaryHouses),
        ]}
      />
    </Section>
  );
}
