import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { type AdmissionOverviewInput, type AdmissionOverviewResult, api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type Fact, Facts } from '../../web/ui/facts.tsx';
import { Figures, NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Forecast } from './forecast.tsx';
import { named } from './names.ts';
import { AdmissionTabs } from './tabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('admissions.overview.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<AdmissionOverviewInput, 'unit'>;
  const [unit, overview] = await Promise.all([api.unitGet({ id }), api.admissionOverview({ unit: id, ...asked })]);
  return { unit, overview };
}

type Shown = { unit: string; of: AdmissionOverviewResult };

/** What came of the work on admissions, with its quality beside the counts, and what is to come. */
export default function AdmissionOverviewPage() {
  const { t } = useText();
  const { unit, overview: of } = useLoaderData<typeof loader>();
  return (
    <Page title={t('admissions.overview.lead')} lead={<Name>{unit.name}</Name>}>
      <AdmissionTabs unit={unit.id} cell={unit.children === 0} />
      <Filters
        filters={[
          { kind: 'date', key: 'from', label: t('admissions.overview.from'), usual: of.from },
          { kind: 'date', key: 'to', label: t('admissions.overview.to'), usual: of.to },
        ]}
      />
      <p className="quiet">
        {t(of.term ? 'admissions.overview.term' : 'admissions.overview.span', { from: date(of.from), to: date(of.to) })}
      </p>
      <Now unit={unit.id} of={of} />
      <Section title={t('admissions.overview.by_group')}>
        <Groups unit={unit.id} of={of} />
      </Section>
      {unit.children > 0 && (
        <Section title={t('admissions.overview.by_place')}>
          <Places unit={unit.id} of={of} />
        </Section>
      )}
      <Section title={t('admissions.overview.quality')}>
        <Quality unit={unit.id} of={of} />
      </Section>
      <Forecast of={of} />
    </Page>
  );
}

function Now({ unit, of }: Shown) {
  const { t } = useText();
  const reads = may('candidate.read');
  const people = may('member.read') ? paths.admitted(unit, { from: of.from, to: of.to }) : undefined;
  return (
    <Figures
      figures={[
        {
          label: t('admissions.overview.admitted'),
          value: of.admitted,
          to: people,
          note: share(of.admitted, of.members),
        },
        {
          label: t('admissions.overview.candidates'),
          value: of.candidates,
          ...(reads && { to: paths.candidates(unit) }),
        },
        {
          label: t('admissions.overview.open_cases'),
          value: of.openCases,
          ...(may('case.read') && { to: paths.unitCases(unit, { procedure: procedureId(), state: 'open' }) }),
        },
        {
          label: t('admissions.overview.overdue'),
          value: of.overdueCases,
          ...(may('case.read') && { to: paths.unitCases(unit, { procedure: procedureId(), state: 'overdue' }) }),
        },
        {
          label: t('admissions.overview.expiring'),
          value: of.expiring,
          ...(reads && { to: paths.candidates(unit, { certificate: 'expiring' }) }),
        },
        {
          label: t('admissions.overview.idle', { years: of.idleYears }),
          value: of.idleCells,
          to: paths.idleCells(unit),
          note: share(of.idleCells, of.cells),
        },
      ]}
    />
  );
}

/** The procedure of admission, as the rulebook names it: the one whose steps the list of stages has. */
function procedureId(): string {
  return Object.keys(session().labels?.admissionProcedures ?? {})[0] ?? '';
}

function Groups({ unit, of }: Shown) {
  const { lang, t } = useText();
  const to = (group: string) =>
    may('member.read') ? paths.admitted(unit, { from: of.from, to: of.to, group }) : undefined;
  return (
    <Facts
      facts={of.groups.map(
        ({ code, n }): Fact => ({
          label: named('targetGroups', code, lang),
          value:
            n === null ? (
              <span className="quiet">{t('web.figure.withheld')}</span>
            ) : (
              <Share part={n} whole={of.admitted} to={to(code)} />
            ),
        }),
      )}
    />
  );
}

function Places({ unit, of }: Shown) {
  const { t, lang } = useText();
  const to = (query: Record<string, string>) =>
    may('member.read') ? paths.admitted(unit, { from: of.from, to: of.to, ...query }) : undefined;
  return (
    <Facts
      facts={[
        ...of.settings.map(
          ({ code, n }): Fact => ({
            label: code === null ? t('admissions.overview.no_place') : named('settings', code, lang),
            value: <Share part={n} whole={of.admitted} to={to({ setting: code ?? 'none' })} />,
          }),
        ),
        {
          label: t('admissions.overview.non_state'),
          value: <Share part={of.nonState} whole={of.admitted} to={to({ nonState: 'true' })} />,
        },
        ...of.ownerships
          .filter(({ code }) => code !== null)
          .map(
            ({ code, n }): Fact => ({
              label: named('ownerships', code, lang),
              value: <Share part={n} whole={of.admitted} to={to({ ownership: code ?? '' })} />,
            }),
          ),
      ]}
    />
  );
}

/** Quality before quantity (M80): who was not recognized, refused, or left the list, and why. */
function Quality({ unit, of }: Shown) {
  const { t, lang } = useText();
  const closed = { closedFrom: of.from, closedTo: of.to };
  const to = (query: Record<string, string>) =>
    may('candidate.read') ? paths.candidates(unit, { ...closed, ...query }) : undefined;
  const link = (n: number, address: string | undefined) => <NumberLink value={n} {...(address && { to: address })} />;
  return (
    <Facts
      facts={[
        {
          label: t('admissions.overview.not_recognized'),
          value: (
            <Share
              part={of.notRecognized}
              whole={of.recognized + of.notRecognized}
              {...(may('member.read') && {
                to: paths.admitted(unit, { from: of.from, to: of.to, probation: 'not_recognized' }),
              })}
            />
          ),
        },
        { label: t('admissions.overview.refused'), value: link(of.refused, to({ state: 'refused' })) },
        { label: t('admissions.overview.dropped'), value: link(of.dropped, to({ state: 'dropped' })) },
        ...of.drops.map(
          ({ code, n }): Fact => ({
            label: named('dropReasons', code, lang),
            value: <Share part={n ?? 0} whole={of.dropped} to={to({ state: 'dropped', reason: code })} />,
          }),
        ),
      ]}
    />
  );
}
