import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router';
import { api, type RuleListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { hasText } from '../../web/words.ts';
import { DayForm } from './dayForm.tsx';
import { RuleText } from './ruleText.tsx';

export const handle: PageHandle = { title: (t) => t('rulebook.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { search, chapter, topic, confidence, on } = addressQuery(request);
  return await api.ruleList({ search, chapter, topic, confidence, on } as RuleListInput);
}

/** The rulebook, read like a statute: chapters, each rule with its source, its date and how sure we are of it. */
export default function RulebookPage() {
  const { t, own } = useText();
  const { organization } = useSession();
  const { on, items, total, all, chapters, marks } = useLoaderData<typeof loader>();
  useHash(items.length);
  const shown = chapters.filter((chapter) => items.some((rule) => rule.chapter === chapter));
  const name = own(organization.name);
  return (
    <Page title={t('rulebook.title')} lead={t('rulebook.lead', { name, total: all, date: date(on) })}>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('rulebook.search') },
          { kind: 'choice', key: 'chapter', label: t('rulebook.chapter'), options: chapters.map(chapterOption) },
          { kind: 'choice', key: 'confidence', label: t('rulebook.confidence'), options: marks.map(markOption) },
        ]}
      />
      <DayForm title={t('rulebook.choose_day')} label={t('rulebook.day')} verb={t('rulebook.show')} />
      <Disclosure title={t('rulebook.marks')}>
        <Facts facts={marks.map((mark) => ({ label: `${mark.id}: ${own(mark.label)}`, value: own(mark.meaning) }))} />
      </Disclosure>
      {total === 0 && <Empty title={t('rulebook.empty')}>{t('rulebook.empty_hint')}</Empty>}
      {total > 0 && total < all && (
        <p role="status" className="quiet numeric">
          {t('rulebook.found', { total, all })}
        </p>
      )}
      {shown.map((chapter, place) => (
        <Section
          key={chapter}
          title={shown.length > 1 ? `${number(place + 1)}. ${titleOf(chapter)}` : titleOf(chapter)}
        >
          <div className="stack">
            {items
              .filter((rule) => rule.chapter === chapter)
              .map((rule) => (
                <RuleText key={rule.id} rule={rule} />
              ))}
          </div>
        </Section>
      ))}
    </Page>
  );

  function chapterOption(chapter: string) {
    return { value: chapter, label: titleOf(chapter) };
  }

  function markOption(mark: (typeof marks)[number]) {
    return { value: mark.id, label: `${mark.id}: ${own(mark.label)}` };
  }

  /** Chapters of another rulebook go by their letters. */
  function titleOf(chapter: string): string {
    const key = `rulebook.chapter.${chapter}`;
    return hasText(key) ? t(key) : chapter;
  }
}

/** A citation leads to its rule by `#ELE-01`; the rule is there only after the list has come. */
function useHash(rules: number): void {
  const { hash } = useLocation();
  useEffect(() => {
    const rule = rules > 0 && hash !== '' ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    rule?.scrollIntoView({ block: 'start' });
    rule?.focus({ preventScroll: true });
  }, [hash, rules]);
}
