import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api, type CandidateReviewedResult } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { date, listed, month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { Verdict } from '../candidate.ts';
import { reasonName } from './names.ts';
import { AdmissionTabs } from './tabs.tsx';
import './admissions.css';

type Line = CandidateReviewedResult['lines'][number];
type Said = { verdict: Verdict; reason?: string; note?: string };
type Values = { on: string; said: Record<string, Said> };

export const handle: PageHandle = {
  title: (t, data) => t('admissions.review.title', { month: month(data?.review.month ?? '') }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const [id, of] = [params.unit ?? '', params.month ?? ''];
  const [unit, review] = await Promise.all([api.unitGet({ id }), api.candidateReviewed({ unit: id, month: of })]);
  return { unit, review };
}

/** The cell's monthly review: everybody on the list, kept unless something else is said; one button for the whole. */
export default function ReviewPage() {
  const { t } = useText();
  const { unit, review } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('admissions.review.title', { month: month(review.month) })}
      lead={<Name>{unit.name}</Name>}
      state={
        review.done && (
          <StateBadge state="done">
            {t('admissions.review.done', { date: date(review.on ?? ''), name: review.by ?? '' })}
          </StateBadge>
        )
      }
    >
      <AdmissionTabs unit={unit.id} cell />
      {review.lines.length === 0 ? (
        <Empty title={t('admissions.review.none')}>{t('admissions.list.none_hint')}</Empty>
      ) : review.done || !review.mayReview ? (
        <Told review={review} />
      ) : (
        <ReviewForm unit={unit.id} review={review} />
      )}
      <p className="review-more">
        <Link to={paths.candidateReviews(unit.id)}>{t('admissions.review.earlier')}</Link>
      </p>
    </Page>
  );
}

function Told({ review }: { review: CandidateReviewedResult }) {
  const { t, lang } = useText();
  return (
    <ul className="plain-list">
      {review.lines.map((line) => (
        <li key={line.candidateId} className="review-line">
          <Link to={paths.candidate(line.candidateId)}>{line.name}</Link>
          <span>
            {line.verdict
              ? listed([t(`admissions.verdict.${line.verdict}`), reasonName(line.reason, lang), line.note])
              : t(`admissions.state.${line.state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ReviewForm({ unit, review }: { unit: string; review: CandidateReviewedResult }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { today } = session();
  const said = Object.fromEntries(review.lines.map((line) => [line.candidateId, { verdict: 'kept' as Verdict }]));
  const on = today.slice(0, 7) === review.month ? today : `${review.month}-28`;
  return (
    <CommandForm<Values, unknown>
      name="candidate.review"
      entity={`${unit} ${review.month}`}
      initial={{ on, said }}
      submit={(values, commandId) =>
        api.candidateReview(
          {
            unit,
            month: review.month,
            on: values.on,
            lines: review.lines.map((line) => ({
              candidate: line.candidateId,
              ...(values.said[line.candidateId] ?? { verdict: 'kept' }),
            })),
          },
          { commandId },
        )
      }
      onDone={() => navigate(paths.candidates(unit))}
      verb={t('admissions.review.verb')}
    >
      {(values) => (
        <>
          <p className="quiet">{t('admissions.review.lead')}</p>
          <DateField name="on" label={t('admissions.review.on')} max={today} required />
          <div>
            {review.lines.map((line) => (
              <ReviewLine key={line.candidateId} line={line} said={values.said?.[line.candidateId]} />
            ))}
          </div>
        </>
      )}
    </CommandForm>
  );
}

function ReviewLine({ line, said }: { line: Line; said: Said | undefined }) {
  const { t, lang } = useText();
  const prefix = `said.${line.candidateId}`;
  const choices: Verdict[] = line.inCase
    ? ['kept']
    : line.state === 'proposed'
      ? ['kept', 'taken_up', 'dropped']
      : ['kept', 'dropped'];
  return (
    <div className="review-line">
      <div>
        <Link to={paths.candidate(line.candidateId)}>{line.name}</Link>
        <p className="small quiet">
          {line.inCase
            ? t('admissions.review.in_case')
            : listed([
                t(`admissions.state.${line.state}`),
                t('admissions.review.since', { date: date(line.enteredOn) }),
              ])}
        </p>
      </div>
      <div className="stack">
        <ChoiceField
          name={`${prefix}.verdict`}
          label={t('admissions.review.verdict')}
          choices={choices.map((value) => ({ value, label: t(`admissions.verdict.${value}`) }))}
          required
        />
        {said?.verdict === 'dropped' && (
          <>
            <ChoiceField
              name={`${prefix}.reason`}
              label={t('admissions.drop.reason')}
              as="list"
              choices={optionsOf('dropReasons', lang)}
              required
            />
            <TextField name={`${prefix}.note`} label={t('admissions.drop.note')} maxLength={1000} />
          </>
        )}
      </div>
    </div>
  );
}
