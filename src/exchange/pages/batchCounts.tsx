import { useText } from '../../web/text.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { Counts } from '../import.ts';
import { COUNT_TEXTS } from './texts.ts';

/** What the file holds, each number opening its rows. */
export function BatchCounts({ counts }: { counts: Counts }) {
  const { t } = useText();
  const of = (what: 'units' | 'members', verdict: 'new' | 'changed' | 'same' | 'refused') => ({
    label: t(COUNT_TEXTS[what][verdict]),
    value: counts[what][verdict],
  });
  const shown = (['units', 'members'] as const).flatMap((what) =>
    (['new', 'changed', 'same', 'refused'] as const).map((verdict) => ({ verdict, ...of(what, verdict) })),
  );
  return (
    <Section title={t('exchange.count.title')}>
      <Figures
        figures={[
          ...shown
            .filter((figure) => figure.value > 0)
            .map(({ verdict, label, value }) => ({ label, value, to: `?verdict=${verdict}` })),
          ...(counts.warnings > 0
            ? [{ label: t('exchange.count.warnings'), value: counts.warnings, to: '?verdict=warning' }]
            : []),
          { label: t('exchange.count.posts'), value: counts.posts },
          ...(counts.duties ? [{ label: t('exchange.count.duties'), value: counts.duties }] : []),
        ]}
      />
    </Section>
  );
}
