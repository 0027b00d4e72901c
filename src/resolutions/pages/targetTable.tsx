import { useState } from 'react';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { TargetRecord } from '../resolution.ts';
import { GoalText } from './goal.tsx';
import { MeasuredText } from './measuredText.tsx';
import { MeasureTarget } from './measureTarget.tsx';

/** The targets of a resolution with their goals, their yearly steps and how far they are; `proposeAt`: the unit in which the reader may propose something about one (M21). */
export function TargetTable({ targets, proposeAt }: { targets: readonly TargetRecord[]; proposeAt?: string }) {
  const { t } = useText();
  const [measuring, setMeasuring] = useState<TargetRecord>();
  const act: Column<TargetRecord>[] =
    proposeAt || targets.some(measurable)
      ? [
          {
            key: 'act',
            header: t('resolutions.checks.act'),
            cell: (target) => (
              <div className="row">
                {measurable(target) && (
                  <Button look="plain" onClick={() => setMeasuring(target)}>
                    {t('resolutions.target.measure_it')}
                  </Button>
                )}
                {proposeAt && (
                  <LinkButton look="plain" to={paths.newProposal(proposeAt, { target: target.id })}>
                    {t('resolutions.target.propose')}
                  </LinkButton>
                )}
              </div>
            ),
          },
        ]
      : [];
  return (
    <>
      <Table
        caption={t('resolutions.record.targets')}
        rows={targets}
        rowKey={(target) => target.id}
        columns={[
          {
            key: 'indicator',
            header: t('resolutions.target.indicator'),
            cell: (target) => <Name>{target.indicator}</Name>,
          },
          { key: 'goal', header: t('resolutions.target.goal'), cell: (target) => <GoalText goal={target} /> },
          { key: 'deadline', header: t('resolutions.target.deadline'), cell: (target) => date(target.deadline) },
          { key: 'progress', header: t('resolutions.record.progress'), cell: (target) => <Progress target={target} /> },
          ...act,
        ]}
      />
      {measuring && <MeasureTarget target={measuring} onClose={() => setMeasuring(undefined)} />}
    </>
  );
}

const measurable = (target: TargetRecord) => target.may['target.measure']?.length === 0;

/** How far those below are, and under it what was really reached of each yearly step. */
function Progress({ target }: { target: TargetRecord }) {
  const { t } = useText();
  return (
    <>
      <MeasuredText measured={target.progress} />
      {target.steps.length > 0 && (
        <ul className="small">
          {target.steps.map((step) => (
            <li key={step.year}>
              {step.value === null
                ? t('resolutions.target.step_unmeasured', { year: String(step.year), goal: number(Number(step.goal)) })
                : t('resolutions.target.step_measured', {
                    year: String(step.year),
                    goal: number(Number(step.goal)),
                    value: number(Number(step.value)),
                    date: date(step.measuredOn ?? ''),
                  })}{' '}
              <span className="quiet">
                <MeasuredText measured={step.progress} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
