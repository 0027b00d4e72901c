import { useText } from '../../web/text.tsx';
import { Filters } from '../../web/ui/filters.tsx';

export function CheckFilters() {
  const { t } = useText();
  return (
    <Filters
      filters={[
        { kind: 'search', key: 'search', label: t('resolutions.checks.what') },
        {
          kind: 'choice',
          key: 'state',
          label: t('resolutions.task.state'),
          options: [
            { value: 'planned', label: t('resolutions.checks.planned') },
            { value: 'overdue', label: t('resolutions.checks.overdue') },
            { value: 'recorded', label: t('resolutions.checks.recorded') },
            { value: 'dropped', label: t('resolutions.checks.dropped') },
          ],
        },
      ]}
    />
  );
}
