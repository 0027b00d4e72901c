import { api } from '../../../gen/client.ts';
import { useResource } from '../../web/resource.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { DECISIONS, type Decision, type LineFilters, type ReportRecord, type SummaryLine } from '../summary/summary.ts';
import { SUMMARY_DECISION_TEXTS } from './texts.ts';

type Props = {
  report: ReportRecord;
  onClose: () => void;
  /** one line, or all undecided ones that a filter leaves */
  line?: SummaryLine;
  filter?: LineFilters;
};

/** Which side is right, with what follows from it, before anything is written. */
export function DecideSummary({ report, line, filter = {}, onClose }: Props) {
  const { t } = useText();
  const { data } = useResource(
    `deciding ${report.id} ${report.undecided} ${line?.id ?? JSON.stringify(filter)}`,
    async () =>
      line ? { total: 1 } : await api.summaryLines({ id: report.id, ...filter, decision: 'none', limit: 1 }),
  );
  return (
    <CommandDialog<{ decision: Decision; note?: string }, unknown>
      name="summary.decide"
      entity={`${report.id} ${line?.id ?? 'all'}`}
      title={line ? line.name : t('exchange.summary.decide_all')}
      lead={data && <p>{t('exchange.summary.decide_lead', { count: data.total })}</p>}
      initial={line ? { decision: (line.decision as Decision | null) ?? undefined, note: line.note ?? undefined } : {}}
      submit={({ decision, note }, commandId) =>
        api.summaryDecide(
          { id: report.id, decision, note: note ?? null, ...(line ? { lines: [line.id] } : { filter }) },
          { commandId },
        )
      }
      onClose={onClose}
      verb={t('exchange.summary.decide')}
      draft={false}
    >
      {({ decision }) => (
        <>
          <ChoiceField
            name="decision"
            label={t('exchange.summary.decided')}
            choices={DECISIONS.map((each) => ({ value: each, label: t(SUMMARY_DECISION_TEXTS[each] ?? each) }))}
            required
          />
          {decision === 'ours' && <p className="quiet">{t('exchange.summary.follows_ours')}</p>}
          {decision === 'theirs' && <p className="quiet">{t('exchange.summary.follows_theirs')}</p>}
          {decision === 'look' && <p className="quiet">{t('exchange.summary.follows_look')}</p>}
          <MultilineField
            name="note"
            label={t('exchange.summary.note')}
            help={t('exchange.summary.note_help')}
            maxLength={500}
            required={decision === 'ours'}
          />
        </>
      )}
    </CommandDialog>
  );
}
