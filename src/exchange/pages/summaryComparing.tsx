import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { ReportRecord } from '../summary/summary.ts';

/** A large file goes on part by part while somebody looks; without anybody the server does it each minute. */
export function Comparing({ report }: { report: ReportRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [error, setError] = useState<unknown>();
  const { id, steps, stepsDone } = report;
  useEffect(() => {
    let gone = false;
    const next = async () => {
      try {
        await api.summaryStep({ id, step: stepsDone }, { commandId: newId() });
      } catch (caught) {
        // the server may have taken the step in between: then the page is only asked anew
        if ((caught as { status?: number }).status !== 409) setError(caught);
      }
      if (!gone) await revalidate();
    };
    void next();
    return () => {
      gone = true;
    };
  }, [id, stepsDone, revalidate]);
  if (error !== undefined) return <Refusal error={error} />;
  return (
    <Notice live>
      <Progress label={t('exchange.summary.comparing', { done: stepsDone, steps })} share={stepsDone / steps} />
      <p>{t('exchange.summary.comparing_note')}</p>
    </Notice>
  );
}
