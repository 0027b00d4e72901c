import { useLocation } from 'react-router';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';

/** The pages of a unit's work on candidates and admissions. A cell has its monthly review; a committee sees those of its cells. */
export function AdmissionTabs({ unit, cell }: { unit: string; cell?: boolean }) {
  const { t } = useText();
  const month = session().today.slice(0, 7);
  const { pathname } = useLocation();
  return (
    <Tabs
      label={t('admissions.tabs.label')}
      tabs={[
        ...(may('candidate.read')
          ? [
              { label: t('admissions.tabs.list'), to: paths.candidates(unit) },
              cell
                ? {
                    label: t('admissions.tabs.review'),
                    to: paths.candidateReview(unit, month),
                    current: pathname.startsWith(paths.candidateReviews(unit)),
                  }
                : { label: t('admissions.tabs.reviews'), to: paths.candidateReviews(unit) },
              { label: t('admissions.tabs.classes'), to: paths.classes(unit) },
            ]
          : []),
        { label: t('admissions.tabs.plans'), to: paths.admissionPlans(unit) },
        { label: t('admissions.tabs.overview'), to: paths.admissions(unit) },
      ]}
    />
  );
}
