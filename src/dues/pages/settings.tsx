import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { DuesSettings } from '../slip.ts';
import { AssessDialog, CategoryFigures } from './assess.tsx';
import { DuesTabs } from './duesTabs.tsx';
import { KeepDialog } from './keep.tsx';
import './dues.css';

export const handle: PageHandle = { title: (t, data) => t('dues.settings.title', { unit: data?.settings.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const settings = await api.duesSettings({ unit: params.unit ?? '' });
  return { settings, unit: settings.unit };
}

/** What holds here: rates with their rules, the share kept, what is set for units below, and who has no basis yet. */
export default function DuesSettingsPage() {
  const { t, own, lang } = useText();
  const { settings } = useLoaderData<typeof loader>();
  const [assessing, setAssessing] = useState(false);
  const { unit, keeps, arrears, unassessed } = settings;
  return (
    <Page
      title={t('dues.tabs.settings')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('dues.settings.lead')}
        </>
      }
    >
      <DuesTabs unit={unit.id} collects={settings.collects} />
      <Section title={t('dues.settings.rates')}>
        <Table
          caption={t('dues.settings.rates')}
          rows={settings.categories}
          rowKey={(category) => category.id}
          rowLink={(category) => paths.rulebook(category.rule)}
          columns={[
            {
              key: 'category',
              header: t('dues.assess.category'),
              cell: (category) => capitalized(labelOf('duesCategories', category.id, lang), lang),
            },
            { key: 'base', header: t('dues.settings.base'), cell: (category) => own(category.base) },
            {
              key: 'rate',
              header: t('dues.settings.rate'),
              cell: (category) => <CategoryFigures category={category} />,
            },
            { key: 'rule', header: t('dues.settings.rule'), cell: (category) => own(category.citation), wide: true },
          ]}
        />
      </Section>
      <Section title={t('dues.settings.keeps')}>
        <Facts
          facts={[
            { label: t('dues.settings.keeps_here'), value: <Kept keeps={keeps} /> },
            keeps !== null && {
              label: t('dues.settings.rule'),
              value: <Link to={paths.rulebook(keeps.rule)}>{own(keeps.citation)}</Link>,
            },
            arrears !== null && {
              label: t('dues.settings.told'),
              value: t('dues.settings.told_from', { count: arrears.months }),
            },
          ]}
        />
      </Section>
      {settings.sets && <Sets settings={settings} sets={settings.sets} />}
      {settings.collects && (
        <Section title={t('dues.settings.unassessed')}>
          <p>{t('dues.settings.unassessed_count', { count: unassessed.length })}</p>
          {unassessed.length > 0 && (
            <div className="dues-do">
              <Button because={settings.may['dues.assess']} onClick={() => setAssessing(true)}>
                {t('dues.assess.many')}
              </Button>
            </div>
          )}
        </Section>
      )}
      {assessing && (
        <AssessDialog
          unit={unit.id}
          categories={settings.categories}
          people={unassessed}
          from={session().today.slice(0, 7)}
          onClose={() => setAssessing(false)}
        />
      )}
    </Page>
  );
}

function Kept({ keeps }: { keeps: DuesSettings['keeps'] }) {
  const { t } = useText();
  if (!keeps) return t('dues.settings.keeps_all');
  if (keeps.percent !== null) return t('dues.settings.percent', { percent: keeps.percent });
  return t('dues.settings.unset', { least: keeps.least, most: keeps.most, unit: keeps.setBy ?? '' });
}

/** What the units directly below keep, as this one set it over time. */
function Sets({ settings, sets }: { settings: DuesSettings; sets: NonNullable<DuesSettings['sets']> }) {
  const { t } = useText();
  const [setting, setSetting] = useState(false);
  return (
    <Section title={t('dues.settings.sets')}>
      <p>{t('dues.settings.sets_lead', { least: sets.least, most: sets.most, count: sets.units.length })}</p>
      <Table
        caption={t('dues.settings.sets')}
        rows={sets.shares}
        rowKey={(share) => share.id}
        columns={[
          {
            key: 'for',
            header: t('dues.settings.for'),
            cell: (share) => (share.forUnit === null ? t('dues.settings.for_all') : <Name>{share.forUnit}</Name>),
          },
          {
            key: 'percent',
            header: t('dues.settings.share'),
            numeric: true,
            cell: (share) => `${number(share.percent)} %`,
          },
          { key: 'from', header: t('dues.settings.from'), cell: (share) => date(share.from) },
          { key: 'to', header: t('dues.settings.until'), cell: (share) => share.to && date(share.to) },
          { key: 'decision', header: t('dues.settings.decision'), cell: (share) => share.decision },
        ]}
        empty={<p className="quiet">{t('dues.settings.sets_none')}</p>}
      />
      <div className="dues-do">
        <Button because={settings.may['dues.set_keep']} onClick={() => setSetting(true)}>
          {t('dues.settings.set')}
        </Button>
      </div>
      {setting && <KeepDialog unit={settings.unit.id} sets={sets} onClose={() => setSetting(false)} />}
    </Section>
  );
}
