import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import { type Language, languageNames, languages } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveSent, saveTable } from '../../web/saveTable.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Menu } from '../../web/ui/menu.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Periods } from '../../web/ui/periods.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import { formSheet } from '../formSheet.ts';
import type { OpeningForm, PeriodKind } from '../period.ts';
import { periodAfter, periodBefore, periodOf } from '../rules.ts';
import { FormState } from './formState.tsx';
import { periodTitle } from './naming.ts';
import './form.css';

export const handle: PageHandle = {
  title: (t, data) => (data ? t('periods.form.code', { code: data.form.code }) : ''),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const [unit, kind, startsOn] = [params.unit ?? '', params.span as PeriodKind, params.startsOn ?? ''];
  const [form, list] = await Promise.all([
    api.statisticsForm({ unit, form: params.form ?? '', kind, startsOn }),
    api.statisticsForms({ unit }),
  ]);
  const kinds = list.forms.find(({ id }) => id === form.id)?.kinds ?? [kind];
  return { form: form as OpeningForm, kinds, unit: list.unit };
}

/** A form of statistics as it looks on paper, of a period one goes through. */
export default function FormPage() {
  const { t, own, lang } = useText();
  const { form, kinds, unit } = useLoaderData<typeof loader>();
  const params = useParams();
  const period = periodOf(params.span as PeriodKind, params.startsOn ?? '');
  const to = (kind: PeriodKind, startsOn: string) => paths.statisticsForm(unit.id, form.id, kind, startsOn);
  const step = (other: typeof period) => ({ label: periodTitle(other, t, lang), to: to(other.kind, other.startsOn) });
  const after = periodAfter(period);
  const workbook = async (language: Language) => {
    const asked = { unit: unit.id, form: form.id, kind: period.kind, startsOn: period.startsOn };
    saveSent(await api.statisticsWorkbook({ ...asked, language }));
  };
  const columns = form.columns.map(({ label }) => own(label));
  const addressOf = (opens: OpeningForm['lines'][number]['opens'], code: string | null, i: number): string | null => {
    const [what, column] = [opens.cells[i] ?? null, form.columns[i]?.id ?? ''];
    if (what === null) return null;
    if (what === 'period') return paths.unitPeriod(unit.id, period.kind, period.startsOn);
    const cell = { row: opens.row, column, ...(code === '' ? { others: 'yes' } : { code }) };
    return paths.statisticsRecords(unit.id, form.id, period.kind, period.startsOn, cell);
  };
  return (
    <Page
      title={own(form.label)}
      lead={
        <>
          {t('periods.form.code', { code: form.code })} · <bdi>{unit.name}</bdi>
        </>
      }
      crumbs={[{ label: t('periods.form.title'), to: paths.unitStatistics(unit.id) }]}
      action={
        <Download kind={`statistics-${form.id}`} id={unit.id} period={{ from: period.startsOn, to: period.endsOn }} />
      }
    >
      <Tabs
        label={t('periods.form.kinds')}
        tabs={kinds.map((kind) => ({
          label: t(`periods.kind.${kind}`),
          to: to(kind, periodOf(kind, period.startsOn).startsOn),
        }))}
      />
      <Periods
        label={t('periods.form.choose')}
        now={periodTitle(period, t, lang)}
        before={step(periodBefore(period))}
        after={after.startsOn <= session().today ? step(after) : undefined}
      />
      <p>
        <FormState state={form.state} /> {form.rule !== null && <RuleLink rule={form.rule} />}
      </p>
      {form.unequal.map(({ rows: [a, b] }) => (
        <Notice key={a?.vi} state="overdue">
          {t('periods.form.unequal', { a: a ? own(a) : '', b: b ? own(b) : '' })}
        </Notice>
      ))}
      <div className="form-of-statistics">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('periods.form.row')}</th>
              {columns.map((label) => (
                <th key={label} scope="col" className="numeric">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.lines.map(({ id, label, level, values, code, opens }) => (
              <tr key={id} className={`form-level-${level}`}>
                <th scope="row">{own(label)}</th>
                {values.map((n, i) => (
                  <td key={form.columns[i]?.id} className="numeric">
                    <Opened to={addressOf(opens, code, i)}>{number(n)}</Opened>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="stack">
        <p className="quiet">
          {form.note !== null && <>{own(form.note)} </>}
          {t('web.citation.confidence', {
            confidence: `${form.confidence}: ${labelOf('confidences', form.confidence, lang)}`,
          })}
        </p>
        <div className="row">
          <Menu
            label={t('periods.form.workbook')}
            icon="file"
            actions={[lang, ...languages.filter((language) => language !== lang)].map((language) => ({
              label: languageNames[language],
              onSelect: () => void workbook(language),
            }))}
          />
          <Button
            onClick={() =>
              saveTable(
                `${form.code} ${period.startsOn}.csv`,
                formSheet(form, { unit: unit.name, period }, lang, (key, values) => t(key, values)),
              )
            }
          >
            {t('periods.form.file')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** A number, and the way to what it counts where there is one. */
function Opened({ to, children }: { to: string | null; children: string }) {
  return to === null ? children : <Link to={to}>{children}</Link>;
}
