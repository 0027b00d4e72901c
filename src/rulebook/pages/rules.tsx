import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router';
import { api, type RuleListInput, type RuleListResult } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { useChapterTitle } from './chapter.ts';
import { LocalNotice } from './localNotice.tsx';
import { PlaceForm } from './placeForm.tsx';
import { RuleText } from './ruleText.tsx';
import './rulebook.css';

/** So many rules found are shown at once; more are folded into their chapters. */
const FEW = 25;

export const handle: PageHandle = { title: (t) => t('rulebook.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { search, chapter, topic, confidence, instrument, origin, on, unit, rulebook } = addressQuery(request);
  return await api.ruleList({
    search,
    chapter,
    topic,
    confidence,
    instrument,
    origin,
    on,
    unit,
    rulebook,
  } as RuleListInput);
}

/** The rulebook, read like a statute: chapters, each rule with its source, its date and how sure we are of it. */
export default function RulebookPage() {
  const { t, own } = useText();
  const { organization, today } = useSession();
  const list = useLoaderData<typeof loader>();
  const titleOf = useChapterTitle();
  const address = useAddress();
  const { on, unit, items, total, all, marks } = list;
  useHash(items.length);
  const shown = list.chapters.filter((chapter) => items.some((rule) => rule.chapter === chapter.id));
  const rulebook = list.earlier ? address.get('rulebook') : undefined;
  const query = { ...(on !== today && { on }), ...(unit && { unit: unit.id }), ...(rulebook && { rulebook }) };
  const lead = { name: own(organization.name), total: all, date: date(on) };
  return (
    <Page
      title={t('rulebook.title')}
      lead={unit ? t('rulebook.lead_at', { ...lead, place: unit.name }) : t('rulebook.lead', lead)}
    >
      <div className="stack">
        {list.earlier && <Notice>{t('rulebook.earlier')}</Notice>}
        <LocalNotice overlays={list.overlays} />
        <Filters filters={filtersOf(list)} />
      </div>
      <PlaceForm unit={unit} />
      <Disclosure title={t('rulebook.marks')}>
        <Facts facts={marks.map((mark) => ({ label: `${mark.id}: ${own(mark.label)}`, value: own(mark.meaning) }))} />
      </Disclosure>
      {total === 0 && <Empty title={t('rulebook.empty')}>{t('rulebook.empty_hint')}</Empty>}
      {total > 0 && total < all && (
        <p role="status" className="quiet numeric">
          {t('rulebook.found', { total, all })}
        </p>
      )}
      <section className="statute" aria-label={t('rulebook.contents')}>
        {shown.map((chapter, place) => {
          const rules = items.filter((rule) => rule.chapter === chapter.id);
          const title = `${shown.length > 1 ? `${number(place + 1)}. ` : ''}${titleOf(chapter)}`;
          return (
            <Disclosure
              key={`${chapter.id} ${total}`}
              open={total <= FEW || undefined}
              title={
                // biome-ignore lint/a11y/useSemanticElements: a summary takes a heading's role, not its size
                <span role="heading" aria-level={2}>
                  {title} <span className="quiet numeric">({number(rules.length)})</span>
                </span>
              }
            >
              <div className="stack">
                {rules.map((rule) => (
                  <RuleText key={rule.id} rule={rule} query={query} />
                ))}
              </div>
            </Disclosure>
          );
        })}
      </section>
    </Page>
  );

  function filtersOf({ chapters, documents, overlays }: RuleListResult) {
    const options = <T,>(entries: readonly T[], id: (one: T) => string, label: (one: T) => string) =>
      entries.map((one) => ({ value: id(one), label: label(one) }));
    return [
      { kind: 'search' as const, key: 'search', label: t('rulebook.search') },
      {
        kind: 'choice' as const,
        key: 'chapter',
        label: t('rulebook.chapter'),
        options: options(chapters, (one) => one.id, titleOf),
      },
      {
        kind: 'choice' as const,
        key: 'instrument',
        label: t('rulebook.document'),
        options: options(
          documents,
          (one) => one.id,
          (one) => `${own(one.name)} (${number(one.rules)})`,
        ),
      },
      {
        kind: 'choice' as const,
        key: 'confidence',
        label: t('rulebook.confidence'),
        options: options(
          marks,
          (one) => one.id,
          (one) => `${one.id}: ${own(one.label)}`,
        ),
      },
      ...(overlays.length > 0
        ? [
            {
              kind: 'choice' as const,
              key: 'origin',
              label: t('rulebook.origin'),
              options: [{ value: 'local', label: t('rulebook.origin.local') }],
            },
          ]
        : []),
    ];
  }
}

/** `#ELE-01` leads to its rule inside its chapter; the rule is there only after the list has come. */
function useHash(rules: number): void {
  const { hash } = useLocation();
  useEffect(() => {
    const rule = rules > 0 && hash !== '' ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const chapter = rule?.closest('details');
    if (chapter) chapter.open = true;
    rule?.scrollIntoView({ block: 'start' });
    rule?.focus({ preventScroll: true });
  }, [hash, rules]);
}
