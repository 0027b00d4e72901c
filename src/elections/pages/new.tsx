import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type ElectionOffer, NOMINATORS, PURPOSES, type Purpose } from '../election.ts';
import { mostCandidates } from '../rules.ts';

type Values = {
  body: string;
  post: string;
  purpose: Purpose;
  seats: number;
  heldOn: string;
  roll: 'numbers' | 'meeting';
  meetingId?: string;
  eligible?: number;
  present?: number;
  leftOut?: number;
  candidates: { personId?: Option; nominatedBy: (typeof NOMINATORS)[number] }[];
};

const NOMINATED = {
  committee: 'elections.nominated.committee',
  congress: 'elections.nominated.congress',
  self: 'elections.nominated.self',
} as const;
const PURPOSE = { term: 'elections.purpose.term', vacancy: 'elections.purpose.vacancy' } as const;

export const handle: PageHandle = { title: (t, data) => t('elections.new.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.electionOffer({ unit: params.unit ?? '' });
}

/** Opens an election: who elects, the office, seats, candidates with the surplus in view, and who is there. */
export default function NewElectionPage() {
  const { t, lang } = useText();
  const offer = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { unit } = offer;
  const [body] = offer.bodies;
  return (
    <Page
      title={t('elections.new.title', { unit: unit.name })}
      crumbs={[{ label: t('elections.list.title', { unit: unit.name }), to: paths.elections(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="election.open"
        entity={unit.id}
        initial={{
          body: body?.id,
          purpose: 'term',
          seats: 1,
          heldOn: offer.today,
          roll: 'numbers',
          eligible: body?.known ?? undefined,
          leftOut: 0,
          candidates: [{ nominatedBy: 'committee' }, { nominatedBy: 'committee' }],
        }}
        submit={({ roll, meetingId, eligible, present, leftOut, candidates, ...values }, commandId) =>
          api.electionOpen(
            {
              unitId: unit.id,
              ...values,
              ...(roll === 'meeting' ? { meetingId } : { eligible, present, leftOut }),
              candidates: candidates.map((each) => ({
                personId: each.personId?.id ?? '',
                nominatedBy: each.nominatedBy,
              })),
            },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.election(id))}
        verb={t('elections.new.verb')}
        cancel={paths.elections(unit.id)}
      >
        {(values) => (
          <>
            <ChoiceField
              name="body"
              label={t('elections.new.body')}
              choices={offer.bodies.map((each) => ({
                value: each.id,
                label: capitalized(labelOf('electionBodies', each.id, lang), lang),
              }))}
              required
            />
            <ChoiceField
              name="post"
              label={t('elections.list.office')}
              as="list"
              choices={offer.offices
                .filter((office) => !values.body || office.bodies.includes(values.body))
                .map((office) => ({
                  value: office.post,
                  label: capitalized(labelOf('posts', office.post, lang), lang),
                }))}
              required
            />
            <ChoiceField
              name="purpose"
              label={t('elections.new.purpose')}
              choices={PURPOSES.map((value) => ({ value, label: t(PURPOSE[value]) }))}
              required
            />
            <NumberField name="seats" label={t('elections.new.seats')} min={1} required />
            <DateField name="heldOn" label={t('elections.list.held')} max={offer.today} required />
            <OfficeNotice offer={offer} values={values} />
            <Roll offer={offer} values={values} />
            <RepeatGroup
              name="candidates"
              label={t('elections.list.candidates')}
              rowLabel={(number) => t('elections.new.candidate', { number })}
              add={t('elections.new.add')}
              blank={{ nominatedBy: 'committee' }}
              required
            >
              {(prefix) => (
                <>
                  <PickerField
                    name={`${prefix}.personId`}
                    label={t('elections.new.person')}
                    search={searchMembers}
                    required
                  />
                  <ChoiceField
                    name={`${prefix}.nominatedBy`}
                    label={t('elections.new.nominated')}
                    choices={NOMINATORS.map((value) => ({ value, label: t(NOMINATED[value]) }))}
                    as="list"
                    required
                  />
                </>
              )}
            </RepeatGroup>
          </>
        )}
      </CommandForm>
    </Page>
  );
}

type Part = { offer: ElectionOffer; values: Partial<Values> };

/** What the rules say of this office: how many may stand, from among whom, how many may hold it. */
function OfficeNotice({ offer, values }: Part) {
  const { t, lang } = useText();
  const office = offer.offices.find((each) => each.post === values.post);
  const seats = values.seats ?? 0;
  if (!office || seats < 1) return null;
  const most = mostCandidates(seats, offer.surplus?.share ?? null);
  const least = seats + (office.surplus === 'required' ? 1 : 0);
  return (
    <Notice>
      <p>
        {most === null
          ? t('elections.new.at_least', { least })
          : t('elections.new.between', { least, most, rule: offer.surplus?.rule ?? '' })}
      </p>
      {office.among.length > 0 && (
        <p>{t('elections.new.among', { posts: listed(office.among.map((post) => labelOf('posts', post, lang))) })}</p>
      )}
      {office.maximum && (
        <p>
          {t('elections.new.maximum', { max: office.maximum.n, held: office.held })}
          {office.maximum.rule !== '' && ` (${office.maximum.rule})`}
        </p>
      )}
    </Notice>
  );
}

/** Who is there: the roll of a meeting, or numbers. */
function Roll({ offer, values }: Part) {
  const { t } = useText();
  const body = offer.bodies.find((each) => each.id === values.body);
  return (
    <>
      {offer.meetings.length > 0 && (
        <ChoiceField
          name="roll"
          label={t('elections.new.roll')}
          choices={[
            { value: 'numbers', label: t('elections.new.roll_numbers') },
            { value: 'meeting', label: t('elections.new.roll_meeting') },
          ]}
          required
        />
      )}
      {values.roll === 'meeting' ? (
        <ChoiceField
          name="meetingId"
          label={t('elections.new.meeting')}
          as="list"
          choices={offer.meetings.map((each) => ({ value: each.id, label: `${date(each.on)} · ${each.title}` }))}
          required
        />
      ) : (
        <>
          <NumberField
            name="eligible"
            label={t('elections.new.eligible')}
            {...(body?.known !== null && body && { help: t('elections.new.known', { count: body.known ?? 0 }) })}
            min={1}
            required
          />
          <NumberField name="present" label={t('elections.new.present')} min={0} required />
          <NumberField
            name="leftOut"
            label={t('elections.new.left_out')}
            help={t('elections.new.left_out_help')}
            min={0}
          />
        </>
      )}
    </>
  );
}
