import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { YearRecord } from '../year.ts';
import { TaskTable } from './taskTable.tsx';

type Values = { conclusion: string; programmeTitle: string; due?: string };

export const handle: PageHandle = { title: (t) => t('resolutions.year.close') };

export async function loader({ params }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  return { unit, year: (await api.yearGet({ unit, year: Number(params.year) })) as YearRecord };
}

/** Closes a year: first what would be carried over is shown, then the conclusion and the next programme are asked for. */
export default function CloseYearPage() {
  const { t } = useText();
  const { unit, year } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const back = paths.year(unit, year.year);
  const next = year.year + 1;
  const { unfinished } = year;
  return (
    <Page
      title={t('resolutions.year.close')}
      lead={<Name>{year.unit.name}</Name>}
      crumbs={[{ label: t('resolutions.year.title', { year: String(year.year) }), to: back }]}
    >
      <Section title={t('resolutions.year.will_carry', { count: unfinished.length })}>
        <TaskTable
          caption={t('resolutions.year.unfinished')}
          page={{ items: unfinished, total: unfinished.length, next: null }}
          empty={<Empty title={t('resolutions.year.all_done')}>{t('resolutions.year.all_done_hint')}</Empty>}
        />
      </Section>
      <Section title={t('resolutions.year.close')}>
        <CommandForm<Values, { programmeId: string }>
          name="year.close"
          entity={`${unit} ${year.year}`}
          initial={{
            programmeTitle: t('resolutions.year.programme_title', { year: String(next) }),
            due: unfinished.length > 0 ? `${next}-03-31` : undefined,
          }}
          because={year.may['year.close']}
          submit={(values, commandId) =>
            api.yearClose(
              { unit, year: year.year, seen: unfinished.length, ...values, due: values.due ?? null },
              { commandId },
            )
          }
          onDone={() => navigate(back)}
          verb={t('resolutions.year.close')}
          cancel={back}
        >
          <MultilineField
            name="conclusion"
            label={t('resolutions.year.conclusion')}
            help={t('resolutions.year.conclusion_help')}
            rows={6}
            maxLength={20_000}
            required
          />
          <TextField name="programmeTitle" label={t('resolutions.year.programme')} maxLength={300} required />
          {unfinished.length > 0 && (
            <DateField
              name="due"
              label={t('resolutions.year.new_due')}
              help={t('resolutions.year.new_due_help')}
              min={`${next}-01-01`}
              max={`${next}-12-31`}
              required
            />
          )}
          <Notice state="due">
            <p>{t('resolutions.year.consequence', { year: String(year.year) })}</p>
          </Notice>
        </CommandForm>
      </Section>
    </Page>
  );
}
