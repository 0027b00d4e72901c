import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type RegulationGetResult } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { bytes, date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { paragraphsOf } from '../rules/regulations.ts';
import { addresses } from './addresses.ts';
import { ComparedText } from './comparedText.tsx';
import { RegulationState, RegulationTable } from './regulationTable.tsx';

export const handle: PageHandle = { title: (_t, data) => data?.record.title ?? '' };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { against } = addressQuery(request);
  const [record, other] = await Promise.all([
    api.regulationGet({ id: params.id ?? '' }),
    against ? api.regulationGet({ id: against }) : null,
  ]);
  return { record, other, unit: record.unitId };
}

/** A version of working regulations: its text, or what it says otherwise than another version. */
export default function RegulationPage() {
  const { t } = useText();
  const { record, other } = useLoaderData<typeof loader>();
  const [adopting, setAdopting] = useState(false);
  const may = (what: string) => record.may.includes(what) || record.may.includes('*');
  const draft = record.versions.find((one) => one.state === 'draft');
  const mayRevise = may('regulation.edit') && (record.state === 'draft' || (record.state === 'adopted' && !draft));
  const revise = (
    <LinkButton to={addresses.editRegulation(record.id)}>
      {record.state === 'draft' ? t('organization.regulations.edit') : t('organization.regulations.revise')}
    </LinkButton>
  );
  const adopt = (
    <Button look="primary" onClick={() => setAdopting(true)}>
      {t('organization.regulations.adopt')}
    </Button>
  );
  return (
    <Page
      title={<Name>{record.title}</Name>}
      lead={<Name>{record.unitName}</Name>}
      state={<RegulationState line={record} />}
      crumbs={[{ label: t('organization.tabs.regulations'), to: paths.regulations(record.unitId) }]}
      action={
        <>
          {mayRevise && revise}
          {may('regulation.adopt') && record.state === 'draft' && adopt}
        </>
      }
    >
      <Facts
        facts={[
          { label: t('organization.terms.name'), value: <Name>{record.term}</Name> },
          { label: t('organization.regulations.version'), value: number(record.versionNo) },
          record.number !== null && {
            label: t('organization.regulations.number'),
            value: <Name>{record.number}</Name>,
          },
          record.adoptedOn !== null && { label: t('organization.regulations.on'), value: date(record.adoptedOn) },
        ]}
      />
      {other ? (
        <Section
          title={t('organization.regulations.compared', {
            older: number(older(record, other)),
            newer: number(newer(record, other)),
          })}
        >
          <ComparedText
            older={record.versionNo > other.versionNo ? other.body : record.body}
            newer={record.versionNo > other.versionNo ? record.body : other.body}
          />
          <p className="section">
            <Link to={paths.regulation(record.id)}>{t('organization.regulations.whole')}</Link>
          </p>
        </Section>
      ) : (
        <Section title={t('organization.regulations.text')}>
          <div className="compared">
            {paragraphsOf(record.body).map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text never change places
              <p key={at}>
                <Name>{text}</Name>
              </p>
            ))}
          </div>
        </Section>
      )}
      {record.files.length > 0 && (
        <Section title={t('organization.regulations.files')}>
          <ul>
            {record.files.map((file) => (
              <li key={file.id}>
                <a href={addresses.file(file.id)}>
                  <Name>{file.name}</Name>
                </a>{' '}
                <span className="quiet">{bytes(file.bytes)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('organization.regulations.versions')}>
        <RegulationTable items={record.versions} of={record.id} />
      </Section>
      {adopting && <Adopt record={record} onClose={() => setAdopting(false)} />}
    </Page>
  );
}

const older = (a: { versionNo: number }, b: { versionNo: number }) => Math.min(a.versionNo, b.versionNo);
const newer = (a: { versionNo: number }, b: { versionNo: number }) => Math.max(a.versionNo, b.versionNo);

function Adopt({ record, onClose }: { record: RegulationGetResult; onClose: () => void }) {
  const { t } = useText();
  const { today } = session();
  const inForce = record.versions.find((one) => one.state === 'adopted');
  return (
    <CommandDialog<{ on: string; number?: string }, unknown>
      title={t('organization.regulations.adopt')}
      onClose={onClose}
      name="regulation.adopt"
      entity={record.id}
      initial={{ on: today }}
      submit={(values, commandId) =>
        api.regulationAdopt({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('organization.regulations.adopt')}
    >
      <DateField name="on" label={t('organization.regulations.on')} max={today} required />
      <TextField name="number" label={t('organization.regulations.number')} maxLength={60} short />
      <Notice>
        {inForce
          ? t('organization.regulations.adopt_lapses', { number: number(inForce.versionNo) })
          : t('organization.regulations.adopt_first')}
      </Notice>
    </CommandDialog>
  );
}
