import { api } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useResource } from '../../web/resource.ts';
import { useText } from '../../web/text.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';

/** That nobody and nothing was left behind, as it stands now: with the numbers it was looked through by. */
export function Whole({ id }: { id: string }) {
  const { t } = useText();
  const { data } = useResource(`check ${id}`, () => api.reorganizationCheck({ id }));
  if (!data) return null;
  const left = data.astray + data.left + data.posts;
  return (
    <Section title={t('reorganization.whole.title')}>
      <Figures
        figures={[
          { label: t('reorganization.whole.people'), value: data.people, to: paths.reorganizationPeople(id) },
          { label: t('reorganization.whole.work'), value: data.work, to: paths.reorganizationWork(id) },
          { label: t('reorganization.whole.left'), value: left },
        ]}
      />
      <Notice state={left === 0 ? 'done' : 'overdue'}>
        {t(left === 0 ? 'reorganization.paper.whole' : 'reorganization.paper.not_whole')}
      </Notice>
    </Section>
  );
}
