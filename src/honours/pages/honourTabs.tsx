import { paths } from '../../web/paths.ts';
import { may, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';

/** The pages of a unit's honours. An organization without badges or cards has no pages for them. */
export function HonourTabs({ unit }: { unit: string }) {
  const { t } = useText();
  const { badges, cards } = useHonourParts();
  return (
    <Tabs
      label={t('honours.tabs.label')}
      tabs={[
        { label: t('honours.tabs.commendations'), to: paths.commendations(unit) },
        ...(badges
          ? [
              { label: t('honours.tabs.due'), to: paths.badgesDue(unit) },
              { label: t('honours.tabs.badges'), to: paths.badges(unit) },
            ]
          : []),
        ...(cards ? [{ label: t('honours.tabs.cards'), to: paths.cards(unit) }] : []),
        ...(may('counts.read') ? [{ label: t('honours.tabs.counts'), to: paths.honourCounts(unit) }] : []),
      ]}
    />
  );
}

/** Whether this organization gives badges, and whether its members carry cards. */
export function useHonourParts(): { badges: boolean; cards: boolean } {
  const { labels } = useSession();
  return {
    badges: Object.keys(labels?.badgeSkips ?? {}).length > 0,
    cards: Object.keys(labels?.cardKinds ?? {}).length > 0,
  };
}
