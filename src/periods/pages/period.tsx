import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { CorrectionLine, FrozenNumber, PeriodRecord } from '../period.ts';
import { CorrectionTable } from './correctionTable.tsx';
import { ClosePeriod, CorrectNumber, OpenPeriod } from './dialogs.tsx';
import { periodName } from './naming.ts';
import { NumberTable } from './numberTable.tsx';
import { PeriodState } from './periodState.tsx';
import { Unfinished } from './unfinished.tsx';

export const handle: PageHandle = {
  title: (t, data) => (data ? t('periods.page.title', { period: periodName(data.record.line, t) }) : ''),
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const asked = {
    unit: params.unit ?? '',
    kind: params.span as PeriodRecord['line']['kind'],
    startsOn: params.startsOn ?? '',
  };
  const { after } = addressQuery(request);
  const [record, corrections] = await Promise.all([
    api.periodGet(asked),
    api.periodCorrections({ ...asked, ...(after && { after }) }),
  ]);
  return { record: record as PeriodRecord, corrections, unit: record.unit };
}

type Doing = { what: 'close' | 'open' } | { what: 'correct'; number: FrozenNumber } | null;

/** One period at a unit: what was frozen, what corrections made of it, and what the records say today. */
export default function PeriodPage() {
  const { t, own, lang } = useText();
  const { record, corrections } = useLoaderData<typeof loader>();
  const [doing, setDoing] = useState<Doing>(null);
  const { unit, line, closing, may } = record;
  const name = periodName(line, t);
  const isClosed = record.numbers.some(({ frozen }) => frozen !== null);
  const coming = line.startsOn > session().today;
  const close = () => setDoing(null);
  return (
    <Page
      title={t('periods.page.title', { period: name })}
      lead={<Name>{unit.name}</Name>}
      state={<PeriodState line={line} />}
      crumbs={[{ label: t('periods.list.title'), to: paths.unitPeriods(unit.id, { year: line.startsOn.slice(0, 4) }) }]}
      action={
        line.state === 'closed' ? undefined : (
          <Button look="primary" because={may['period.close'] ?? []} onClick={() => setDoing({ what: 'close' })}>
            {t(line.state === 'opened' ? 'periods.close.again' : 'periods.close.verb')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { label: t('periods.page.from_to'), value: `${date(line.startsOn)} – ${date(line.endsOn)}` },
          closing !== null && {
            label: t('periods.page.closed'),
            value: t('periods.page.closed_by', { date: date(closing.closed.on), name: closing.closed.name }),
          },
          closing !== null &&
            closing.unitId !== unit.id && {
              label: t('periods.page.closed_at'),
              value: <Name>{closing.unitName}</Name>,
            },
          line.state === 'closed' &&
            closing !== null &&
            closing.openers.length > 0 && {
              label: t('periods.page.openers'),
              value: t('periods.page.openers_at', {
                posts: capitalized(
                  listed(
                    closing.openers.map((each) => own(each)),
                    lang,
                  ),
                  lang,
                ),
                unit: closing.unitName,
              }),
            },
          line.state === 'closed' &&
            closing?.openedFirst != null && {
              label: t('periods.page.opened_first'),
              value: <Name>{closing.openedFirst}</Name>,
            },
          closing !== null &&
            closing.closingNo > 1 && { label: t('periods.page.closing_no'), value: number(closing.closingNo) },
          closing !== null && { label: t('periods.page.units'), value: number(closing.units) },
          closing?.note != null && { label: t('periods.page.note'), value: <bdi>{closing.note}</bdi> },
          closing?.opened != null && {
            label: t('periods.page.opened'),
            value: t('periods.page.opened_why', {
              date: date(closing.opened.on),
              name: closing.opened.name,
              reason: closing.opened.reason,
            }),
          },
          line.due !== null && line.state !== 'closed' && { label: t('periods.list.due'), value: date(line.due) },
        ]}
      />
      {line.state === 'running' && (
        <Notice>{coming ? t('periods.page.coming', { date: date(line.startsOn) }) : t('periods.page.running')}</Notice>
      )}
      <Unfinished lines={record.unfinished} />
      {!coming && (
        <Section title={t('periods.page.numbers')}>
          <p>
            {isClosed && closing
              ? t(corrections.total > 0 ? 'periods.page.print_corrected' : 'periods.page.print_closed', {
                  date: date(closing.closed.on),
                  count: corrections.total,
                })
              : t('periods.page.print_live', { date: date(session().today) })}
          </p>
          <NumberTable
            record={record}
            onCorrect={
              may['period.correct']?.length === 0 ? (each) => setDoing({ what: 'correct', number: each }) : undefined
            }
          />
          {record.hidden > 0 && <p className="quiet">{t('periods.page.hidden', { count: record.hidden })}</p>}
        </Section>
      )}
      {corrections.total > 0 && (
        <Section title={t('periods.corrections.title')}>
          <CorrectionTable
            lines={corrections.items as CorrectionLine[]}
            total={corrections.total}
            next={corrections.next}
            names={new Map(record.numbers.flatMap((each) => (each.key ? [[each.key, own(each.label)]] : [])))}
          />
        </Section>
      )}
      {line.state === 'closed' && closing?.unitId === unit.id && (
        <Section title={t('periods.open.verb')}>
          <p>{t('periods.open.hint')}</p>
          <Button because={may['period.open'] ?? []} onClick={() => setDoing({ what: 'open' })}>
            {t('periods.open.verb')}
          </Button>
        </Section>
      )}
      {doing?.what === 'close' && <ClosePeriod record={record} onClose={close} />}
      {doing?.what === 'open' && <OpenPeriod record={record} onClose={close} />}
      {doing?.what === 'correct' && (
        <CorrectNumber
          record={record}
          number={doing.number}
          label={capitalized(own(doing.number.label), lang)}
          onClose={close}
        />
      )}
    </Page>
  );
}
