import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { marksOf, UnitFactFields, type UnitFacts } from './unitFields.tsx';

type Values = UnitFacts & { kind: string; code?: string };

export const handle: PageHandle = { title: (t, data) => t('organization.found.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, { items }] = await Promise.all([api.unitGet({ id }), api.unitKinds({ id })]);
  return { unit, kinds: items };
}

/** Founds a unit under another, of the kinds that the rulebook lets stand there. */
export default function FoundUnitPage() {
  const { t, lang } = useText();
  const { unit, kinds } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const title = t('organization.found.title', { unit: unit.name });
  if (kinds.length === 0)
    return (
      <Page title={title}>
        <Empty title={t('organization.found.no_kind', { unit: unit.name })} />
      </Page>
    );
  return (
    <Page title={title} crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}>
      <CommandForm<Values, { id: string }>
        name="unit.found"
        entity={unit.id}
        submit={(values, commandId) =>
          api.unitFound({ parentId: unit.id, ...values, ...marksOf(values) }, { commandId })
        }
        onDone={({ id }) => navigate(paths.unit(id))}
        verb={t('organization.found.verb')}
        cancel={paths.unit(unit.id)}
      >
        <ChoiceField
          name="kind"
          label={t('organization.found.kind')}
          choices={kinds.map(({ kind }) => ({
            value: kind,
            label: capitalized(labelOf('unitKinds', kind, lang), lang),
          }))}
          required
        />
        <TextField name="name" label={t('organization.found.name')} maxLength={200} required />
        <TextField
          name="code"
          label={t('organization.facts.code')}
          help={t('organization.found.code_help')}
          maxLength={40}
          short
        />
        <UnitFactFields />
        <Notice>{t('organization.found.consequence')}</Notice>
      </CommandForm>
    </Page>
  );
}
