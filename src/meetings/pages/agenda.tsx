import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { ItemRecord } from '../item.ts';
import type { MeetingRecord } from '../meeting.ts';
import { WaitingCases } from './cases.tsx';
import { type AgendaValue, agendaOf, ItemFields } from './meetingForm.tsx';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';
import { Repeats } from './repeats.tsx';
import './meetings.css';

export const handle: PageHandle = { title: (t) => t('meetings.agenda.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  const offer = await api.meetingOffer({ unit: meeting.unit.id });
  return { meeting, unit: meeting.unit, itemKinds: offer.itemKinds };
}

/** The agenda after the call and while the meeting runs: points are added and put in order. */
export default function AgendaPage() {
  const { t } = useText();
  const { meeting, itemKinds } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  return (
    <Page title={t('meetings.agenda.title')} crumbs={crumbsOf(meeting)}>
      <WaitingCases meeting={meeting} />
      <Section title={t('meetings.agenda.order')}>
        <Order meeting={meeting} />
      </Section>
      <Section title={t('meetings.agenda.add')}>
        <CommandForm<AgendaValue, unknown>
          key={meeting.items.length}
          name="meeting.add_item"
          entity={meeting.id}
          initial={{ kind: itemKinds.find((kind) => kind === 'discussion') ?? itemKinds[0] }}
          submit={(values, commandId) => {
            const [point] = agendaOf([values]);
            if (!point) throw new Error('no point');
            return api.meetingAddItem({ id: meeting.id, version: meeting.version, ...point }, { commandId });
          }}
          onDone={revalidate}
          verb={t('meetings.agenda.add')}
          because={meeting.may['meeting.add_item']}
          cancel={paths.meeting(meeting.id)}
        >
          <ItemFields itemKinds={itemKinds} links={meeting.links} />
        </CommandForm>
      </Section>
    </Page>
  );
}

/** The points with buttons to move them; each move is kept at once. */
function Order({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [error, setError] = useState<unknown>();
  const because = meeting.may['meeting.reorder'] ?? [];
  const move = async (at: number, by: number) => {
    const ids = meeting.items.map((item) => item.id);
    const [one, two] = [ids[at], ids[at + by]];
    if (one === undefined || two === undefined) return;
    setError(undefined);
    try {
      const order = ids.with(at, two).with(at + by, one);
      await api.meetingReorder({ id: meeting.id, version: meeting.version, order }, { commandId: v7() });
      await revalidate();
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <>
      {error !== undefined && <Refusal error={error} />}
      <Repeats meeting={meeting} />
      <ol className="plain-list agenda-order">
        {meeting.items.map((item, at) => (
          <li key={item.id}>
            <span>
              {number(item.position)}. <bdi>{item.title}</bdi> <Served item={item} />
            </span>
            <span className="row">
              {at > 0 && (
                <Button
                  look="icon"
                  because={because}
                  aria-label={t('web.form.up', { what: item.title })}
                  onClick={() => void move(at, -1)}
                >
                  <Icon name="up" />
                </Button>
              )}
              {at < meeting.items.length - 1 && (
                <Button
                  look="icon"
                  because={because}
                  aria-label={t('web.form.down', { what: item.title })}
                  onClick={() => void move(at, 1)}
                >
                  <Icon name="down" />
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Served({ item }: { item: ItemRecord }) {
  const { t } = useText();
  return item.serves ? <span className="small quiet">{t('meetings.agenda.serves', { what: item.serves })}</span> : null;
}
