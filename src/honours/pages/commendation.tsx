import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { bytes, date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { CommendationFull } from '../honour.ts';
import { reasonsNotToAnnul } from '../rules/commendations.ts';
import { addresses } from './addresses.ts';
import { useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (_t, data) => data?.commendation.name };

export async function loader({ params }: LoaderFunctionArgs) {
  const commendation = (await api.commendationGet({ id: params.id ?? '' })) as CommendationFull;
  return { commendation, unit: commendation.unitId };
}

/** One commendation: to whom, from whom, why, and its papers. */
export default function CommendationPage() {
  const { t } = useText();
  const { named } = useHonourWords();
  const { commendation } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState(false);
  const form = named('commendationForms', commendation.form);
  return (
    <Page
      title={<Name>{commendation.name}</Name>}
      lead={form}
      state={
        commendation.annulledOn ? (
          <StateBadge state="overdue">{t('honours.fact.annulled')}</StateBadge>
        ) : (
          <StateBadge state="done">{t('honours.fact.in_force')}</StateBadge>
        )
      }
      crumbs={[{ label: t('honours.tabs.commendations'), to: paths.commendations(commendation.unitId) }]}
      action={
        commendation.annulledOn === null && (
          <Button because={commendation.may['commendation.annul'] ?? []} onClick={() => setOpen(true)}>
            {t('honours.commendation.annul')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          {
            label: t('honours.fact.name'),
            value: (
              <Link
                to={
                  commendation.personId ? paths.memberHonours(commendation.personId) : paths.unit(commendation.unitId)
                }
              >
                {commendation.name}
              </Link>
            ),
          },
          {
            label: t('honours.fact.unit'),
            value: <Link to={paths.unit(commendation.unitId)}>{commendation.unitName}</Link>,
          },
          { label: t('honours.fact.form'), value: form },
          { label: t('honours.fact.by'), value: <Name>{commendation.byName}</Name> },
          { label: t('honours.fact.decided_on'), value: date(commendation.decidedOn) },
          commendation.number !== null && {
            label: t('honours.fact.number'),
            value: <Name>{commendation.number}</Name>,
          },
          { label: t('honours.fact.for_year'), value: String(commendation.forYear) },
          commendation.caseId !== null && {
            label: t('honours.fact.proposal'),
            value: <Link to={paths.case(commendation.caseId)}>{t('honours.commendation.its_way')}</Link>,
          },
          { label: t('honours.fact.reason'), value: <Name>{commendation.reason}</Name> },
          {
            label: t('honours.fact.recorded'),
            value: t('honours.commendation.recorded', {
              name: commendation.recordedName,
              at: dateTime(commendation.recordedAt),
            }),
          },
          commendation.files.length > 0 && {
            label: t('honours.new.files'),
            value: (
              <>
                {commendation.files.map((file) => (
                  <p key={file.id}>
                    <a href={addresses.file(file.id)} download>
                      <Icon name="file" /> <Name>{file.name}</Name>
                    </a>{' '}
                    <span className="quiet small">{bytes(file.bytes)}</span>
                  </p>
                ))}
              </>
            ),
          },
        ]}
      />
      {commendation.annulledOn && (
        <Notice>
          {t('honours.commendation.annulled_by', {
            date: date(commendation.annulledOn),
            name: commendation.annulledName ?? '',
            number: commendation.annulledNumber ?? '–',
            reason: commendation.annulledReason ?? '',
          })}
        </Notice>
      )}
      {open && <Annul commendation={commendation} onClose={() => setOpen(false)} />}
    </Page>
  );
}

type AnnulValues = { on: string; number?: string; reason: string };

function Annul({ commendation, onClose }: { commendation: CommendationFull; onClose: () => void }) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<AnnulValues, unknown>
      title={t('honours.commendation.annul')}
      onClose={onClose}
      name="commendation.annul"
      entity={commendation.id}
      initial={{ on: today }}
      check={({ on }) => (on ? reasonsNotToAnnul(commendation, on, today) : [])}
      submit={(values, commandId) =>
        api.commendationAnnul({ id: commendation.id, version: commendation.version, ...values }, { commandId })
      }
      verb={t('honours.commendation.annul')}
    >
      <Notice>{t('honours.commendation.annul_hint', { name: commendation.name })}</Notice>
      <DateField name="on" label={t('honours.fact.decided_on')} max={today} required />
      <TextField name="number" label={t('honours.fact.number')} maxLength={60} />
      <MultilineField name="reason" label={t('honours.fact.why')} maxLength={1000} rows={3} required />
    </CommandDialog>
  );
}
