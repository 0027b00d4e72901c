import { useState } from 'react';
import { useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import { saveFile } from '../../web/saveTable.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { CheckedReport } from '../reportCheck.ts';
import { FINDING_KINDS } from '../rules/finding.ts';
import { Compared } from './compared.tsx';
import { FindingList } from './findings.tsx';
import { Holds } from './holds.tsx';
import { MarkedText } from './marked.tsx';
import { findingsOf } from './sending.ts';
import './reportCheck.css';

/** What was found, beside the text it was found in. On a phone the findings come first: each leads to its place. */
export function Result({ report, unit }: { report: CheckedReport; unit: string }) {
  const { t } = useText();
  const address = useAddress();
  const wanted = address.get('kind');
  const kinds = FINDING_KINDS.filter((kind) => report.findings.some((finding) => finding.kind === kind));
  const shown = report.findings.flatMap((finding, index) =>
    !wanted || finding.kind === wanted ? [{ ...finding, index }] : [],
  );
  return (
    <div className="report-checked">
      <div className="report-told">
        <Section title={t('reportCheck.findings')}>
          <div className="stack">
            <p role="status">
              {t(report.findings.length > 0 ? 'reportCheck.found' : 'reportCheck.none', {
                count: report.findings.length,
              })}
            </p>
            {report.findings.length === 0 && <p className="quiet">{t('reportCheck.none_hint')}</p>}
            {kinds.length > 1 && (
              <Filters
                filters={[
                  {
                    kind: 'choice',
                    key: 'kind',
                    label: t('reportCheck.filter'),
                    options: kinds.map((kind) => ({ value: kind, label: t(`reportCheck.kind.${kind}`) })),
                  },
                ]}
              />
            )}
            <FindingList findings={shown} />
            {shown.length === 0 && report.findings.length > 0 && <Empty title={t('reportCheck.none')} />}
            <Save report={report} unit={unit} />
          </div>
        </Section>
        <Section title={t('reportCheck.compared')}>
          <p className="quiet">{t(`reportCheck.on_${report.dayFrom}`, { date: date(report.on) })}</p>
          <Compared compared={report.compared} />
        </Section>
        <Holds fits={report.fits} />
      </div>
      <Section title={t('reportCheck.document')}>
        <MarkedText text={report.text} findings={shown} />
      </Section>
    </div>
  );
}

function Save({ report, unit }: { report: CheckedReport; unit: string }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(`${t('reportCheck.file')}.xlsx`, await findingsOf(report.text, unit, report.on));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <div>
        <Button busy={busy} onClick={() => void save()}>
          {t('reportCheck.save')}
        </Button>
      </div>
      {error !== undefined && <Refusal error={error} />}
    </div>
  );
}
