import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ClassListInput } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { addressQuery } from '../../web/address.ts';
import { date, partOf } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { CLASS_STATES } from '../training.ts';
import { CLASS_BADGES, named } from './names.ts';
import { AdmissionTabs } from './tabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('admissions.classes.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ClassListInput, 'unit'>;
  const [unit, list, waiting] = await Promise.all([
    api.unitGet({ id }),
    api.classList({ unit: id, ...asked }),
    api.placeList({ unit: id, state: 'waiting', limit: 1 }),
  ]);
  return { unit, list, waiting: waiting.total };
}

/** Classes of the unit, of those below it and of those above it, and how many wait for one. */
export default function ClassesPage() {
  const { t, lang } = useText();
  const { unit, list, waiting } = useLoaderData<typeof loader>();
  const mayOpen = unit.may.includes('class.manage') || unit.may.includes('*');
  const open = mayOpen && (
    <LinkButton look="primary" to={paths.newClass(unit.id)}>
      {t('admissions.classes.open')}
    </LinkButton>
  );
  return (
    <Page
      title={t('admissions.tabs.classes')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('admissions.classes.lead')}
        </>
      }
      action={open}
    >
      <AdmissionTabs unit={unit.id} cell={unit.children === 0} />
      <p>
        <Link to={paths.classPlaces(unit.id, { state: 'waiting' })}>
          {t('admissions.classes.waiting', { count: waiting })}
        </Link>
        {' · '}
        <Link to={paths.classPlaces(unit.id, { certificate: 'expiring', sort: 'until' })}>
          {t('admissions.classes.expiring')}
        </Link>
      </p>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'course',
            label: t('admissions.course.which'),
            options: optionsOf('courses', lang),
            wide: true,
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('admissions.list.state'),
            options: CLASS_STATES.map((value) => ({ value, label: t(`admissions.class.${value}`) })),
          },
        ]}
      />
      <Table
        caption={t('admissions.tabs.classes')}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.trainingClass(line.id)}
        sort="-on"
        total={list.total}
        next={list.next}
        columns={[
          { key: 'name', header: t('admissions.class.name'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          { key: 'course', header: t('admissions.course.which'), cell: (line) => named('courses', line.course, lang) },
          { key: 'on', header: t('admissions.class.from'), cell: (line) => date(line.startsOn), sortable: true },
          { key: 'unit', header: t('admissions.class.held_by'), cell: (line) => <Name>{line.heldBy}</Name> },
          {
            key: 'seats',
            header: t('admissions.class.enrolled'),
            cell: (line) => partOf(line.enrolled, line.seats),
            numeric: true,
          },
          {
            key: 'state',
            header: t('admissions.list.state'),
            cell: (line) => (
              <StateBadge state={CLASS_BADGES[line.state] ?? 'information'}>
                {t(`admissions.class.${line.state}`)}
              </StateBadge>
            ),
          },
        ]}
        empty={
          <Empty title={t('admissions.classes.none')} action={open}>
            {t('admissions.classes.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
