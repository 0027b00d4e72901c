import { Link } from 'react-router';
import { api, type UnitLineageResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useResource } from '../../web/resource.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';

type Kin = UnitLineageResult['madeOf'][number];

/** What became of a closed unit, and what a unit was made of: told on its page, with the decision behind it. */
export function UnitLineage({ unit }: { unit: { id: string; name: string; closedOn: string | null } }) {
  const { t } = useText();
  const { data } = useResource(`lineage ${unit.id}`, () => api.unitLineage({ unit: unit.id }));
  if (!data) return null;
  const { becameOf, madeOf, decisions } = data;
  const next = becameOf.filter(({ chain }) => chain === 1);
  const by = decisions.at(-1);
  return (
    <>
      {unit.closedOn !== null && next.length > 0 && (
        <Notice state="due">
          <p>
            {t('organization.lineage.became', {
              unit: unit.name,
              date: date(unit.closedOn),
              successor: next.map(({ name }) => name).join('; '),
            })}{' '}
            {t('organization.lineage.readable')}
          </p>
          <p className="row">
            {next.map((each) => (
              <KinLink key={each.unitId} kin={each} />
            ))}
            {by && (
              <Link to={paths.reorganization(by.id)}>
                {t('organization.lineage.by', { decision: by.number ?? by.title })}
              </Link>
            )}
          </p>
        </Notice>
      )}
      {madeOf.length > 0 && (
        <Disclosure title={`${t('organization.lineage.made_of')} (${madeOf.length})`}>
          <ul>
            {madeOf.map((each) => (
              <li key={each.unitId}>
                <KinLink kin={each} />{' '}
                <span className="quiet">{t('organization.lineage.since', { date: date(each.on) })}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function KinLink({ kin }: { kin: Kin }) {
  if (!kin.opens) return <Name>{kin.name}</Name>;
  return (
    <Link to={paths.unit(kin.unitId)}>
      <Name>{kin.name}</Name>
    </Link>
  );
}
