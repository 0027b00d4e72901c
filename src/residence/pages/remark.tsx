import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Timeline } from '../../web/ui/line.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { RemarkFull, RemarkWording } from '../residence.ts';
import { RemarkState } from './contactState.tsx';
import { CorrectRemark, DropRemark } from './remarkDialogs.tsx';
import { useResidenceWords } from './words.ts';
import './residence.css';

export const handle: PageHandle = { title: (t, data) => t('residence.remark.title', { name: data?.remark.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const remark = (await api.remarkGet({ id: params.id ?? '' })) as RemarkFull;
  return { remark };
}

/** One remark: what holds, and every wording it had with its day. */
export default function RemarkPage() {
  const { t } = useText();
  const { named, why } = useResidenceWords();
  const { remark } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState<'correct' | 'drop'>();
  const corrects = remark.may['remark.correct']?.length === 0;
  const drops = remark.may['remark.drop']?.length === 0;
  return (
    <Page
      title={t('residence.remark.title', { name: remark.name })}
      lead={t('residence.remark.lead', { residence: remark.residence.name, year: String(remark.year) })}
      state={<RemarkState line={remark} />}
      crumbs={may('residence.read') ? [{ label: remark.name, to: paths.memberResidence(remark.personId) }] : []}
      action={<Download kind="residence-remark" id={remark.id} />}
    >
      <div className="sides">
        <div>
          <Facts
            facts={[
              { label: t('residence.fact.home'), value: <Name>{remark.home.name}</Name> },
              { label: t('residence.fact.residence'), value: <Name>{remark.residence.name}</Name> },
              {
                label: t('residence.fact.level'),
                value: remark.level === null ? '–' : named('remarkLevels', remark.level),
              },
              remark.discussedOn !== null && {
                label: t('residence.fact.discussed_on'),
                value: date(remark.discussedOn),
              },
              remark.state === 'open' && { label: t('residence.fact.due'), value: date(remark.due) },
              remark.askedFor !== null && { label: t('residence.ask.why'), value: <Name>{remark.askedFor}</Name> },
              remark.dropReason !== null && {
                label: t('residence.fact.why'),
                value: <Name>{why(remark.dropReason)}</Name>,
              },
            ]}
          />
          {remark.texts.length > 0 && (
            <Section title={t('residence.remark.content')}>
              {remark.texts.map(({ part, text }) => (
                <div key={part} className="remark-text">
                  <h3>{named('remarkParts', part)}</h3>
                  <p dir="auto">{text}</p>
                </div>
              ))}
            </Section>
          )}
          {remark.state === 'open' && (
            <Notice>
              {t('residence.remark.draft')}{' '}
              <Link to={paths.residenceRound(remark.roundId)}>{t('residence.remark.to_round')}</Link>
            </Notice>
          )}
          <div className="row remarks-verbs">
            {corrects && <Button onClick={() => setOpen('correct')}>{t('residence.correct.verb')}</Button>}
            {drops && <Button onClick={() => setOpen('drop')}>{t('residence.drop.verb')}</Button>}
          </div>
        </div>
        {remark.wordings.length > 0 && (
          <div>
            <Wordings wordings={remark.wordings} />
          </div>
        )}
      </div>
      {open === 'correct' && <CorrectRemark remark={remark} onClose={() => setOpen(undefined)} />}
      {open === 'drop' && <DropRemark remark={remark} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

/** What was sent and what was put right since; nothing is written over. */
function Wordings({ wordings }: { wordings: RemarkWording[] }) {
  const { t } = useText();
  const { named } = useResidenceWords();
  return (
    <Timeline
      label={t('residence.remark.history')}
      entries={wordings.map((wording) => ({
        key: String(wording.number),
        place: 'done' as const,
        title: t(wording.number === 0 ? 'residence.remark.sent_entry' : 'residence.remark.corrected_entry', {
          name: wording.byName,
        }),
        meta: date(wording.on),
        children: (
          <>
            {wording.reason !== null && <p dir="auto">{wording.reason}</p>}
            <p className="small quiet">
              {named('remarkLevels', wording.level)} ·{' '}
              {t('residence.remark.discussed', { date: date(wording.discussedOn) })}
            </p>
          </>
        ),
      }))}
    />
  );
}
