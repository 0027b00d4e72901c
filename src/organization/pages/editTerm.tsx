import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import { seatsGiven, TermFields, type TermValues } from './termFields.tsx';

export const handle: PageHandle = {
  title: (t, data) => t('organization.terms.edit_title', { name: data?.term?.name ?? '' }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, { terms, decided }] = await Promise.all([api.unitGet({ id }), api.termList({ unit: id })]);
  return { unit, term: terms.find((term) => term.id === params.term), decided };
}

/** Corrects a term. */
export default function EditTermPage() {
  const { t } = useText();
  const { unit, term, decided } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const crumbs = [{ label: t('organization.tabs.terms'), to: paths.unitTerms(unit.id) }];
  if (!term)
    return (
      <Page title={t('organization.tabs.terms')} crumbs={crumbs}>
        <Empty title={t('organization.terms.none')} />
      </Page>
    );
  return (
    <Page title={t('organization.terms.edit_title', { name: term.name })} crumbs={crumbs}>
      <CommandForm<TermValues, { id: string }>
        name="term.change"
        entity={`${term.id} ${term.version}`}
        initial={{
          name: term.name,
          congressOn: term.congressOn ?? undefined,
          startsOn: term.startsOn,
          endsOn: term.endsOn,
          decision: term.decision ?? undefined,
          seats: decided.map((seat) => ({ seat, seats: term.seats.find((one) => one.seat === seat)?.seats })),
        }}
        submit={({ seats, ...values }, commandId) =>
          api.termChange({ id: term.id, version: term.version, ...values, seats: seatsGiven(seats) }, { commandId })
        }
        onDone={() => navigate(paths.unitTerms(unit.id))}
        verb={t('organization.change.verb')}
        cancel={paths.unitTerms(unit.id)}
      >
        <TermFields decided={decided} />
      </CommandForm>
    </Page>
  );
}
