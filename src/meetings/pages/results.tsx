import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PackDifferences } from '../pack.ts';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.results.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  return { meeting, unit: meeting.unit };
}

type Chosen = { results: Record<string, unknown>; found: PackDifferences };

/** Attendance and votes back from the national e-handbook: first what is different, then taken over with one press. */
export default function ResultsPage() {
  const { t } = useText();
  const { meeting } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen>();
  const [error, setError] = useState<unknown>();
  const [unreadable, setUnreadable] = useState(false);
  const [asking, setAsking] = useState(false);
  const because = meeting.may['meeting.import_results'] ?? [];
  const read = async (file: File | undefined) => {
    if (!file) return;
    setChosen(undefined);
    setError(undefined);
    setUnreadable(false);
    const results = parsed(await file.text());
    if (!results) return setUnreadable(true);
    try {
      const input = { id: meeting.id, results: results as never };
      setChosen({ results, found: (await api.meetingPreviewResults(input, { commandId: v7() })) as PackDifferences });
    } catch (caught) {
      setError(caught);
    }
  };
  const changes = chosen ? chosen.found.roll.length + (chosen.found.ballot ? 1 : 0) : 0;
  return (
    <Page title={t('meetings.results.title')} lead={t('meetings.results.lead')} crumbs={crumbsOf(meeting)}>
      {because.length > 0 ? (
        <Notice state="due">
          <Reasons reasons={because} />
        </Notice>
      ) : (
        <p>
          <input
            id="results-file"
            type="file"
            accept=".json,application/json"
            className="file-input hidden-visually"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <label htmlFor="results-file" className="button">
            <Icon name="file" />
            {t('meetings.results.choose')}
          </label>
        </p>
      )}
      {unreadable && <Notice state="overdue">{t('meetings.results.unreadable')}</Notice>}
      {error !== undefined && <Refusal error={error} />}
      {chosen && (
        <Section title={t('meetings.results.differences')}>
          <p>{t('meetings.results.summary', { roll: chosen.found.roll.length, same: chosen.found.same })}</p>
          {chosen.found.roll.length > 0 && <RollChanges found={chosen.found} />}
          {chosen.found.ballot && (
            <Notice>
              <p>
                <strong>
                  <bdi>{chosen.found.ballot.title}</bdi>
                </strong>
              </p>
              <p>
                {t('meetings.results.votes', {
                  for: chosen.found.ballot.votesFor,
                  against: chosen.found.ballot.votesAgainst,
                  other: chosen.found.ballot.votesOther,
                })}
              </p>
            </Notice>
          )}
          {changes === 0 ? (
            <Notice state="done">{t('meetings.results.nothing')}</Notice>
          ) : (
            <Button look="primary" onClick={() => setAsking(true)}>
              {t('meetings.results.apply')}
            </Button>
          )}
          <Confirm
            open={asking}
            onClose={() => setAsking(false)}
            title={t('meetings.results.apply')}
            consequence={t('meetings.results.consequence', {
              roll: chosen.found.roll.length,
              vote: chosen.found.ballot ? 'yes' : 'no',
            })}
            verb={t('meetings.results.apply')}
            onConfirm={async () => {
              await api.meetingImportResults(
                { id: meeting.id, version: meeting.version, results: chosen.results as never },
                { commandId: v7() },
              );
              await navigate(paths.meeting(meeting.id));
            }}
          />
        </Section>
      )}
    </Page>
  );
}

/** The file as an object, without the papers: they went out and need not come back. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { papers: _papers, ...rest } = value as Record<string, unknown>;
    return rest;
  } catch {
    return undefined;
  }
}

function RollChanges({ found }: { found: PackDifferences }) {
  const { t, lang } = useText();
  const said = (state: string, reason: string | null) =>
    [t(`meetings.roll.${state}`), reason && capitalized(labelOf('absenceReasons', reason, lang), lang)]
      .filter(Boolean)
      .join(' – ');
  return (
    <Table
      caption={t('meetings.results.differences')}
      rows={found.roll}
      rowKey={(line) => line.attendanceId}
      columns={[
        { key: 'name', header: t('meetings.roll.name'), cell: (line) => <bdi>{line.name}</bdi> },
        { key: 'line', header: t('meetings.results.line'), numeric: true, cell: (line) => number(line.line) },
        {
          key: 'recorded',
          header: t('meetings.results.recorded'),
          cell: (line) => said(line.recorded, line.recordedReason),
        },
        { key: 'given', header: t('meetings.results.given'), cell: (line) => said(line.given, line.givenReason) },
      ]}
    />
  );
}
