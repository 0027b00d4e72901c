import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type InstrumentGetResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Mark, Note, usePeriod } from './versionText.tsx';

export const handle: PageHandle = { title: (_t, document: InstrumentGetResult | undefined) => document?.number ?? '' };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.instrumentGet({ id: params.instrument ?? '' });
}

type Named = InstrumentGetResult['replaces'];

/** A document: what it is, what it replaced, and every rule that rests on it. */
export default function InstrumentPage() {
  const { t, own } = useText();
  const period = usePeriod();
  const document = useLoaderData<typeof loader>();
  return (
    <Page
      title={<Name>{own(document.name)}</Name>}
      lead={own(document.title)}
      state={<Mark confidence={document.confidence} />}
      crumbs={[{ label: t('rulebook.title'), to: paths.rulebook() }]}
    >
      <Facts
        facts={[
          { label: t('rulebook.instrument.number'), value: <Name>{document.number}</Name> },
          { label: t('rulebook.instrument.date'), value: written(document.date) },
          document.effective !== null && {
            label: t('rulebook.instrument.effective'),
            value: date(document.effective),
          },
          { label: t('rulebook.instrument.status'), value: t(`rulebook.instrument.status.${document.status}`) },
          { label: t('rulebook.confidence'), value: own(document.mark) },
          document.overlay !== null && { label: t('rulebook.instrument.place'), value: own(document.overlay) },
          linked(t('rulebook.instrument.replaces'), document.replaces),
          linked(t('rulebook.instrument.replaced_by'), document.replacedBy),
          linked(t('rulebook.instrument.same_number'), document.sameNumber),
          document.url.length > 0 && {
            label: t('rulebook.page'),
            value: (
              <ul className="plain-list">
                {document.url.map((url) => (
                  <li key={url}>
                    <a href={url} rel="noreferrer" target="_blank">
                      <bdi>{new URL(url).hostname}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
          document.note !== null && { label: t('rulebook.note'), value: <Note text={document.note} /> },
        ]}
      />
      <Section title={t('rulebook.instrument.rules')}>
        {document.rules.length === 0 && (
          <Empty title={t('rulebook.instrument.no_rules')}>{t('rulebook.instrument.no_rules_hint')}</Empty>
        )}
        <ul className="plain-list stack">
          {document.rules.map(({ id, now }) => (
            <li key={`${id} ${now.since} ${now.lapsed} ${now.overlay?.en}`}>
              <Link to={paths.rulebook(id)}>
                <Name>{id}</Name>
              </Link>{' '}
              {own(now.text)} <span className="small quiet">{period(now)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );

  function linked(label: string, documents: Named) {
    if (documents.length === 0) return false;
    return {
      label,
      value: (
        <ul className="plain-list">
          {documents.map((one) => (
            <li key={one.id}>
              <Link to={paths.instrument(one.id)}>
                <Name>{own(one.name)}</Name>
              </Link>
            </li>
          ))}
        </ul>
      ),
    };
  }
}

/** A whole date as the reader writes it; as much of one as is known stays as it is. */
function written(known: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(known) ? date(known) : known.split('-').reverse().join('/');
}
