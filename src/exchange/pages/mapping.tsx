import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { BatchRecord } from '../import.ts';

type Values = { asOf: string; sheets: { sheet?: string; columns: { field?: string }[] }[] };

export const handle: PageHandle = { title: (t) => t('exchange.mapping.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const batch = (await api.importGet({ id: params.id ?? '' })) as unknown as BatchRecord;
  return { unit: batch.unitId, batch };
}

/** What each sheet and column holds: guessed from the headings, to be put right here. */
export default function MappingPage() {
  const { t, lang } = useText();
  const { batch } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { mapping, guide } = batch;
  const leaders = leadersOf(mapping);
  return (
    <Page
      title={t('exchange.mapping.title')}
      lead={t('exchange.mapping.lead')}
      crumbs={[{ label: batch.fileName, to: paths.importBatch(batch.id) }]}
    >
      {batch.counts.problems.length > 0 && (
        <Notice state="overdue">
          <Reasons reasons={batch.counts.problems} />
        </Notice>
      )}
      <CommandForm<Values, { id: string }>
        name="import.remap"
        entity={`${batch.id} ${batch.version}`}
        initial={{
          asOf: batch.asOf,
          sheets: mapping.sheets.map((sheet) => ({
            sheet: sheet.sheet ?? undefined,
            columns: sheet.columns.map((column) => ({ field: column.field ?? undefined })),
          })),
        }}
        submit={(values, commandId) =>
          api.importRemap(
            { id: batch.id, version: batch.version, asOf: values.asOf, mapping: mapped(mapping, values) },
            { commandId },
          )
        }
        onDone={() => navigate(paths.importBatch(batch.id))}
        because={batch.may['import.remap']}
        verb={t('exchange.mapping.read_again')}
        cancel={paths.importBatch(batch.id)}
      >
        {(values) => (
          <>
            <DateField
              name="asOf"
              label={t('exchange.as_of')}
              help={t('exchange.list.as_of_help')}
              max={session().today}
              required
            />
            {mapping.sheets.map((sheet, at) => {
              if (leaders[at] !== at) return null;
              const alike = leaders.filter((leader) => leader === at).length;
              const known = guide.find((one) => one.sheet === values.sheets?.[at]?.sheet);
              return (
                <Section key={sheet.name} title={<bdi>{sheet.name}</bdi>}>
                  <div className="form">
                    {alike > 1 && <p className="quiet">{t('exchange.mapping.same_headings', { count: alike })}</p>}
                    <ChoiceField
                      name={`sheets.${at}.sheet`}
                      label={t('exchange.mapping.holds')}
                      help={t('exchange.mapping.not_read')}
                      as="list"
                      choices={guide.map((one) => ({ value: one.sheet, label: one.label[lang] ?? one.sheet }))}
                    />
                    {known &&
                      sheet.columns.map((column, place) => (
                        <ChoiceField
                          key={column.column}
                          name={`sheets.${at}.columns.${place}.field`}
                          label={column.heading}
                          as="list"
                          choices={known.columns.map((field) => ({
                            value: field.field,
                            label: (field.label[lang] ?? field.field) + (field.required ? ' *' : ''),
                          }))}
                        />
                      ))}
                  </div>
                </Section>
              );
            })}
          </>
        )}
      </CommandForm>
    </Page>
  );
}

/** For each sheet the first one with the same headings in the same row: a province's workbook has a sheet a commune, and they are mapped once. */
function leadersOf({ sheets }: BatchRecord['mapping']): number[] {
  const signs = sheets.map((sheet) =>
    JSON.stringify([sheet.headingRow, sheet.sheet, sheet.columns.map((c) => [c.column, c.heading])]),
  );
  return signs.map((sign, at) => (sheets[at]?.columns.length === 0 ? at : signs.indexOf(sign)));
}

function mapped(mapping: BatchRecord['mapping'], values: Values): BatchRecord['mapping'] {
  const leaders = leadersOf(mapping);
  return {
    ...mapping,
    sheets: mapping.sheets.map((sheet, at) => {
      const said = values.sheets[leaders[at] ?? at];
      return {
        ...sheet,
        sheet: said?.sheet ?? null,
        columns: sheet.columns.map((column, place) => ({ ...column, field: said?.columns[place]?.field ?? null })),
      };
    }),
  };
}
