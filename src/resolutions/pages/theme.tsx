import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { THEMED_KINDS, type ThemedLine, type ThemeRecord } from '../theme.ts';
import { QueryTabs } from './queryTabs.tsx';
import { ResolutionTabs } from './resolutionTabs.tsx';

type Kind = (typeof THEMED_KINDS)[number];
const KIND: Record<Kind, string> = {
  resolution: 'resolutions.list.title',
  plan: 'resolutions.plans.title',
  task: 'resolutions.tasks.title',
};
const PATH: Record<Kind, (id: string) => string> = { resolution: paths.resolution, plan: paths.plan, task: paths.task };

export const handle: PageHandle = { title: (t) => t('resolutions.record.theme') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const year = Number(params.year);
  const { kind, search, after } = addressQuery(request);
  const theme = (await api.themeGet({ unit, year })) as ThemeRecord;
  const shown = THEMED_KINDS.find((one) => one === kind && theme.counts[one] !== null) ?? 'resolution';
  const page = await api.themeTagged({ unit, year, kind: shown, search, after });
  return { unit, theme, shown, page: page as { items: ThemedLine[]; total: number; next: string | null } };
}

/** The theme of a year, how much of the year's work bears it, and that work. */
export default function ThemePage() {
  const { t, lang } = useText();
  const { unit, theme, shown, page } = useLoaderData<typeof loader>();
  const [setting, setSetting] = useState(false);
  const address = useAddress();
  const { year } = theme;
  const own = theme.themes.find((one) => one.own);
  return (
    <Page
      title={t('resolutions.theme.title', { year: String(year) })}
      lead={theme.themes[0] && <Name>{theme.themes[0].text}</Name>}
      action={
        theme.may['theme.set']?.length === 0 && (
          <Button look="primary" onClick={() => setSetting(true)}>
            {t(own ? 'resolutions.theme.change' : 'resolutions.theme.set')}
          </Button>
        )
      }
    >
      <ResolutionTabs unit={unit} />
      <div className="stack">
        <p className="row">
          <Link to={paths.theme(unit, year - 1)}>{String(year - 1)}</Link>
          <Link to={paths.theme(unit, year + 1)}>{String(year + 1)}</Link>
        </p>
        {theme.themes.length === 0 && (
          <Empty title={t('resolutions.theme.none', { year: String(year) })}>{t('resolutions.theme.none_hint')}</Empty>
        )}
        {theme.themes.length > 0 && (
          <div className="stack">
            <ul className="stack">
              {theme.themes.map((one) => (
                <li key={one.id}>
                  <Name>{one.text}</Name>
                  <div className="small quiet">
                    {t('resolutions.theme.by', { unit: one.unit.name, name: one.setBy, date: dateTime(one.setAt) })}
                  </div>
                </li>
              ))}
            </ul>
            <Facts
              facts={THEMED_KINDS.map((kind) => {
                const count = theme.counts[kind];
                return {
                  label: capitalized(t(KIND[kind]), lang),
                  value: count ? (
                    <Share part={count.tagged} whole={count.all} to={address.with({ kind, after: undefined })} />
                  ) : (
                    <span className="quiet">{t('web.figure.withheld')}</span>
                  ),
                };
              })}
            />
          </div>
        )}
      </div>
      <Section title={t('resolutions.theme.tagged')}>
        <QueryTabs
          param="kind"
          label={t('resolutions.theme.tagged')}
          tabs={THEMED_KINDS.filter((kind) => theme.counts[kind] !== null).map((kind) => ({
            label: t(KIND[kind]),
            to: kind === 'resolution' ? paths.theme(unit, year) : paths.theme(unit, year, { kind }),
          }))}
        />
        <Filters filters={[{ kind: 'search', key: 'search', label: t('resolutions.list.subject') }]} />
        <Table
          caption={t('resolutions.theme.tagged')}
          rows={page.items}
          rowKey={(line) => line.id}
          rowLink={(line) => PATH[shown](line.id)}
          columns={[
            { key: 'title', header: t('resolutions.list.subject'), cell: (line) => <Name>{line.title}</Name> },
            { key: 'unit', header: t('resolutions.task.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
            { key: 'on', header: t('resolutions.theme.on'), cell: (line) => date(line.on) },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('resolutions.theme.empty')}>{t('resolutions.theme.empty_hint')}</Empty>}
        />
      </Section>
      {setting && <SetTheme theme={theme} onClose={() => setSetting(false)} />}
    </Page>
  );
}

function SetTheme({ theme, onClose }: { theme: ThemeRecord; onClose: () => void }) {
  const { t } = useText();
  const own = theme.themes.find((one) => one.own);
  const { id: unit } = theme.unit;
  return (
    <CommandDialog<{ text: string }, unknown>
      title={t('resolutions.theme.title', { year: String(theme.year) })}
      lead={<p>{t('resolutions.theme.consequence')}</p>}
      onClose={onClose}
      name="theme.set"
      entity={`${unit} ${theme.year}`}
      initial={{ text: own?.text }}
      submit={({ text }, commandId) =>
        api.themeSet({ unit, year: theme.year, text, version: own?.version }, { commandId })
      }
      verb={t(own ? 'resolutions.theme.change' : 'resolutions.theme.set')}
    >
      <TextField name="text" label={t('resolutions.record.theme')} maxLength={200} required />
    </CommandDialog>
  );
}
