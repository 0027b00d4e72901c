import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { Polls } from '../../votes/pages/polls.tsx';
import { date, dateTime, due, listed, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { QualityRecord } from '../quality.ts';
import { reasonsAgainstPoints } from '../rules/quality.ts';
import { SheetStateBadge } from './meetingState.tsx';
import { Gap, PointFields, type PointValues, pointsOf, ScoreTable } from './scoreParts.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.score.sheet') };

export async function loader({ params }: LoaderFunctionArgs) {
  const sheet = (await api.qualityGet({ id: params.id ?? '' })) as QualityRecord;
  return { sheet, unit: sheet.unit };
}

/** A score sheet: both sets of points with the gap, the vote, and the form of the level above. */
export default function SheetPage() {
  const { t, lang } = useText();
  const { sheet } = useLoaderData<typeof loader>();
  const level = (id: string | null) => (id === null ? '' : capitalized(labelOf('qualityLevels', id, lang), lang));
  const points = (total: number) => `${number(total)}/${number(sheet.maximum)}`;
  const mayConfirm = !sheet.may['quality.confirm']?.some((reason) => reason.code === 'right.missing');
  return (
    <Page
      title={t('meetings.score.sheet')}
      lead={<bdi>{sheet.meetingTitle}</bdi>}
      state={<SheetStateBadge sheet={sheet} />}
      crumbs={[{ label: t('meetings.quality.title'), to: paths.unitQuality(sheet.unit.id) }]}
      action={
        sheet.may['quality.score']?.length === 0 && (
          <LinkButton to={paths.meetingScore(sheet.meetingId)}>{t('meetings.score.again')}</LinkButton>
        )
      }
    >
      <Facts
        facts={[
          {
            label: t('meetings.list.unit'),
            value: (
              <Link to={paths.unit(sheet.unit.id)}>
                <bdi>{sheet.unit.name}</bdi>
              </Link>
            ),
          },
          {
            label: t('meetings.list.subject'),
            value: <Link to={paths.meeting(sheet.meetingId)}>{month(sheet.month)}</Link>,
          },
          { label: t('meetings.score.self'), value: listed([points(sheet.selfTotal), level(sheet.selfLevel)]) },
          { label: t('meetings.score.scored'), value: listed([sheet.scoredName, dateTime(sheet.scoredAt)]) },
          sheet.upperTotal !== null && {
            label: t('meetings.score.upper'),
            value: listed([points(sheet.upperTotal), level(sheet.upperLevel)]),
          },
          sheet.confirmedAt !== null && {
            label: t('meetings.score.confirmed'),
            value: listed([sheet.confirmedName, dateTime(sheet.confirmedAt)]),
          },
          sheet.gap !== null && { label: t('meetings.score.difference'), value: <Gap gap={sheet.gap} /> },
          sheet.state === 'scored' && {
            label: t('meetings.score.confirm_due'),
            value: `${date(sheet.confirmDue)} (${due(sheet.confirmDue, session().today)})`,
          },
          sheet.remark !== null && { label: t('meetings.score.remark'), value: sheet.remark },
          {
            label: t('meetings.score.rule'),
            value: (
              <Link to={paths.rulebook(sheet.rule)}>
                <bdi>{sheet.rule}</bdi>
              </Link>
            ),
          },
        ]}
      />
      <Section title={t('meetings.score.title')}>
        <ScoreTable lines={sheet.lines} />
      </Section>
      {sheet.poll && (
        <Section title={t('meetings.score.vote')}>
          <Polls polls={[sheet.poll]} />
        </Section>
      )}
      {sheet.state === 'scored' && mayConfirm && <ConfirmForm sheet={sheet} />}
    </Page>
  );
}

type Values = PointValues & { remark?: string };

function ConfirmForm({ sheet }: { sheet: QualityRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const criteria = sheet.lines.map((line) => ({ id: line.criterion, maximum: line.maximum }));
  return (
    <Section title={t('meetings.score.confirm')}>
      <CommandForm<Values, unknown>
        name="quality.confirm"
        entity={`${sheet.id} ${sheet.version}`}
        initial={{ points: Object.fromEntries(sheet.lines.map((line) => [line.criterion, line.self])) }}
        check={(values) => reasonsAgainstPoints({ criteria, rule: sheet.rule }, pointsOf({ criteria }, values.points))}
        submit={({ points, remark }, commandId) =>
          api.qualityConfirm(
            { id: sheet.id, version: sheet.version, points: pointsOf({ criteria }, points), remark: remark ?? '' },
            { commandId },
          )
        }
        onDone={revalidate}
        verb={t('meetings.score.confirm')}
        because={sheet.may['quality.confirm']}
      >
        <PointFields criteria={criteria} />
        <MultilineField
          name="remark"
          label={t('meetings.score.remark')}
          help={sheet.remarkWhenDifferent ? t('meetings.score.remark_help') : undefined}
          rows={3}
          maxLength={5000}
        />
      </CommandForm>
    </Section>
  );
}
