import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitBreakdownInput, type UnitBreakdownResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { BREAKDOWNS } from '../measures.ts';
import { SmallGroups } from './smallGroups.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.breakdown.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { by } = addressQuery(request);
  return await api.unitBreakdown({ id: params.unit ?? '', by: by as UnitBreakdownInput['by'] });
}

type Part = UnitBreakdownResult['parts'][number];
const GROUPS: Record<string, string> = {
  sex: 'sexes',
  status: 'statuses',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
};

/** The members of a unit by sex, age and what else the register knows; groups that are too small are hidden. */
export default function BreakdownPage() {
  const { t, lang } = useText();
  const { unit, by, members, parts, smallest, rule, names } = useLoaderData<typeof loader>();
  const statuses = Object.keys(useSession().labels?.statuses ?? {}).length;
  const labelled = (part: Part) => {
    if (part.code === '') return t('indicators.breakdown.unknown');
    if (by !== 'age') return capitalized(labelOf(GROUPS[by] ?? '', part.code, lang), lang);
    const [from, to] = part.code.split('-');
    return to
      ? t('indicators.breakdown.ages', { from: from ?? '', to })
      : t('indicators.breakdown.over', { from: from ?? '' });
  };
  const filter = (part: Part): Record<string, string> =>
    by === 'age'
      ? {
          ...(part.bornFrom && { bornFrom: String(part.bornFrom) }),
          ...(part.bornTo && { bornTo: String(part.bornTo) }),
        }
      : { [by]: part.code };
  const title = t(`indicators.breakdown.${by}`);
  return (
    <Page
      title={t('indicators.breakdown.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={names && <LinkButton to={paths.ages(unit.id)}>{t('indicators.ages.menu')}</LinkButton>}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'by',
            label: t('indicators.breakdown.by'),
            options: BREAKDOWNS.filter((each) => each !== 'sex' && (each !== 'status' || statuses > 1)).map((each) => ({
              value: each,
              label: t(`indicators.breakdown.${each}`),
            })),
            all: t('indicators.breakdown.sex'),
          },
        ]}
      />
      <Table
        caption={title}
        rows={parts}
        rowKey={(part) => part.code}
        columns={[
          { key: 'code', header: title, cell: (part) => labelled(part) },
          {
            key: 'n',
            header: t('indicators.children.members'),
            cell: (part) =>
              part.n === null ? (
                <span className="quiet">{t('indicators.small_group')}</span>
              ) : (
                <Share
                  part={part.n}
                  whole={members}
                  {...(names &&
                    part.code !== '' && { to: paths.unitPeople(unit.id, { seat: 'own', ...filter(part) }) })}
                />
              ),
          },
        ]}
        empty={<Empty title={t('indicators.breakdown.empty')}>{t('indicators.overview.begin_hint')}</Empty>}
      />
      <SmallGroups smallest={smallest} rule={rule} />
    </Page>
  );
}
