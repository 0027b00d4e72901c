import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveFile } from '../../web/saveTable.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CorrectionLine, LookLine } from '../correction.ts';
import type { MemberRecord } from '../member.ts';
import { CorrectionState } from './correctionState.tsx';
import { Record } from './record.tsx';

export const handle: PageHandle = { title: (t) => t('members.own.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const first = { limit: 1 };
  const [record, looks, corrections, tasks, attendance, nominations, helped] = await Promise.all([
    api.memberMe(),
    api.memberLooks({ limit: 10, after: addressQuery(request).after }),
    api.correctionMine({ limit: 10 }),
    api.taskMine({ role: 'do', ...first }),
    api.attendanceMine(first),
    api.nominationMine(first),
    api.helperMine(first),
  ]);
  const member = record as MemberRecord;
  return {
    member,
    looks,
    corrections,
    tasks: tasks.total,
    attendance: attendance.total,
    nominations: nominations.total,
    helped: helped.total,
    unit: member.unitId,
  };
}

/** What is kept about me: the record, what hangs on it, who has looked, what I asked to have put right, and a copy to take away. */
export default function OwnRecordPage() {
  const { member, looks, corrections, tasks, attendance, nominations, helped } = useLoaderData<typeof loader>();
  const { t, own } = useText();
  return (
    <Record member={member}>
      <Section title={t('members.own.more')}>
        <Facts
          facts={[
            { label: t('members.own.tasks'), value: <NumberLink value={tasks} to={paths.myTasks()} /> },
            { label: t('members.own.attendance'), value: <NumberLink value={attendance} to={paths.myAttendance()} /> },
            helped > 0 && {
              label: t('members.own.helped'),
              value: <NumberLink value={helped} to={paths.myCandidates()} />,
            },
            nominations > 0 && {
              label: t('members.own.nominations'),
              value: <NumberLink value={nominations} to={paths.myNominations()} />,
            },
          ]}
        />
        <div className="row particular-verbs">
          <LinkButton to={paths.myYear()}>{t('members.year.mine')}</LinkButton>
          <LinkButton to={paths.myDues()}>{t('members.own.dues')}</LinkButton>
          <LinkButton to={paths.myHonours()}>{t('members.own.honours')}</LinkButton>
          <LinkButton to={paths.myResidence()}>{t('members.own.residence')}</LinkButton>
          <LinkButton to={paths.myCases()}>{t('members.own.cases')}</LinkButton>
        </div>
      </Section>
      <Section title={t('members.corrections.mine')}>
        <p>{t('members.corrections.lead')}</p>
        <div className="row particular-verbs">
          <LinkButton to={paths.newCorrection()}>{t('members.corrections.ask')}</LinkButton>
        </div>
        {corrections.items.length > 0 && (
          <Table<CorrectionLine>
            caption={t('members.corrections.mine')}
            rows={corrections.items}
            rowKey={(line) => line.id}
            rowLink={(line) => paths.correction(line.id)}
            columns={[
              {
                key: 'field',
                header: t('members.corrections.field'),
                cell: (line) => (line.figure ? own(line.figure) : t(`members.field.${line.field}`)),
              },
              { key: 'asked', header: t('members.corrections.asked_on'), cell: (line) => date(line.askedOn) },
              {
                key: 'state',
                header: t('members.corrections.state'),
                cell: (line) => <CorrectionState line={{ ...line, contested: line.figure !== null }} />,
              },
            ]}
          />
        )}
      </Section>
      <Section title={t('members.looks.title')}>
        <p>{t('members.looks.lead')}</p>
        <Table<LookLine>
          caption={t('members.looks.title')}
          rows={looks.items}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'who',
              header: t('members.looks.who'),
              cell: (line) =>
                line.own ? (
                  t('members.looks.self')
                ) : line.who === '' ? (
                  t('members.looks.operator')
                ) : (
                  <bdi>{line.who}</bdi>
                ),
            },
            { key: 'what', header: t('members.looks.what'), cell: (line) => t(`members.looks.${what(line.command)}`) },
            { key: 'at', header: t('members.looks.at'), cell: (line) => dateTime(line.at) },
            { key: 'unit', header: t('members.looks.unit'), cell: (line) => <bdi>{line.unitName}</bdi> },
          ]}
          total={looks.total}
          next={looks.next}
          empty={<Empty title={t('members.looks.empty')}>{t('members.looks.empty_hint')}</Empty>}
        />
      </Section>
      <Copy member={member} />
    </Record>
  );
}

const KNOWN = ['reveal', 'export', 'copy'];

function what(command: string): string {
  const verb = command.split('.')[1] ?? '';
  return KNOWN.includes(verb) ? verb : 'read';
}

/** Everything that names me, for a machine and on paper; both are recorded. */
function Copy({ member }: { member: MemberRecord }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const copy = await api.memberCopy();
      saveFile(
        `${member.name}.json`,
        new Blob([`${JSON.stringify(copy, null, 2)}\n`], { type: 'application/json;charset=utf-8' }),
      );
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t('members.copy.title')}>
      <p>{t('members.copy.lead')}</p>
      <div className="row particular-verbs">
        <Download kind="own-record" id={member.id} label={t('members.copy.paper')} />
        <Button busy={busy} onClick={save}>
          {t('members.copy.machine')}
        </Button>
      </div>
      {error !== undefined && <Refusal error={error} />}
    </Section>
  );
}
