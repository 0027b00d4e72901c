import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { BatchRecord, Candidate, RowVerdict } from '../import.ts';
import { inWords } from './inWords.ts';
import { MATCH_TEXTS } from './texts.ts';

type Props = { batch: BatchRecord; row: RowVerdict; label: (field: string) => string };

/** How the row found its person; where it might mean somebody known, who that is, how the file differs, and the clerk's word. */
export function Matched({ batch, row, label }: Props) {
  const { t } = useText();
  const { by, candidates } = row.match;
  const settled = row.decision !== null;
  const how = settled ? 'decision' : by;
  if (how === null && candidates.length === 0) return null;
  return (
    <div className="stack">
      {how !== null && <span className="quiet">{t(MATCH_TEXTS[how])}</span>}
      {candidates.map((candidate) => (
        <CandidateLine key={candidate.personId} candidate={candidate} label={label} />
      ))}
      {row.open && batch.state === 'staged' && <Decide batch={batch} row={row} />}
    </div>
  );
}

function CandidateLine({ candidate, label }: { candidate: Candidate; label: (field: string) => string }) {
  const { t, lang } = useText();
  const { name, unitName, here, differences } = candidate;
  return (
    <div>
      {t('exchange.match.maybe', { name, unit: unitName })}
      {differences.length === 0 && <span className="quiet"> ({t('exchange.match.no_difference')})</span>}
      {differences.map((change) => (
        <div key={change.field}>
          <strong>{label(change.field)}: </strong>
          {t('exchange.rows.from_to', {
            before: inWords(change.field, change.before, { t, lang }) || t('exchange.rows.blank'),
            after: inWords(change.field, change.after, { t, lang }),
          })}
        </div>
      ))}
      {!here && <div className="quiet">{t('exchange.match.elsewhere')}</div>}
    </div>
  );
}

function Decide({ batch, row }: Pick<Props, 'batch' | 'row'>) {
  const { t } = useText();
  const again = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const say = async (decision: 'same' | 'other' | null, personId: string | null = null) => {
    setBusy(true);
    setError(undefined);
    try {
      const said = { id: batch.id, row: row.id, decision, personId, version: batch.version };
      await api.importDecide(said, { commandId: newId() });
      await again.revalidate();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const here = row.match.candidates.filter((candidate) => candidate.here);
  return (
    <div className="row">
      {row.decision === null ? (
        <>
          {here.map((candidate) => (
            <Button key={candidate.personId} busy={busy} onClick={() => void say('same', candidate.personId)}>
              {t('exchange.match.same')}
            </Button>
          ))}
          <Button busy={busy} onClick={() => void say('other')}>
            {t('exchange.match.other')}
          </Button>
        </>
      ) : (
        <Button busy={busy} onClick={() => void say(null)}>
          {t('exchange.match.take_back')}
        </Button>
      )}
      {error !== undefined && <Refusal error={error} />}
    </div>
  );
}
