import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api, type CaseOfferInput } from '../../../gen/client.ts';
import { useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { CaseOffer } from '../procedure.ts';
import { CaseFields, capital, type FieldValues, factsOf } from './fields.tsx';
import './procedures.css';

export const handle: PageHandle = { title: (t) => t('procedures.new.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const input = { kind: params.kind, subject: params.subject } as CaseOfferInput;
  const offer = (await api.caseOffer(input)) as CaseOffer;
  return { offer, unit: offer.unit.id };
}

/** Opens a case: first which procedure, then what it wants to know. */
export default function NewCasePage() {
  const { t, own } = useText();
  const address = useAddress();
  const { offer } = useLoaderData<typeof loader>();
  const chosen = offer.procedures.find((each) => each.id === address.get('procedure'));
  const crumbs = [
    offer.subject.kind === 'member'
      ? { label: offer.subject.name, to: paths.member(offer.subject.id) }
      : { label: t('procedures.list.title'), to: paths.unitCases(offer.unit.id) },
  ];
  return (
    <Page
      title={chosen ? capital(own(chosen.label)) : t('procedures.new.title')}
      lead={
        <>
          <Name>{offer.subject.name}</Name> · <Name>{offer.unit.name}</Name>
        </>
      }
      crumbs={crumbs}
    >
      {chosen ? <OpenForm offer={offer} procedure={chosen} /> : <Choose offer={offer} />}
    </Page>
  );
}

type Offered = CaseOffer['procedures'][number];

/** The procedures there are for such a subject; those that cannot be opened now say why. */
function Choose({ offer }: { offer: CaseOffer }) {
  const { t, own } = useText();
  const address = useAddress();
  if (offer.procedures.length === 0)
    return <Empty title={t('procedures.new.none')}>{t('procedures.new.none_hint')}</Empty>;
  return (
    <ul className="case-papers plain-list">
      {offer.procedures.map((procedure) => (
        <li key={procedure.id} className="case-choice">
          <div>
            <strong>{capital(own(procedure.label))}</strong> <RuleLink rule={procedure.rule} />
            {procedure.reasons.length > 0 && (
              <div className="small quiet">
                <Reasons reasons={procedure.reasons} />
              </div>
            )}
          </div>
          {procedure.openCase ? (
            <Link to={paths.case(procedure.openCase)}>{t('procedures.new.to_open')}</Link>
          ) : (
            procedure.reasons.length === 0 && (
              <LinkButton to={address.with({ procedure: procedure.id })}>{t('procedures.new.choose')}</LinkButton>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

function OpenForm({ offer, procedure }: { offer: CaseOffer; procedure: Offered }) {
  const { t, own } = useText();
  const navigate = useNavigate();
  const { today } = session();
  const [first] = procedure.steps;
  return (
    <CommandForm<FieldValues, { id: string }>
      name="case.open"
      entity={`${offer.subject.id} ${procedure.id}`}
      submit={(values, commandId) =>
        api.caseOpen(
          { procedure: procedure.id, subject: offer.subject.id, facts: factsOf(procedure.fields, values) },
          { commandId },
        )
      }
      onDone={({ id }) => navigate(paths.case(id))}
      because={procedure.reasons}
      verb={t('procedures.new.open')}
      cancel={paths.newCase(offer.subject.kind, offer.subject.id)}
    >
      <Notice>
        <p>
          {first && t('procedures.new.first', { step: capital(own(first.label)) })} <RuleLink rule={procedure.rule} />
        </p>
        {procedure.restricted && <p>{t('procedures.case.restricted')}</p>}
      </Notice>
      <CaseFields fields={procedure.fields} unit={offer.unit.id} today={today} />
    </CommandForm>
  );
}
