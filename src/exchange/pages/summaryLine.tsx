import { useState } from 'react';
import { useNavigate, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { addresses } from '../../members/pages/addresses.ts';
import { date, listed } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { COLUMN_OF, type ReportRecord, type SummaryField, type SummaryLine } from '../summary/summary.ts';
import { DecideSummary } from './summaryDecide.tsx';
import { SUMMARY_CAUSE_TEXTS } from './texts.ts';

type Props = { report: ReportRecord; line: SummaryLine };

const GROUPS: Partial<Record<SummaryField, string>> = {
  sex: 'sexes',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
  status: 'summaryStatuses',
  state: 'summaryStates',
  partyPosts: 'posts',
  civilPosts: 'posts',
};

/** A value of either side in the reader's words; what the file says and nobody knows stays as it is. */
function useSaid(): (field: SummaryField, value: string | null) => string {
  const { t, lang } = useText();
  return (field, value) => {
    if (value === null) return t('exchange.rows.blank');
    if (field === 'exempt')
      return t(value === 'yes' ? 'exchange.rows.yes' : value === 'no' ? 'exchange.rows.no' : value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return date(value);
    const group = GROUPS[field];
    return group ? listed(value.split('; ').map((code) => labelOf(group, code, lang))) : value;
  };
}

/** Both sides of a difference, or why somebody was not found. */
export function Said({ report, line, whole }: Props & { whole: boolean }) {
  const { t, lang } = useText();
  const said = useSaid();
  const [shown, setShown] = useState<{ ours: string | null; theirs: string | null }>();
  const [error, setError] = useState<unknown>();
  if (whole && line.fields.length > 0)
    return <>{listed(line.fields.map((field) => labelOf('summaryColumns', COLUMN_OF[field as SummaryField], lang)))}</>;
  if (line.cause !== null) return <span className="small">{t(SUMMARY_CAUSE_TEXTS[line.cause] ?? line.cause)}</span>;
  if (line.field === null) return null;
  const field = line.field as SummaryField;
  const { ours, theirs } = shown ?? line;
  const mayReveal = line.masked && !shown && report.may['summary.reveal']?.length === 0;
  return (
    <div className="stack">
      <strong>{labelOf('summaryColumns', COLUMN_OF[field], lang)}</strong>
      <span>
        {t('exchange.summary.here')} <bdi>{said(field, ours)}</bdi>
      </span>
      <span>
        {t('exchange.summary.there')} <bdi>{said(field, theirs)}</bdi>
      </span>
      {mayReveal && (
        <div>
          <Button look="plain" onClick={() => void api.summaryReveal({ id: line.id }).then(setShown, setError)}>
            {t('exchange.summary.show')}
          </Button>
        </div>
      )}
      {error !== undefined && <Refusal error={error} />}
    </div>
  );
}

/** What may be done with a line: decide, say who it is, register who is only there. */
export function LineVerbs({ report, line }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const [deciding, setDeciding] = useState(false);
  const [error, setError] = useState<unknown>();
  const [nowhere, setNowhere] = useState(false);
  if (line.kind === 'same' || line.written || line.correctionId !== null) return null;
  const match = async (personId: string | null) => {
    setError(undefined);
    try {
      await api.summaryMatch({ id: line.id, personId, version: line.version }, { commandId: newId() });
      await revalidate();
    } catch (caught) {
      setError(caught);
    }
  };
  const register = async () => {
    setError(undefined);
    try {
      const { unitId } = await api.summaryEntry({ id: line.id });
      if (unitId === null) setNowhere(true);
      else navigate(`${addresses.register(unitId)}?line=${line.id}`);
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <div className="stack">
      {line.candidates.map((candidate) => (
        <div key={candidate.personId}>
          <Button look="plain" onClick={() => void match(candidate.personId)}>
            {t('exchange.summary.is', { name: candidate.name, unit: candidate.cellName })}
          </Button>
        </div>
      ))}
      <span className="row">
        {line.kind === 'ambiguous' && (
          <Button look="plain" onClick={() => void match(null)}>
            {t('exchange.summary.is_nobody')}
          </Button>
        )}
        {line.kind === 'only_there' && line.correctable && (
          <Button look="plain" onClick={() => void register()}>
            {t('exchange.summary.register')}
          </Button>
        )}
        <Button look="plain" onClick={() => setDeciding(true)}>
          {t(line.decision === null ? 'exchange.summary.decide' : 'exchange.summary.decide_again')}
        </Button>
      </span>
      {nowhere && <Notice>{t('exchange.summary.no_cell')}</Notice>}
      {error !== undefined && <Refusal error={error} />}
      {deciding && <DecideSummary report={report} line={line} onClose={() => setDeciding(false)} />}
    </div>
  );
}
