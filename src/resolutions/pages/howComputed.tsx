import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';

type Of = 'task' | 'item' | 'plan' | 'target' | 'resolution' | 'step';

const HOW: Record<Of, string> = {
  task: 'resolutions.how.task',
  item: 'resolutions.how.item',
  plan: 'resolutions.how.plan',
  target: 'resolutions.how.target',
  resolution: 'resolutions.how.resolution',
  step: 'resolutions.how.step',
};

/** The formulas of progress.ts in words, where a page shows their results. */
export function HowComputed({ of }: { of: readonly Of[] }) {
  const { t } = useText();
  return (
    <Disclosure title={t('resolutions.how.title')}>
      <ul>
        {of.map((one) => (
          <li key={one}>{t(HOW[one])}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
