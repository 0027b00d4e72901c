import { Link } from 'react-router';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { WorkVersion } from '../work.ts';

type Props = { unit: string; versions: readonly WorkVersion[]; shown: string | undefined };

/** The versions of a division of work, each with its way to the matrix and to the comparison with the one before. */
export function Versions({ unit, versions, shown }: Props) {
  const { t } = useText();
  if (versions.length === 0) return null;
  const before = (version: WorkVersion) => versions[versions.indexOf(version) + 1];
  return (
    <Section title={t('organization.division.versions')}>
      <Table
        caption={t('organization.division.versions')}
        rows={versions}
        rowKey={(version) => version.id}
        rowLink={(version) => paths.division(unit, { version: version.id })}
        columns={[
          { key: 'days', header: t('organization.division.days'), cell: (version) => <Days version={version} /> },
          {
            key: 'decision',
            header: t('organization.posts.decision'),
            cell: (version) => version.decision && <Name>{version.decision}</Name>,
          },
          {
            key: 'lines',
            header: t('organization.division.lines'),
            numeric: true,
            cell: (version) => number(version.lines),
          },
          {
            key: 'state',
            header: t('organization.terms.state'),
            cell: (version) =>
              version.id === shown ? (
                <StateBadge state="information">{t('organization.division.shown')}</StateBadge>
              ) : (
                <StateBadge state="later">
                  {version.state === 'draft' ? t('organization.state.draft') : t('organization.state.adopted')}
                </StateBadge>
              ),
          },
          {
            key: 'compare',
            header: t('organization.posts.action'),
            cell: (version) => {
              const older = before(version);
              return (
                older && (
                  <Link to={paths.division(unit, { version: version.id, against: older.id })}>
                    {t('organization.division.compare')}
                  </Link>
                )
              );
            },
          },
        ]}
      />
    </Section>
  );
}

function Days({ version }: { version: WorkVersion }) {
  const { t } = useText();
  if (!version.from) return t('organization.state.draft');
  return version.to
    ? t('organization.history.during', { from: date(version.from), to: date(version.to) })
    : t('organization.history.since', { from: date(version.from) });
}
