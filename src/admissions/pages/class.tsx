import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, listed, partOf } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ClassRecord, PlaceLine } from '../training.ts';
import { CLASS_BADGES, named, PLACE_BADGES } from './names.ts';
import './admissions.css';
import { Cancel, Correct, Enrol, Finish } from './classDialogs.tsx';

export const handle: PageHandle = { title: (_t, data) => data?.record.name ?? '' };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.classGet({ id: params.id ?? '' })) as ClassRecord;
  return { record, unit: record.unit.id };
}

type Asked = 'enrol' | 'finish' | 'correct' | 'cancel';

/** A class: who sits in it, who waits for it, and what came of it. */
export default function ClassPage() {
  const { t, lang } = useText();
  const { record } = useLoaderData<typeof loader>();
  const [asked, setAsked] = useState<Asked>();
  const can = (command: string) => record.may[command]?.length === 0;
  const close = () => setAsked(undefined);
  const seated = record.places.some((place) => place.state === 'enrolled');
  return (
    <Page
      title={<Name>{record.name}</Name>}
      lead={named('courses', record.course, lang)}
      crumbs={[{ label: t('admissions.tabs.classes'), to: paths.classes(record.unit.id) }]}
      state={
        <StateBadge state={CLASS_BADGES[record.state] ?? 'information'}>
          {t(`admissions.class.${record.state}`)}
        </StateBadge>
      }
      action={
        can('class.enrol') && (
          <Button look="primary" onClick={() => setAsked('enrol')}>
            {t('admissions.class.enrol')}
          </Button>
        )
      }
      more={[
        ...(can('class.finish') && seated
          ? [{ label: t('admissions.class.finish'), onSelect: () => setAsked('finish') }]
          : []),
        ...(can('class.correct')
          ? [{ label: t('admissions.class.correct'), onSelect: () => setAsked('correct') }]
          : []),
        ...(can('class.cancel') ? [{ label: t('admissions.class.cancel'), onSelect: () => setAsked('cancel') }] : []),
      ]}
    >
      <Facts
        facts={[
          {
            label: t('admissions.class.when'),
            value: t('admissions.class.span', { from: date(record.startsOn), to: date(record.endsOn) }),
          },
          { label: t('admissions.class.place'), value: <Name>{record.place}</Name> },
          { label: t('admissions.class.held_by'), value: <Name>{record.heldBy}</Name> },
          { label: t('admissions.class.enrolled'), value: partOf(record.enrolled, record.seats) },
          {
            label: t('admissions.class.still_waiting'),
            value: (
              <Link to={paths.classPlaces(record.unit.id, { state: 'waiting', course: record.course })}>
                {record.waiting}
              </Link>
            ),
          },
          Boolean(record.note) && { label: t('admissions.class.note'), value: <Name>{record.note}</Name> },
        ]}
      />
      <Section title={t('admissions.class.people')}>
        <Table
          caption={t('admissions.class.people')}
          rows={record.places}
          rowKey={(place) => place.id}
          rowLink={personLink}
          columns={[
            { key: 'name', header: t('admissions.list.name'), cell: (place) => <Name>{place.name}</Name> },
            { key: 'unit', header: t('admissions.list.unit'), cell: (place) => <Name>{place.unit.name}</Name> },
            {
              key: 'state',
              header: t('admissions.class.result'),
              cell: (place) => (
                <StateBadge state={PLACE_BADGES[place.state] ?? 'information'}>
                  {listed([t(`admissions.place.${place.state}`), place.note])}
                </StateBadge>
              ),
            },
            {
              key: 'number',
              header: t('admissions.course.number'),
              cell: (place) => place.number && <bdi>{place.number}</bdi>,
            },
            {
              key: 'until',
              header: t('admissions.course.until'),
              cell: (place) => place.validUntil && date(place.validUntil),
            },
          ]}
          empty={<Empty title={t('admissions.class.empty')}>{t('admissions.class.empty_hint')}</Empty>}
        />
      </Section>
      {asked === 'enrol' && <Enrol record={record} onClose={close} />}
      {asked === 'finish' && <Finish record={record} onClose={close} />}
      {asked === 'correct' && <Correct record={record} onClose={close} />}
      {asked === 'cancel' && <Cancel record={record} onClose={close} />}
    </Page>
  );
}

/** Whose place it is. */
export function personLink(place: Pick<PlaceLine, 'candidateId' | 'personId'>): string {
  return place.candidateId ? paths.candidate(place.candidateId) : paths.member(place.personId ?? '');
}
