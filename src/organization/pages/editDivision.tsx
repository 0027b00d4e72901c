import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { ManyPickerField } from '../../web/ui/form/pickerField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { fieldLabel } from './fieldLabel.ts';

/** The choice that opens a field for the committee's own words. */
const OWN = 'own words';

type Line = { field: string; words?: string; personId: string; role: 'lead' | 'support'; units?: Option[] };
type Values = { note?: string; lines: Line[] };

export const handle: PageHandle = {
  title: (t, data) => t('organization.division.edit_title', { unit: data?.unit.name }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, known] = await Promise.all([api.unitGet({ id }), api.divisionVersions({ unit: id })]);
  const draft = known.versions.find((version) => version.state === 'draft');
  // a new draft begins with what is in force
  const { lines } = await api.divisionGet({ unit: id, divisionId: draft?.id });
  return { unit, known, draft, lines };
}

/** Writes the draft: a line a field and person, who leads, who supports, and for which units. */
export default function EditDivisionPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { unit, known, draft, lines } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const title = t('organization.division.edit_title', { unit: unit.name });
  const crumbs = [{ label: t('organization.tabs.division'), to: paths.division(unit.id) }];
  if (known.seated.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <Empty title={t('organization.division.no_committee')}>{t('organization.division.no_committee_hint')}</Empty>
      </Page>
    );
  const fields = Object.keys(labels?.workFields ?? {}).map((field) => ({
    value: field,
    label: fieldLabel({ field, ownField: false }, lang),
  }));
  const people = known.seated.map((one) => ({
    value: one.id,
    label: `${one.name} (${labelOf('posts', one.post, lang)})`,
  }));
  const units = known.below.map((one) => ({ id: one.id, label: one.name }));
  const findUnits = async (words: string) =>
    units.filter((one) => one.label.toLowerCase().includes(words.trim().toLowerCase())).slice(0, 50);
  return (
    <Page title={title} crumbs={crumbs}>
      <CommandForm<Values, { id: string }>
        name="division.draft"
        entity={draft ? `${draft.id} ${draft.version}` : unit.id}
        initial={{
          note: draft?.note ?? undefined,
          lines: lines.map((line) => ({
            field: line.ownField ? OWN : line.field,
            words: line.ownField ? line.field : undefined,
            personId: line.personId,
            role: line.role,
            units: line.units.map((one) => ({ id: one.id, label: one.name })),
          })),
        }}
        submit={(values, commandId) =>
          api.divisionDraft(
            {
              unitId: unit.id,
              ...(draft && { id: draft.id, version: draft.version }),
              note: values.note,
              lines: (values.lines ?? []).map((line) => ({
                field: line.field === OWN ? (line.words ?? '') : line.field,
                ownField: line.field === OWN,
                personId: line.personId,
                role: line.role,
                units: (line.units ?? []).map((one) => one.id),
              })),
            },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.division(unit.id, { version: id }))}
        verb={t('organization.division.save')}
        cancel={paths.division(unit.id)}
      >
        {(values) => (
          <>
            <Notice>{t('organization.division.edit_hint')}</Notice>
            <RepeatGroup
              name="lines"
              label={t('organization.tabs.division')}
              rowLabel={(number) => t('organization.division.line', { number })}
              add={t('organization.division.add')}
              blank={{ role: 'lead' }}
              required
            >
              {(prefix, at) => (
                <>
                  <ChoiceField
                    name={`${prefix}.field`}
                    label={t('organization.division.field')}
                    as="list"
                    choices={[...fields, { value: OWN, label: t('organization.division.own_field') }]}
                    required
                  />
                  {values.lines?.[at]?.field === OWN && (
                    <TextField
                      name={`${prefix}.words`}
                      label={t('organization.division.own_words')}
                      maxLength={120}
                      required
                    />
                  )}
                  <div className="field-pair">
                    <ChoiceField
                      name={`${prefix}.personId`}
                      label={t('organization.division.person')}
                      as="list"
                      choices={people}
                      required
                    />
                    <ChoiceField
                      name={`${prefix}.role`}
                      label={t('organization.division.part')}
                      as="list"
                      choices={[
                        { value: 'lead', label: t('organization.division.lead') },
                        { value: 'support', label: t('organization.division.support') },
                      ]}
                      required
                    />
                  </div>
                  {units.length > 0 && (
                    <ManyPickerField
                      name={`${prefix}.units`}
                      label={t('organization.division.units')}
                      search={findUnits}
                    />
                  )}
                </>
              )}
            </RepeatGroup>
            <TextField name="note" label={t('organization.division.note')} maxLength={500} />
          </>
        )}
      </CommandForm>
    </Page>
  );
}
