import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MemberYear } from '../year/year.ts';
import { YearChoice } from './yearChoice.tsx';
import './members.css';

export const handle: PageHandle = { title: (t, data) => t('members.year.title', { year: String(data?.year.year) }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const year = (await api.memberYearGet({ id: params.id ?? '', year: Number(params.year) })) as MemberYear;
  return { year, unit: year.unit.id };
}

/** What is recorded of a member in a year: numbers, each opening its facts. */
export default function MemberYearPage() {
  const { t, own } = useText();
  const { year } = useLoaderData<typeof loader>();
  const { person, counts, contested } = year;
  const contests = year.own
    ? paths.myRecord()
    : paths.corrections(year.unit.id, { person: person.id, year: String(year.year) });
  return (
    <Page
      title={t('members.year.title', { year: String(year.year) })}
      lead={
        <>
          <Name>{person.name}</Name> · <Name>{year.unit.name}</Name>
        </>
      }
      crumbs={[
        year.own
          ? { label: t('members.own.title'), to: paths.myRecord() }
          : { label: person.name, to: paths.member(person.id) },
      ]}
      action={
        <Download
          kind="member-year"
          id={person.id}
          label={t('members.year.sheet')}
          period={{ from: `${year.year}-01-01`, to: `${year.year}-12-31` }}
        />
      }
    >
      <div className="stack">
        <YearChoice year={year.year} to={(other) => paths.memberYear(person.id, other)} />
        <p className="quiet">{t(year.own ? 'members.year.lead_own' : 'members.year.lead')}</p>
        {contested.all > 0 && (
          <p>
            {t('members.year.contested')}: <Link to={contests}>{t('members.year.contested_count', contested)}</Link>
          </p>
        )}
      </div>
      <div className="year-groups">
        {year.groups.map((group) => (
          <Section key={group.text.en} title={own(group.text)}>
            <Figures
              figures={group.figures.map((figure) => ({
                label: own(figure.text),
                value: counts[figure.id] ?? 0,
                to: paths.memberYearFacts(person.id, year.year, figure.id),
              }))}
            />
          </Section>
        ))}
      </div>
    </Page>
  );
}
