import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type RuleGetInput, type RuleGetResult } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { useChapterTitle } from './chapter.ts';
import { PlaceForm } from './placeForm.tsx';
import './rulebook.css';
import { Mark, usePeriod, type Version, VersionFacts } from './versionText.tsx';

export const handle: PageHandle = { title: (_t, rule: RuleGetResult | undefined) => rule?.id ?? '' };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { on, unit, rulebook } = addressQuery(request);
  return await api.ruleGet({ id: params.rule ?? '', on, unit, rulebook } as RuleGetInput);
}

/** One rule: what holds on the day and at the place asked, what it replaces, its history, what it is read with, where it bites. */
export default function RulePage() {
  const { t, own } = useText();
  const rule = useLoaderData<typeof loader>();
  const titleOf = useChapterTitle();
  const period = usePeriod();
  const { now, replaces, unit } = rule;
  const others = rule.versions.filter((version) => !isSame(version, now));
  return (
    <Page
      title={<Name>{rule.id}</Name>}
      lead={titleOf(rule.chapter)}
      state={
        now && (
          <>
            <Mark confidence={now.confidence} />
            <span className="quiet">{period(now)}</span>
          </>
        )
      }
      crumbs={[{ label: t('rulebook.title'), to: paths.rulebook() }]}
    >
      {rule.earlier && <Notice>{t('rulebook.earlier')}</Notice>}
      {now === null && <Notice>{t('rulebook.none_on_day', { date: date(rule.on) })}</Notice>}
      {now && (
        <Section title={t(replaces || unit ? 'rulebook.in_force_here' : 'rulebook.in_force')}>
          <VersionFacts version={now} />
        </Section>
      )}
      {others.length > 0 && now && (
        <Section title={t('rulebook.versions')}>
          <SideBySide versions={[now, ...others]} hasLocal={replaces !== null} />
        </Section>
      )}
      {rule.beside.length > 0 && (
        <Section title={t('rulebook.beside')}>
          <ul className="plain-list stack">
            {rule.beside.map((beside) => (
              <li key={beside.id}>
                <Link to={paths.rulebook(beside.id, { unit: unit?.id })}>
                  <Name>{beside.id}</Name>
                </Link>{' '}
                {own(beside.now.text)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rule.elsewhere.length > 0 && (
        <Section title={t('rulebook.elsewhere')}>
          <div className="stack">
            {rule.elsewhere.map((version) => (
              <Disclosure key={own(version.overlay ?? version.text)} title={own(version.overlay ?? version.text)}>
                <VersionFacts version={version} />
              </Disclosure>
            ))}
          </div>
        </Section>
      )}
      <Section title={t('rulebook.uses')}>
        <Uses uses={rule.uses} />
      </Section>
      <PlaceForm unit={unit} />
      <Disclosure title={t('rulebook.marks')}>
        <Facts
          facts={rule.marks.map((mark) => ({ label: `${mark.id}: ${own(mark.label)}`, value: own(mark.meaning) }))}
        />
      </Disclosure>
      <p className="small quiet">
        {t('rulebook.permalink')}:{' '}
        <Link to={paths.rulebook(rule.id)}>
          <Name>{paths.rulebook(rule.id)}</Name>
        </Link>
      </p>
    </Page>
  );
}

function Uses({ uses }: Pick<RuleGetResult, 'uses'>) {
  const { t } = useText();
  if (uses.length === 0) return <p className="quiet">{t('rulebook.uses_none')}</p>;
  return (
    <ul className="plain-list">
      {uses.map(({ use, bites, by }) => (
        <li key={use}>
          {t(`rulebook.use.${use}`)} <span className="quiet">({t(`rulebook.bites.${bites}`)})</span>{' '}
          <span className="small quiet">
            <code dir="ltr">{by.join(', ')}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** All versions beside each other, the one that holds first. */
function SideBySide({ versions, hasLocal }: { versions: readonly Version[]; hasLocal: boolean }) {
  const { t, own } = useText();
  const period = usePeriod();
  return (
    <div className="versions">
      {versions.map((version) => (
        <section key={keyOf(version)} className="version">
          <h3>
            {hasLocal && `${version.overlay ? own(version.overlay) : t('rulebook.general')} · `}
            {period(version)}
          </h3>
          <VersionFacts version={version} />
        </section>
      ))}
    </div>
  );
}

function isSame(version: Version, now: Version | null): boolean {
  return now !== null && keyOf(version) === keyOf(now);
}

function keyOf(version: Version): string {
  return [version.overlay?.en, version.since, version.lapsed].join(' ');
}
