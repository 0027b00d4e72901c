import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { Letterhead } from '../unit.ts';

type Values = { letterhead: Letterhead };

export const handle: PageHandle = { title: (t, data) => t('organization.letterhead.title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** What stands at the head of the documents a unit issues (D24). */
export default function LetterheadPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('organization.letterhead.title', { unit: unit.name })}
      lead={t('organization.letterhead.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <CommandForm<Values, unknown>
        name="unit.letterhead"
        entity={unit.id}
        initial={{
          letterhead: unit.letterhead ?? { documentCode: '', upperName: '', issuerName: '', place: '', hasSeal: false },
        }}
        submit={({ letterhead }, commandId) => api.unitLetterhead({ id: unit.id, letterhead }, { commandId })}
        onDone={() => navigate(paths.unit(unit.id))}
        verb={t('organization.letterhead.verb')}
        cancel={paths.unit(unit.id)}
      >
        <TextField name="letterhead.upperName" label={t('organization.letterhead.upper')} maxLength={200} required />
        <TextField name="letterhead.issuerName" label={t('organization.letterhead.issuer')} maxLength={200} required />
        <TextField
          name="letterhead.documentCode"
          label={t('organization.letterhead.code')}
          help={t('organization.letterhead.code_help')}
          maxLength={20}
          short
          required
        />
        <TextField name="letterhead.place" label={t('organization.letterhead.place')} maxLength={80} required />
        <CheckboxField name="letterhead.hasSeal" label={t('organization.letterhead.seal')} />
        <Notice>{t('organization.letterhead.consequence')}</Notice>
      </CommandForm>
    </Page>
  );
}
