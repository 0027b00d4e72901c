import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { levelOf, reasonsAgainstPoints, totalOf } from '../rules/quality.ts';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';
import { PointFields, type PointValues, pointsOf } from './scoreParts.tsx';

type Values = PointValues & { votesFor?: number; votesAgainst?: number; votesOther?: number };

export const handle: PageHandle = { title: (t) => t('meetings.score.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  return { meeting, unit: meeting.unit };
}

/** The cell scores its own meeting at the end, and votes on the score. */
export default function ScorePage() {
  const { t, lang } = useText();
  const { meeting } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { quality } = meeting;
  if (!quality) {
    return (
      <Page title={t('meetings.score.title')} crumbs={crumbsOf(meeting)}>
        <Empty title={t('meetings.score.not_here')}>{t('meetings.score.not_here_hint')}</Empty>
      </Page>
    );
  }
  const { scale, sheet } = quality;
  const maximum = scale.criteria.reduce((sum, each) => sum + each.maximum, 0);
  return (
    <Page
      title={t('meetings.score.title')}
      lead={
        <>
          {t('meetings.score.lead', { maximum })}{' '}
          <Link to={paths.rulebook(scale.rule)}>
            <bdi>{scale.rule}</bdi>
          </Link>
        </>
      }
      crumbs={crumbsOf(meeting)}
    >
      <CommandForm<Values, { passed: boolean; id: string | null }>
        name="quality.score"
        entity={`${meeting.id} ${sheet?.version ?? 0}`}
        initial={{
          points: sheet
            ? Object.fromEntries(sheet.lines.map((line) => [line.criterion, line.self]))
            : Object.fromEntries(scale.criteria.map((each) => [each.id, undefined])),
          votesAgainst: 0,
          votesOther: 0,
        }}
        check={(values) => reasonsAgainstPoints(scale, pointsOf(scale, values.points))}
        submit={({ points, ...votes }, commandId) =>
          api.qualityScore(
            {
              id: meeting.id,
              points: pointsOf(scale, points),
              ...(sheet && { version: sheet.version }),
              ...(scale.voted && votes),
            },
            { commandId },
          ) as Promise<{ passed: boolean; id: string | null }>
        }
        onDone={({ passed, id }) => navigate(passed && id ? paths.qualitySheet(id) : paths.meeting(meeting.id))}
        verb={t(scale.voted ? 'meetings.score.record' : 'meetings.score.save')}
        because={meeting.may['quality.score']}
        cancel={paths.meeting(meeting.id)}
      >
        {(values) => {
          const given = pointsOf(scale, values.points);
          const total = totalOf(given);
          return (
            <>
              <PointFields criteria={scale.criteria} />
              <Notice live>
                {t('meetings.score.total', {
                  total: number(total),
                  maximum: number(maximum),
                  level: capitalized(labelOf('qualityLevels', levelOf(scale.levels, total), lang), lang),
                })}
              </Notice>
              {scale.voted && (
                <>
                  <NumberField name="votesFor" label={t('votes.for')} min={0} required />
                  <NumberField name="votesAgainst" label={t('votes.against')} min={0} required />
                  <NumberField name="votesOther" label={t('votes.other')} min={0} required />
                </>
              )}
            </>
          );
        }}
      </CommandForm>
    </Page>
  );
}
