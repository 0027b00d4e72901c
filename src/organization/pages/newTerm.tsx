import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { seatsGiven, TermFields, type TermValues } from './termFields.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.terms.new_title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, terms] = await Promise.all([api.unitGet({ id }), api.termList({ unit: id })]);
  return { unit, ...terms };
}

/** Begins a term: its days and the seats its congress decided. */
export default function NewTermPage() {
  const { t } = useText();
  const { unit, decided, usualEnd } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const title = t('organization.terms.new_title', { unit: unit.name });
  return (
    <Page title={title} crumbs={[{ label: t('organization.tabs.terms'), to: paths.unitTerms(unit.id) }]}>
      <CommandForm<TermValues, { id: string }>
        name="term.begin"
        entity={unit.id}
        initial={{
          startsOn: session().today,
          endsOn: usualEnd ?? undefined,
          seats: decided.map((seat) => ({ seat })),
        }}
        submit={({ seats, ...values }, commandId) =>
          api.termBegin({ unitId: unit.id, ...values, seats: seatsGiven(seats) }, { commandId })
        }
        onDone={() => navigate(paths.unitTerms(unit.id))}
        verb={t('organization.terms.begin')}
        cancel={paths.unitTerms(unit.id)}
      >
        <TermFields decided={decided} />
        <Notice>{t('organization.terms.consequence')}</Notice>
      </CommandForm>
    </Page>
  );
}
